using System;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Hosted;

/// <summary>Opens an answer as JSON, in spite of a byte order mark, halves of surrogate pairs and bytes that are no UTF-8.</summary>
internal static class AnswerJson
{
    // A whole pair and every other escape is taken too, so that no part of one is found for a half.
    private static readonly Regex Escape = new(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
        RegexOptions.CultureInvariant);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>What <paramref name="read"/> makes of the answer's root, which lives no longer than the call.</summary>
    /// <exception cref="JsonException">The answer is no JSON.</exception>
    internal static T Read<T>(ReadOnlyMemory<byte> answer, Func<JsonElement, T> read)
    {
        var json = answer.Span.StartsWith(ByteOrderMark) ? answer.Slice(ByteOrderMark.Length) : answer;
        try
        {
            return ReadValid(json, read);
        }
        catch (InvalidOperationException)
        {
            // A name or a text is no Unicode, which shows when it is read: U+FFFD stands for what is none.
            return ReadValid(Repair(json), read);
        }
    }

    private static T ReadValid<T>(ReadOnlyMemory<byte> json, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(json);
        return read(document.RootElement);
    }

    private static byte[] Repair(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetBytes(
        Escape.Replace(Encoding.UTF8.GetString(json.ToArray()), static m => m.Groups["half"].Success ? @"\uFFFD" : m.Value));
}
