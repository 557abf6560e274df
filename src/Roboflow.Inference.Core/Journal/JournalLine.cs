using System;
using System.Buffers;
using System.IO;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Journal;

/// <summary>
/// The form of a journal: JSON Lines. The first line names the form, each further one is a result as the data set form
/// JsonLines has it, with its key in front; so Import-RoboflowDataset reads a journal.
/// </summary>
internal static class JournalLine
{
    internal const int Version = 1;

    /// <summary>The member of the first line, whose value is the version.</summary>
    internal const string HeaderMember = "RoboflowJournal";

    private const string Start = "{\"Key\":\"";

    /// <summary>How much of a line's beginning says its key.</summary>
    internal const int PrefixLength = 8 + JournalKey.TextLength + 2;

    internal static byte[] Header { get; } = Encoding.ASCII.GetBytes($"{{\"{HeaderMember}\":{Version}}}\n");

    /// <summary>A whole line with its line feed.</summary>
    internal static byte[] Write(JournalKey key, DetectionResult result)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            PredictionJson.Write(writer, result);
        }

        // The result's own opening brace gives way to the key.
        var start = Encoding.ASCII.GetBytes(Start + key + "\",");
        var line = new byte[start.Length + json.Length];
        start.CopyTo(line, 0);
        Buffer.BlockCopy(json.GetBuffer(), 1, line, start.Length, (int)json.Length - 1);
        line[line.Length - 1] = (byte)'\n';
        return line;
    }

    /// <summary>The key in a line's first <see cref="PrefixLength"/> bytes; false where the line is damaged.</summary>
    internal static bool TryReadKey(byte[] prefix, out JournalKey key)
    {
        key = default;
        var text = Encoding.ASCII.GetString(prefix);
        return text.StartsWith(Start, StringComparison.Ordinal) && text.EndsWith("\",", StringComparison.Ordinal)
            && JournalKey.TryParse(text.Substring(Start.Length, JournalKey.TextLength), out key);
    }

    /// <summary>The result in a line, or null where the line is damaged.</summary>
    internal static DetectionResult? TryRead(ReadOnlyMemory<byte> line)
    {
        try
        {
            return PredictionJson.ReadResult(line.Span);
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The version that a first line states, or null where it is no journal's.</summary>
    internal static int? ReadVersion(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty(HeaderMember, out var version) && version.TryGetInt32(out var number) ? number : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
