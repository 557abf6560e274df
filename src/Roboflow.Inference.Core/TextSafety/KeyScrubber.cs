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
    // A shorter prefix reveals nothing, and would match ordinary words.
    private const int ShortestBeginning = 4;
    private const int ShortestPart = 8;

    // Fewer letters could be those of ordinary words.
    private const int FewestLetters = 12;

    internal static string Scrub(string text, string key)
    {
        var spellings = Spellings(key).Where(s => s == key || s.Length >= ShortestPart).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var letters = string.Concat(key.Where(char.IsLetterOrDigit));
        var marked = new MarkedText(text);
        foreach (var layer in EscapedText.Layers(text))
        {
            foreach (var spelling in spellings)
            {
                MarkParts(marked, layer, spelling);
                marked.MarkBeginning(layer, spelling, ShortestBeginning);
            }

            if (letters.Length >= FewestLetters)
            {
                var quoted = layer.WithoutPunctuation();
                MarkParts(marked, quoted, letters);
                marked.MarkBeginning(quoted, letters, ShortestBeginning);
            }
        }

        return marked.ToString();
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

    private static void MarkParts(MarkedText marked, EscapedText text, string spelling)
    {
        var least = Math.Min(spelling.Length, Math.Max(ShortestPart, (spelling.Length * 3 + 3) / 4));
        for (var start = 0; start + least <= text.Length; start++)
        {
            for (var from = 0; from + least <= spelling.Length; from++)
            {
                var length = text.CommonLength(start, spelling, from);
                if (length >= least)
                {
                    marked.Mark(text, start, length);
                }
            }
        }
    }
}
