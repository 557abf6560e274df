using System;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Hosted.Answers;

namespace Roboflow.Inference.TextSafety;

/// <summary>Finds and cleans a server's error text: untrusted, so it is shortened and control characters are removed.</summary>
internal static class ServerText
{
    private const int PreviewLength = 200;

    /// <summary>Returns the first 200 characters, without control characters.</summary>
    internal static string Preview(ReadOnlySpan<byte> body) =>
        Clean(Encoding.UTF8.GetString(body.Slice(0, Math.Min(body.Length, PreviewLength * 4)).ToArray()));

    /// <summary>Cleans a text: one line, no control or formatting characters, at most 200 characters.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder();
        foreach (var character in text)
        {
            if (clean.Length == PreviewLength)
            {
                break;
            }

            if (char.IsWhiteSpace(character))
            {
                clean.Append(' ');
            }
            else if (!char.IsControl(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format)
            {
                clean.Append(character);
            }
        }

        // Half a character would make the text invalid.
        if (clean.Length > 0 && char.IsHighSurrogate(clean[clean.Length - 1]))
        {
            clean.Length--;
        }

        return clean.ToString().Trim();
    }

    /// <summary>Returns the message of an error body in any known format; otherwise a preview of the body.</summary>
    internal static string FromBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            return AnswerJson.Read(body, FromJson) ?? Preview(body.Span);
        }
        catch (JsonException)
        {
            return Preview(body.Span);
        }
    }

    /// <summary>Reads <c>message</c>, <c>Message</c>, <c>error</c> (text or object) or <c>detail</c> (text or list); null for none.</summary>
    internal static string? FromJson(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in new[] { "message", "Message", "error", "detail" })
        {
            if (root.TryGetProperty(name, out var value) && FromValue(value) is { Length: > 0 } text)
            {
                return Clean(text);
            }
        }

        return null;
    }

    /// <summary>Returns the text of an error member, or of its content; null for none.</summary>
    internal static string? FromValue(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Object:
                return value.TryGetProperty("message", out var message) ? message.ToString() : FromDetail(value);
            case JsonValueKind.Array:
                var parts = new StringBuilder();
                foreach (var item in value.EnumerateArray())
                {
                    parts.Append(parts.Length == 0 ? string.Empty : "; ").Append(FromDetail(item) ?? item.ToString());
                }

                return parts.ToString();
            default:
                return null;
        }
    }

    // A validation error: { loc: ["query", "confidence"], msg, type }.
    private static string? FromDetail(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("msg", out var message))
        {
            return null;
        }

        var where = item.TryGetProperty("loc", out var loc) && loc.ValueKind == JsonValueKind.Array && loc.GetArrayLength() > 0
            ? loc[loc.GetArrayLength() - 1].ToString() + ": "
            : string.Empty;
        return where + message;
    }
}
