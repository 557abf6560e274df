using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.TextSafety;

/// <summary>
/// Removes from a server's text what can be secret in the address of an image, in every spelling: user and password, and the query,
/// which has the signature of a presigned address. A server can decode it, or quote only a part of it.
/// </summary>
internal static class AddressSecrets
{
    // Shorter values are sizes and flags rather than secrets, and would match other words.
    private const int ShortestValue = 8;

    // A shorter one without its punctuation would match ordinary words, such as those of "the image: JPEG" with image/jpeg.
    private const int ShortestWithoutPunctuation = 16;

    // So much of a longer value is recognized anywhere.
    private const int LongestPart = 12;

    // Of what has no name before it, so much is recognized at the end of the text.
    private const int ShortestBeginning = 4;

    // What a store sends back as headers. With its name it is still removed, as part of the query.
    private static readonly Regex HeaderName = new(
        "^(response-content-[a-z]+|rsc[cdelt])=", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    private static readonly Regex MediaType = new(
        "^(application|audio|font|image|message|model|multipart|text|video)/[a-z0-9.+-]+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(5));

    /// <summary>Returns the text without them, as written or escaped.</summary>
    /// <param name="text">The server's text.</param>
    /// <param name="address">The image's address.</param>
    /// <param name="onlyWhole">Whether only whole queries and users are removed, and no words that a value has too.</param>
    internal static string Remove(string text, Uri address, bool onlyWhole = false)
    {
        string[] items = [.. Items(address.Query), .. Items(address.Fragment)];
        var wholes = Wholes(address).SelectMany(Forms).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (text.Length == 0 || wholes.Length == 0)
        {
            return text;
        }

        EscapedText[] values = [.. address.UserInfo.Split(':').Concat(items.Where(item => !HeaderName.IsMatch(item)).Select(ValueOf))
            .Where(value => !Forms(value).Any(MediaType.IsMatch)).SelectMany(EscapedText.Layers)];
        var parts = Parts(values.Concat(values.Select(value => EscapedText.Of(value.ToString()))), ShortestValue);
        var lettersAndDigits = Parts(values.Select(value => value.WithoutPunctuation()), ShortestWithoutPunctuation);
        var beginnings = Beginnings(address.UserInfo, items).SelectMany(Forms).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var marked = new MarkedText(text);
        foreach (var layer in EscapedText.Layers(text))
        {
            MarkWholes(marked, layer, wholes, text);
            if (onlyWhole)
            {
                continue;
            }

            MarkParts(marked, layer, parts);
            MarkParts(marked, layer.WithoutPunctuation(), lettersAndDigits);
            foreach (var beginning in beginnings)
            {
                marked.MarkBeginning(layer, beginning, ShortestOf(beginning));
            }
        }

        return marked.ToString();
    }

    // Without their separator, as an unescaped & would be inside a value.
    private static IEnumerable<string> Items(string part) => part.TrimStart('?', '#').Split('&').Where(item => item.Length > 0);

    private static string ValueOf(string item) => item.Substring(item.IndexOf('=') + 1);

    // Short ones only with what makes them a part of an address: 5 is in 500 too.
    private static IEnumerable<string> Wholes(Uri address)
    {
        var (query, fragment) = (address.Query.TrimStart('?'), address.Fragment.TrimStart('#'));
        return new[] { (address.UserInfo, $"//{address.UserInfo}@"), (query, "?" + query), (fragment, "#" + fragment) }
            .Where(part => part.Item1.Length > 0)
            .SelectMany(part => part.Item1.Length < ShortestValue ? [part.Item2] : new[] { part.Item1, part.Item2 });
    }

    private static IEnumerable<string> Beginnings(string user, string[] items) =>
        items.Where(item => item.Length >= ShortestValue).Select(item => item.IndexOf('=') < 0 ? "?" + item : item)
            .Concat(user.Length == 0 ? [] : ["//" + user]);

    // The name, and at least one character of the value.
    private static int ShortestOf(string beginning) =>
        beginning[0] == '?' || beginning.IndexOfAny(['=', ':']) < 0 ? ShortestBeginning : beginning.IndexOfAny(['=', ':']) + 2;

    private static IEnumerable<string> Forms(string secret) => EscapedText.Layers(secret).Select(layer => layer.ToString());

    // Every part of a value that is long enough, by its length. What a server calls a space, a + or a quotation mark differs, so letters and
    // digits of a long value suffice.
    private static Dictionary<int, HashSet<string>> Parts(IEnumerable<EscapedText> values, int shortest)
    {
        var parts = new Dictionary<int, HashSet<string>>();
        foreach (var form in values.Where(value => value.Length >= shortest).Select(value => value.ToString()))
        {
            var length = Math.Max(ShortestValue, Math.Min(LongestPart, form.Length * 3 / 4));
            if (!parts.TryGetValue(length, out var same))
            {
                parts.Add(length, same = new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            }

            same.UnionWith(Enumerable.Range(0, form.Length - length + 1).Select(start => form.Substring(start, length)));
        }

        return parts;
    }

    private static void MarkWholes(MarkedText marked, EscapedText layer, string[] wholes, string text)
    {
        var shown = layer.ToString();
        foreach (var whole in wholes)
        {
            for (var i = 0; (i = shown.IndexOf(whole, i, StringComparison.OrdinalIgnoreCase)) >= 0; i += whole.Length)
            {
                var end = layer.EndOf(i + whole.Length - 1);
                if (whole.Length >= ShortestValue || !char.IsLetterOrDigit(whole[whole.Length - 1]) || end == text.Length || !char.IsLetterOrDigit(text[end]))
                {
                    marked.Mark(layer, i, whole.Length);
                }
            }
        }
    }

    private static void MarkParts(MarkedText marked, EscapedText layer, Dictionary<int, HashSet<string>> parts)
    {
        var shown = layer.ToString();
        foreach (var same in parts)
        {
            for (var i = 0; i + same.Key <= shown.Length; i++)
            {
                if (same.Value.Contains(shown.Substring(i, same.Key)))
                {
                    marked.Mark(layer, i, same.Key);
                }
            }
        }
    }
}
