using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Roboflow.Inference.Tests.Support;

/// <summary>A key with characters that every format escapes, and the spellings in which it could be found.</summary>
internal static class KeySpellings
{
    internal const string Key = "k+9/'\"q&<z%=-Rf7Q";

    /// <summary>Every spelling that occurs in a text, by name.</summary>
    internal static IEnumerable<string> FoundIn(string text) =>
        All().Where(s => text.Contains(s.Spelling, StringComparison.OrdinalIgnoreCase)).Select(s => s.Name);

    internal static IEnumerable<(string Name, string Spelling)> All()
    {
        var utf8 = Encoding.UTF8.GetBytes(Key);
        var utf16 = Encoding.Unicode.GetBytes(Key);
        yield return ("plain", Key);
        yield return ("plain, its beginning", Key[..8]);
        yield return ("URL", Uri.EscapeDataString(Key));
        yield return ("form", WebUtility.UrlEncode(Key));
        yield return ("HTML", WebUtility.HtmlEncode(Key));
        yield return ("XML", SecurityElement.Escape(Key)!);
        yield return ("XML, text", Key.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal));
        yield return ("JSON", JsonEncodedText.Encode(Key).ToString());
        yield return ("JSON, relaxed", JsonEncodedText.Encode(Key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString());
        yield return ("base64", Convert.ToBase64String(utf8).TrimEnd('='));
        yield return ("base64 of UTF-16", Convert.ToBase64String(utf16).TrimEnd('='));
        yield return ("hex", Convert.ToHexString(utf8));
        yield return ("hex of UTF-16", Convert.ToHexString(utf16));
    }
}
