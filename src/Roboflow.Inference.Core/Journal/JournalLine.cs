using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Journal;

/// <summary>
/// The form of a journal: JSON Lines. The first line names the form; each other line is a result in the data set format
/// JsonLines, with its key and a checksum in front, so Import-RoboflowDataset reads a journal.
/// </summary>
internal static class JournalLine
{
    // 1 had no checksums; 2 has never been written.
    internal const int Version = 3;

    /// <summary>The member of the first line, whose value is the version.</summary>
    internal const string HeaderMember = "RoboflowJournal";

    private const string Start = "{\"Key\":\"";

    private const string Middle = "\",\"Sum\":\"";
    private const string WarningsMember = "Warnings";
    private const int KeyEnd = 8 + JournalKey.TextLength;
    private const int SumStart = KeyEnd + 9;
    private const int SumLength = 16;

    /// <summary>How long the beginning of a line is, which holds its key and its checksum.</summary>
    internal const int PrefixLength = SumStart + SumLength + 2;

    internal static byte[] Header { get; } = Encoding.ASCII.GetBytes($"{{\"{HeaderMember}\":{Version}}}\n");

    /// <summary>Whether the checksum covers the byte at this place of a line: the key, and what follows the checksum.</summary>
    internal static bool IsChecked(long at) => at >= PrefixLength || at is >= 8 and < KeyEnd;

    /// <summary>A whole line with its line feed.</summary>
    internal static byte[] Write(JournalKey key, JournalEntry entry)
    {
        using var line = new MemoryStream();
        Append(line, Start + key + Middle + new string('0', SumLength) + "\",");
        if (entry.Warnings.Count > 0)
        {
            var warnings = entry.Warnings.Select(w => '"' + JsonEncodedText.Encode(w).ToString() + '"');
            Append(line, $"\"{WarningsMember}\":[{string.Join(",", warnings)}],");
        }

        // The result's own opening brace has given way to the key.
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            PredictionJson.Write(writer, entry.Result);
        }

        line.Write(json.GetBuffer(), 1, (int)json.Length - 1);
        var sum = LineChecksum.Of(line.GetBuffer(), (int)line.Length).ToString("x16", CultureInfo.InvariantCulture);
        line.WriteByte((byte)'\n');
        line.Position = SumStart;
        Append(line, sum);
        return line.ToArray();
    }

    /// <summary>The key and the checksum in a line's first <see cref="PrefixLength"/> bytes; false where the line is damaged.</summary>
    internal static bool TryReadPrefix(byte[] prefix, out JournalKey key, out ulong sum)
    {
        key = default;
        sum = 0;
        var text = Encoding.ASCII.GetString(prefix, 0, PrefixLength);
        return text.StartsWith(Start, StringComparison.Ordinal) && text.EndsWith("\",", StringComparison.Ordinal)
            && string.CompareOrdinal(text, KeyEnd, Middle, 0, Middle.Length) == 0
            && JournalKey.TryParse(text.Substring(Start.Length, JournalKey.TextLength), out key)
            && ulong.TryParse(text.Substring(SumStart, SumLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out sum);
    }

    /// <summary>What is remembered in a line, or null where the line is damaged or another key's.</summary>
    internal static JournalEntry? TryRead(byte[] line, JournalKey key)
    {
        if (line.Length < PrefixLength || !TryReadPrefix(line, out var stated, out var sum) || stated != key || LineChecksum.Of(line, line.Length - 1) != sum)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            string[] warnings = document.RootElement.TryGetProperty(WarningsMember, out var said)
                ? [.. said.EnumerateArray().Select(w => w.GetString() ?? string.Empty)]
                : [];
            return PredictionJson.ReadResult(line) is { } result ? new JournalEntry(result, warnings) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Append(MemoryStream line, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        line.Write(bytes, 0, bytes.Length);
    }

    /// <summary>The version that a first line states, or null where it is not a journal's.</summary>
    internal static int? ReadVersion(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object && root.TryGetProperty(HeaderMember, out var version) && version.TryGetInt32(out var number)
                ? number
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
