using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>Reads the beginning of a file, to recognize its format.</summary>
internal static class FileHead
{
    private const int Length = 1 << 16;

    // As lenient as editors with their own settings, so that only damaged files are reported.
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Whether one of these texts is in the beginning of a file; false if it cannot be read.</summary>
    internal static bool Mentions(string file, params string[] texts) => Read(file) is { } head && texts.Any(head.Contains);

    /// <summary>Whether a file that is not longer than its beginning has none of these texts.</summary>
    internal static bool IsWholeWithout(string file, params string[] texts) => Read(file) is { Length: < Length } all && !texts.Any(all.Contains);

    /// <summary>The same for a JSON file to read: true also if it cannot be opened or is damaged, so that reading it reports why.</summary>
    internal static bool MentionsOrIsDamaged(string file, params string[] texts) =>
        Read(file) is not { } head || texts.Any(head.Contains) || (head.Length < Length && !IsJson(head));

    /// <summary>Returns the first line of a file that is not blank; null if there is none, or it cannot be read.</summary>
    internal static string? FirstLine(string file) =>
        Read(file)?.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(l => !string.IsNullOrWhiteSpace(l));

    private static string? Read(string file)
    {
        try
        {
            using var stream = RegularFile.OpenRead(file);
            using var reader = TextSource.Open(stream);
            var head = new char[Length];
            return new string(head, 0, reader.ReadBlock(head, 0, Length));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsJson(string text)
    {
        var json = Encoding.UTF8.GetBytes(text);
        NonFiniteJson.Replace(json);
        var reader = new Utf8JsonReader(json, Lenient);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
