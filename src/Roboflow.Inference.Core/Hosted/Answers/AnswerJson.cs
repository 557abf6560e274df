using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted.Answers;

/// <summary>Opens an answer as JSON, even with a byte order mark, UTF-16, unpaired surrogates or invalid UTF-8.</summary>
internal static class AnswerJson
{
    // Complete pairs and all other escapes match too, so that no part of them is mistaken for an unpaired surrogate.
    private static readonly Regex Escape = new(
        @"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.",
        RegexOptions.CultureInvariant);

    /// <summary>Returns the result of <paramref name="read"/> for the answer's root, which is valid only during the call.</summary>
    /// <exception cref="JsonException">The answer is not JSON.</exception>
    internal static T Read<T>(ReadOnlyMemory<byte> answer, Func<JsonElement, T> read) => ReadBytes(answer, json =>
    {
        using var document = JsonDocument.Parse(json);
        return read(document.RootElement);
    });

    /// <summary>Returns the result of <paramref name="read"/> for the answer's JSON; it can be called twice.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="read">Reads the JSON.</param>
    /// <param name="onRepair">Called if invalid parts were replaced.</param>
    /// <exception cref="JsonException">The answer is not JSON.</exception>
    internal static T ReadBytes<T>(ReadOnlyMemory<byte> answer, Func<ReadOnlyMemory<byte>, T> read, Action? onRepair = null)
    {
        var json = WithoutMark(answer);
        try
        {
            return read(json);
        }
        catch (InvalidOperationException)
        {
            // A name or a text is not valid Unicode, which is detected only when it is read: U+FFFD replaces the invalid part.
            var repaired = read(Repair(json));
            onRepair?.Invoke();
            return repaired;
        }
    }

    /// <summary>Converts the answer to UTF-8 if its header states another character set and its bytes match.</summary>
    internal static ReadOnlyMemory<byte> AsUtf8(ReadOnlyMemory<byte> answer, string? charset)
    {
        Encoding? stated = charset?.Trim('"', ' ').ToUpperInvariant() switch
        {
            "UTF-16" or "UTF-16LE" when answer.Span is [not 0xFF and not 0, 0, ..] => Encoding.Unicode,
            "UTF-16" or "UTF-16BE" when answer.Span is [0, not 0, ..] => Encoding.BigEndianUnicode,
            null or "UTF-8" or "UTF8" => null,
            var name => IsUtf8(answer) ? null : Find(name),
        };
        return stated is null ? answer : Encoding.UTF8.GetBytes(stated.GetString(answer.ToArray()));
    }

    /// <summary>
    /// Creates the exception for an answer that is not JSON. Decoders of compressed data do not report missing data, so it shows
    /// as JSON that ends too early.
    /// </summary>
    internal static RoboflowException Invalid(ReadOnlyMemory<byte> answer, JsonException fault)
    {
        var flaw = EndsTooEarly(WithoutMark(answer).Span) ? "ends too early: it was cut off, or its compressed data is damaged" : "is not valid JSON";
        return new RoboflowException(FailureKind.InvalidResult, $"The answer {flaw}: ", ServerText.Preview(answer.Span), fault);
    }

    private static bool EndsTooEarly(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, isFinalBlock: false, state: default);
            while (reader.Read())
            {
                // Reads to the end, or to what cannot be JSON.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static Encoding? Find(string charset)
    {
        try
        {
#if NET
            var found = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
#else
            var found = Encoding.GetEncoding(charset);
#endif
            return ExtendsAscii(found) ? found : null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // The key was looked for in the bytes, so no other bytes than ASCII's may become its characters, as in EBCDIC, or vanish.
    private static bool ExtendsAscii(Encoding encoding)
    {
        var text = encoding.GetString([.. Enumerable.Range(0, 256).Select(i => (byte)i)]);
        return text.Length == 256 && text.Select((c, i) => i < 0x80 ? c == i : c >= 0x80).All(same => same);
    }

    private static bool IsUtf8(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            _ = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetCharCount(bytes.ToArray());
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    // PowerShell and Windows call UTF-16 "Unicode".
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> answer) => answer.Span switch
    {
        [0xEF, 0xBB, 0xBF, ..] => answer.Slice(3),
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(answer.Slice(2).ToArray())),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(answer.Slice(2).ToArray())),
        _ => answer,
    };

    private static byte[] Repair(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetBytes(
        Escape.Replace(Encoding.UTF8.GetString(json.ToArray()), static m => m.Groups["half"].Success ? @"\uFFFD" : m.Value));
}
