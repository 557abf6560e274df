using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Roboflow.Inference.TextSafety;

/// <summary>
/// Removes a key from a text: in any case, escaped once or several times, with white space or punctuation inside, in hexadecimal
/// or Base64, complete, three quarters of it, or cut off at the end of the text.
/// </summary>
internal static class KeyScrubber
{
    private const string Mask = "***";

    // A shorter prefix reveals nothing, and would match ordinary words.
    private const int ShortestBeginning = 4;
    private const int ShortestPart = 8;
    private const int MostLayers = 3;

    // Such as &#x0073;
    private const int LongestEscape = 8;

    // Fewer letters could be those of ordinary words.
    private const int FewestLetters = 12;

    internal static string Scrub(string text, string key)
    {
        var spellings = Spellings(key).Where(s => s == key || s.Length >= ShortestPart).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var letters = string.Concat(key.Where(char.IsLetterOrDigit));
        var isKey = new bool[text.Length];
        var layer = EscapedText.Of(text);
        for (var depth = 0; layer is not null && depth <= MostLayers; layer = layer.Resolve(), depth++)
        {
            foreach (var spelling in spellings)
            {
                MarkParts(layer, spelling, isKey);
                MarkBeginning(layer, spelling, isKey);
            }

            if (letters.Length >= FewestLetters)
            {
                var quoted = layer.WithoutPunctuation();
                MarkParts(quoted, letters, isKey);
                MarkBeginning(quoted, letters, isKey);
            }
        }

        return Array.IndexOf(isKey, value: true) < 0 ? text : Replace(text, isKey);
    }

    private static IEnumerable<string> Spellings(string key)
    {
        yield return key;
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(key), Encoding.Unicode.GetBytes(key) })
        {
            var hex = bytes.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)).ToArray();
            yield return string.Concat(hex);
            yield return string.Join("-", hex);
            yield return string.Join(":", hex);
            yield return string.Join(",", hex.Select(h => "0x" + h));
            yield return Convert.ToBase64String(bytes).TrimEnd('=');
            foreach (var within in Base64Within(bytes))
            {
                yield return within;
            }
        }
    }

    /// <summary>Returns how the key can be inside a longer Base64 text: only the characters that depend on the key's own bits.</summary>
    internal static IEnumerable<string> Base64Within(byte[] bytes) => Enumerable.Range(0, 3).Select(before => WithinBase64(bytes, before));

    // With that number of bytes before the key in its first group of three.
    private static string WithinBase64(byte[] bytes, int before)
    {
        var whole = Convert.ToBase64String([.. new byte[before], .. bytes]);
        var first = ((before * 8) + 5) / 6;
        return whole.Substring(first, ((before + bytes.Length) * 8 / 6) - first);
    }

    private static void MarkParts(EscapedText text, string spelling, bool[] isKey)
    {
        var least = Math.Min(spelling.Length, Math.Max(ShortestPart, (spelling.Length * 3 + 3) / 4));
        for (var start = 0; start + least <= text.Length; start++)
        {
            for (var from = 0; from + least <= spelling.Length; from++)
            {
                var length = CommonLength(text, start, spelling, from);
                if (length >= least)
                {
                    Mark(text, start, length, isKey);
                }
            }
        }
    }

    // Server texts are shortened, and the cut can be inside the key, or in the escape of one of its characters.
    private static void MarkBeginning(EscapedText text, string spelling, bool[] isKey)
    {
        for (var cut = 0; cut < Math.Min(LongestEscape, text.Length); cut++)
        {
            var end = text.Length - cut;
            for (var length = IsPartOfEscape(text, end) ? Math.Min(spelling.Length, end) : 0; length >= ShortestBeginning; length--)
            {
                if (CommonLength(text, end - length, spelling, 0) >= length)
                {
                    Mark(text, end - length, length + cut, isKey);
                    return;
                }
            }
        }
    }

    // Whether an escape that begins there can be cut off by the end of the text.
    private static bool IsPartOfEscape(EscapedText text, int start) => start == text.Length
        || (text[start] is '%' or '&' or '\\' && Enumerable.Range(start + 1, text.Length - start - 1).All(i => IsInEscape(text[i])));

    private static bool IsInEscape(char character) => character is '#' or 'x' or 'X' or 'u' or 'U' || Uri.IsHexDigit(character);

    private static int CommonLength(EscapedText text, int start, string spelling, int from)
    {
        var length = 0;
        while (start + length < text.Length && from + length < spelling.Length && Same(text[start + length], spelling[from + length]))
        {
            length++;
        }

        return length;
    }

    // Base64 has another alphabet for URLs.
    private static bool Same(char written, char spelled) =>
        written == spelled || char.ToUpperInvariant(written) == char.ToUpperInvariant(spelled) || (written, spelled) is ('-', '+') or ('_', '/');

    private static void Mark(EscapedText text, int start, int length, bool[] isKey)
    {
        for (var i = text.StartOf(start); i < text.EndOf(start + length - 1); i++)
        {
            isKey[i] = true;
        }
    }

    private static string Replace(string text, bool[] isKey)
    {
        var scrubbed = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!isKey[i])
            {
                scrubbed.Append(text[i]);
            }
            else if (i == 0 || !isKey[i - 1])
            {
                scrubbed.Append(Mask);
            }
        }

        return scrubbed.ToString();
    }
}
