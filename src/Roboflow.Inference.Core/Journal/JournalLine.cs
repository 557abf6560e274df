using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Journal;

/// <summary>
/// The format of a journal: JSON Lines. The first line names the format; each other line is a result in the data set format
/// JsonLines, preceded by its key and a checksum, so Import-RoboflowDataset can read a journal.
/// </summary>
internal static class JournalLine
{
    // Version 1 had no checksums; version 2 was never written.
    internal const int Version = 3;

    /// <summary>The member of the first line that contains the version.</summary>
    internal const string HeaderMember = "RoboflowJournal";

    private const string Start = "{\"Key\":\"";

    private const string Middle = "\",\"Sum\":\"";
    private const string WarningsMember = "Warnings";
    private const int KeyEnd = 8 + JournalKey.TextLength;
    private const int SumStart = KeyEnd + 9;
    private const int SumLength = 16;

    /// <summary>The length of a line's prefix, with its key and checksum.</summary>
    internal const int PrefixLength = SumStart + SumLength + 2;

    internal static byte[] Header { get; } = Encoding.ASCII.GetBytes($"{{\"{HeaderMember}\":{Version}}}\n");

    /// <summary>Whether the checksum covers the byte at this position of a line: the key, and everything after the checksum.</summary>
    internal static bool IsChecked(long at) => at >= PrefixLength || at is >= 8 and < KeyEnd;

    /// <summary>Whether a line is the header, which recurs where journals were joined.</summary>
    /// <param name="line">The line's first bytes.</param>
    /// <param name="length">Its length with the line feed; there can be a carriage return before it.</param>
    internal static bool IsHeader(byte[] line, long length) =>
        length - Header.Length is 0 or 1 && line.AsSpan().StartsWith(Header.AsSpan(0, Header.Length - 1));

    /// <summary>Creates a complete line with its line feed.</summary>
    internal static byte[] Write(JournalKey key, JournalEntry entry)
    {
        using var line = new MemoryStream();
        Append(line, Start + key + Middle + new string('0', SumLength) + "\",");
        if (entry.Warnings.Count > 0)
        {
            var warnings = entry.Warnings.Select(w => '"' + JsonEncodedText.Encode(Encoding.UTF8.GetBytes(w)).ToString() + '"');
            Append(line, $"\"{WarningsMember}\":[{string.Join(",", warnings)}],");
        }

        // The key replaced the result's own opening brace.
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            PredictionJson.Write(writer, entry.Result);
        }

        line.Write(json.GetBuffer(), 1, (int)json.Length - 1);
        var sum = JournalChecksum.Of(line.GetBuffer(), (int)line.Length).ToString("x16", CultureInfo.InvariantCulture);
        line.WriteByte((byte)'\n');
        line.Position = SumStart;
        Append(line, sum);
        return line.ToArray();
    }

    /// <summary>Reads the key and the checksum in a line's first <see cref="PrefixLength"/> bytes; false if the line is damaged.</summary>
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

    /// <summary>Reads the entry in a line; null if the line is damaged or has another key.</summary>
    internal static JournalEntry? TryRead(byte[] line, JournalKey key)
    {
        if (!IsIntact(line, line.Length - 1, out var stated) || stated != key)
        {
            return null;
        }

        try
        {
            return PredictionJson.ReadResult(line) is { } result ? new JournalEntry(result, ReadWarnings(line)) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether a line has a key, and the checksum of its content.</summary>
    /// <param name="line">The line.</param>
    /// <param name="length">Its length without the line feed.</param>
    /// <param name="key">The key.</param>
    internal static bool IsIntact(byte[] line, int length, out JournalKey key)
    {
        key = default;
        return length >= PrefixLength && TryReadPrefix(line, out key, out var sum) && JournalChecksum.Of(line, length) == sum;
    }

    /// <summary>Reads the warnings about the answer in a line.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    internal static string[] ReadWarnings(ReadOnlyMemory<byte> line)
    {
        // They follow the checksum.
        if (!line.Span.Slice(Math.Min(PrefixLength, line.Length)).StartsWith("\"Warnings\""u8))
        {
            return [];
        }

        using var document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty(WarningsMember, out var said) && said.ValueKind == JsonValueKind.Array
            ? [.. said.EnumerateArray().Select(w => w.ToString())]
            : [];
    }

    private static void Append(MemoryStream line, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        line.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Reads the version in a first line; null if it is not that of a journal.</summary>
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
