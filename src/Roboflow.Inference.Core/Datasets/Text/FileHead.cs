using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Files;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.Text;

/// <summary>Reads the beginning of a file, to recognize its format.</summary>
internal static class FileHead
{
    private const int Length = 1 << 16;

    // As lenient as editors with their own settings, so that only damaged files are reported.
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Whether a text is in the beginning of a file; false if it cannot be read.</summary>
    internal static bool Mentions(string file, string text) => Read(file) is { } head && head.Contains(text);

    /// <summary>Whether the object of a JSON file has one of these members in its beginning; false if it cannot be read.</summary>
    internal static bool HasMember(string file, params string[] names) => Read(file) is { } head && Has(head, names);

    /// <summary>Whether a file that is not longer than its beginning has none of these members.</summary>
    internal static bool IsWholeWithout(string file, params string[] names) => Read(file) is { Length: < Length } all && !Has(all, names);

    /// <summary>The same for a JSON file to read: true also if it cannot be opened or is damaged, so that reading it reports why.</summary>
    internal static bool HasMemberOrIsDamaged(string file, params string[] names) =>
        Read(file) is not { } head || Has(head, names) || (head.Length < Length && Parse(head) is null);

    /// <summary>Returns the first line of a file that is not blank; null if there is none, or it cannot be read.</summary>
    internal static string? FirstLine(string file) =>
        Read(file)?.Split(['\r', '\n', '\0'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(l => !string.IsNullOrWhiteSpace(l));

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

    // A class or an image can have the name of a member. In what is not an object, or is damaged, any mention counts.
    private static bool Has(string head, string[] names) =>
        Parse(head, head.Length < Length) is { Count: > 0 } members ? names.Any(members.Contains) : names.Any(n => head.Contains('"' + n + '"'));

    // The members of the object, or of none; null if it is not JSON.
    private static HashSet<string>? Parse(string text, bool isWhole = true)
    {
        var json = Encoding.UTF8.GetBytes(text);
        NonFiniteJson.Replace(json);
        var reader = new Utf8JsonReader(json, isWhole, new JsonReaderState(Lenient));
        var members = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
                {
                    _ = members.Add(reader.GetString()!);
                }
            }

            return members;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return e is JsonException ? null : members;
        }
    }
}
