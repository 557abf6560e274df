using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.TextSafety;

/// <summary>
/// Removes from a server's text what can be secret in the address of an image: user and password, and the query, which has the
/// signature of a presigned address.
/// </summary>
internal static class AddressSecrets
{
    private const string Mask = "***";

    // Shorter values are sizes and flags rather than secrets.
    private const int ShortestValue = 8;

    /// <summary>Returns the text without them, as written or escaped.</summary>
    internal static string Remove(string text, Uri address)
    {
        foreach (var secret in Secrets(address).SelectMany(Spellings).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(s => s.Length))
        {
            if (text.IndexOf(secret, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                text = Regex.Replace(text, Regex.Escape(secret), Mask, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            }
        }

        return text;
    }

    private static IEnumerable<string> Secrets(Uri address)
    {
        string[] whole = [address.UserInfo, .. new[] { address.Query, address.Fragment }.Select(part => part.TrimStart('?', '#'))];
        var values = whole.SelectMany(part => part.Split('&', ':').Select(item => item.Substring(item.IndexOf('=') + 1))).Where(v => v.Length >= ShortestValue);
        return whole.Where(part => part.Length > 0).Concat(values);
    }

    private static IEnumerable<string> Spellings(string secret)
    {
        var plain = Uri.UnescapeDataString(secret);
        foreach (var text in new[] { secret, plain })
        {
            yield return text;
            yield return Uri.EscapeDataString(text);
            yield return Uri.EscapeDataString(Uri.EscapeDataString(text));
            yield return WebUtility.UrlEncode(text);
            yield return WebUtility.HtmlEncode(text);
            yield return text.Replace("&", "\\u0026");
        }
    }
}
