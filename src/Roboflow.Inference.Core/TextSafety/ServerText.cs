using System;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Hosted.Answers;

namespace Roboflow.Inference.TextSafety;

/// <summary>Finds and cleans a server's error text: untrusted, so it is shortened and control characters are removed.</summary>
internal static class ServerText
{
    /// <summary>Quotes the beginning of a body.</summary>
    internal static ServerQuote Preview(ReadOnlySpan<byte> body) =>
        Quote(Encoding.UTF8.GetString(body.Slice(0, Math.Min(body.Length, ServerQuote.Longest * 4)).ToArray()));

    /// <summary>Cleans a text: one line, no control or formatting characters, at most 200 characters.</summary>
    internal static string Clean(string text) => Quote(text).Shortened;

    /// <summary>Cleans a text like <see cref="Clean"/>, but keeps more of it, from which the key must be removed first.</summary>
    internal static ServerQuote Quote(string text)
    {
        var clean = new StringBuilder();
        foreach (var character in text)
        {
            if (clean.Length == ServerQuote.Longest)
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

        return new ServerQuote(clean.ToString().Trim());
    }

    /// <summary>Returns the message of an error body in any known format; otherwise a preview of the body.</summary>
    internal static ServerQuote FromBody(ReadOnlyMemory<byte> body)
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
    internal static ServerQuote? FromJson(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in new[] { "message", "Message", "error", "detail" })
        {
            if (root.TryGetProperty(name, out var value) && FromValue(value) is { Length: > 0 } text)
            {
                return Quote(text);
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
