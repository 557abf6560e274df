using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Roboflow.Inference.TextSafety;

/// <summary>
/// Masks a key in the bytes of an answer, in every spelling that <see cref="KeyScrubber"/> removes from a text, but only where it
/// is complete: a part of it could be a class name. The number of bytes remains the same.
/// </summary>
internal sealed class KeyMask
{
    private readonly string[] _spellings;
    private readonly byte[][] _written;
    private readonly byte[][] _wide;
    private readonly SpelledBytes[] _bytewise;

    internal KeyMask(string key)
    {
        _spellings = [.. Spellings(key).Distinct(StringComparer.Ordinal)];
        _written = Array.ConvertAll(_spellings, Encoding.UTF8.GetBytes);
        _wide = [.. new[] { Encoding.Unicode, Encoding.BigEndianUnicode }.SelectMany(e => _spellings.Select(e.GetBytes))];
        _bytewise = SpelledBytes.Notations(Encoding.UTF8.GetBytes(key));
    }

    internal void Apply(Span<byte> answer)
    {
        Mask(answer, _written);
        if (answer.IndexOf((byte)'\\') >= 0)
        {
            foreach (var spelling in _spellings)
            {
                MaskEscaped(answer, spelling);
            }
        }

        // Only UTF-16 has zeros.
        if (answer.IndexOf((byte)0) >= 0)
        {
            Mask(answer, _wide);
        }

        // After the escaped ones, whose code points they could find.
        foreach (var bytes in _bytewise)
        {
            bytes.Mask(answer);
        }
    }

    private static IEnumerable<string> Spellings(string key)
    {
        var url = Uri.EscapeDataString(key);
        string[] plain = [key, key.ToUpperInvariant(), key.ToLowerInvariant()];
        string[] addresses = [url, WebUtility.UrlEncode(key), LowerEscapes(url), LowerEscapes(WebUtility.UrlEncode(key)), Uri.EscapeDataString(url)];
        string[] markup =
        [
            WebUtility.HtmlEncode(key), SecurityElement.Escape(key)!, key.Replace("&", "&amp;").Replace("<", "&lt;"),
            key.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;"),
        ];
        string[] json = [JsonEncodedText.Encode(key).ToString(), JsonEncodedText.Encode(key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()];

        // The last character of the key alone has other bits than inside a longer text, so it comes first.
        var base64 = new[] { Encoding.UTF8, Encoding.Unicode }.Select(e => e.GetBytes(key))
            .SelectMany(b => KeyScrubber.Base64Within(b).Prepend(Convert.ToBase64String(b).TrimEnd('=')));
        return [.. plain, .. addresses, .. markup, .. json, .. base64.SelectMany(b => new[] { b, b.Replace('+', '-').Replace('/', '_') })];
    }

    // %2b is %2B.
    private static string LowerEscapes(string address)
    {
        var lower = address.ToCharArray();
        for (var i = 0; i + 2 < lower.Length; i++)
        {
            if (lower[i] == '%')
            {
                lower[i + 1] = char.ToLowerInvariant(lower[i + 1]);
                lower[i + 2] = char.ToLowerInvariant(lower[i + 2]);
            }
        }

        return new string(lower);
    }

    private static void Mask(Span<byte> answer, byte[][] spellings)
    {
        foreach (var spelling in spellings)
        {
            var rest = answer;
            for (int i; (i = rest.IndexOf(spelling)) >= 0; rest = rest.Slice(i + spelling.Length))
            {
                rest.Slice(i, spelling.Length).Fill((byte)'*');
            }
        }
    }

    // JSON can escape each character in several ways.
    private static void MaskEscaped(Span<byte> answer, string spelling)
    {
        var rest = answer;
        for (int i; (i = rest.IndexOfAny((byte)'\\', (byte)spelling[0])) >= 0;)
        {
            rest = rest.Slice(i);
            var length = JsonEscapes.LengthOf(rest, spelling);
            rest.Slice(0, length).Fill((byte)'*');
            rest = rest.Slice(Math.Max(length, JsonEscapes.LengthOfFirst(rest)));
        }
    }
}
