using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Roboflow.Inference.TextSafety;

/// <summary>Takes a key out of a text, in each spelling in which a server could echo it, whole or cut off at the end.</summary>
internal static class KeyScrubber
{
    private const string Mask = "***";

    // A shorter beginning tells nothing, and would be found in ordinary words.
    private const int ShortestBeginning = 4;

    internal static string Scrub(string text, string key)
    {
        foreach (var spelling in Spellings(key).Distinct(StringComparer.Ordinal))
        {
            text = WithoutBeginning(text.Replace(spelling, Mask), spelling);
        }

        return text;
    }

    private static IEnumerable<string> Spellings(string key)
    {
        var escaped = Uri.EscapeDataString(key);
        yield return key;
        yield return escaped;
        yield return LowerHex(escaped);
        yield return WebUtility.UrlEncode(key);
        yield return LowerHex(WebUtility.UrlEncode(key));
        yield return WebUtility.HtmlEncode(key);
        yield return SecurityElement.Escape(key)!;
        yield return key.Replace("&", "&amp;").Replace("<", "&lt;");
        yield return JsonEncodedText.Encode(key).ToString();
        yield return JsonEncodedText.Encode(key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(key), Encoding.Unicode.GetBytes(key) })
        {
            yield return Convert.ToBase64String(bytes).TrimEnd('=');
            yield return Hex(bytes, "X2");
            yield return Hex(bytes, "x2");
        }
    }

    private static string Hex(byte[] bytes, string format) => string.Concat(bytes.Select(b => b.ToString(format, CultureInfo.InvariantCulture)));

    // %2F and %2f are the same to every reader.
    private static string LowerHex(string escaped)
    {
        var text = new StringBuilder(escaped);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                text[i + 1] = char.ToLowerInvariant(text[i + 1]);
                text[i + 2] = char.ToLowerInvariant(text[i + 2]);
                i += 2;
            }
        }

        return text.ToString();
    }

    // Server text is shortened, and the cut may go through the key.
    private static string WithoutBeginning(string text, string spelling)
    {
        for (var length = Math.Min(spelling.Length, text.Length); length >= ShortestBeginning; length--)
        {
            if (text.EndsWith(spelling.Substring(0, length), StringComparison.Ordinal))
            {
                return text.Substring(0, text.Length - length) + Mask;
            }
        }

        return text;
    }
}
