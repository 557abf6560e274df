using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.TextSafety;

/// <summary>
/// The query of an address whose scheme is missing or cannot be read. The end of a file's name can look the same, as programs save
/// photo.jpg?width=1024: it stays, as the file would have the name of another one without it.
/// </summary>
internal static class BareQuery
{
    // Before it, so much is looked at. A message with more of them is from a server: all are removed.
    private const int LongestStart = 4096;
    private const int MostInMessage = 20;

    private const string Hidden = "?***";

    // With a question mark that can be encoded, or escaped for PowerShell.
    private static readonly Regex Query = Find(
        $@"`?(?:\?|%3F)(?=[\w.%-]{{1,60}}?(?:=|%3D){AddressText.Inside}{{8}}){AddressText.Inside}+");

    private static readonly Regex Address = Find(@"(?:^|\s)(?://|\\\\)|://|%2F%2F");

    // It can also be a folder: a program that copies sites makes one, and an address that was looked for as a file has the location before it.
    private static readonly Regex Host = Find(
        @"(?:^|[\s/\\])(?:(?:[\w-]+\.)+[a-z]{2,24}(?::[0-9]{1,5})?|localhost|[\w.-]+:[0-9]{1,5}|[0-9]{1,3}(?:\.[0-9]{1,3}){3})[/\\]");

    private static readonly Regex SecretName = Find(@"(?:key|token|sig|secret|pass|pwd|credential|auth|sas|jwt)[\w.-]{0,20}(?:=|%3D)");
    private static readonly Regex FileName = Find(@"[/\\]|\.(?:jpe?g|jfif|png|webp|bmp|dib|gif|tiff?|hei[cf]|avif|txt|xml|csv|jsonl?|ya?ml|zip)$");

    /// <summary>Whether it is the whole name of a file on this machine, which has no secret. A remote one is not looked for.</summary>
    internal static bool IsOfFile(string path) =>
        path.Length > 1 && path[0] == '/' && path[1] != '/' && Query.Match(path) is { Success: true, Value: var query } && !SecretName.IsMatch(query)
        && File.Exists(path);

    /// <summary>Returns a message without the queries.</summary>
    internal static string Remove(string message)
    {
        var found = 0;
        return Query.Replace(message, match => ++found > MostInMessage ? string.Empty : Shown(Before(message, match.Index), match.Value));
    }

    private static string Shown(string before, string query) =>
        Address.IsMatch(before) ? string.Empty
            : Host.IsMatch(before) ? (before[0] is '/' or '\\' || before.Any(char.IsWhiteSpace) ? Hidden : string.Empty)
            : !FileName.IsMatch(before) ? string.Empty
            : SecretName.IsMatch(query) ? Hidden
            : query;

    // From the quotation mark. Without one, the path can have spaces, so that it can begin anywhere.
    private static string Before(string message, int end)
    {
        var start = Math.Max(0, end - LongestStart);
        var quote = end - 1;
        while (quote >= start && !(message[quote] is '\'' or '"' && (quote == 0 || !char.IsLetterOrDigit(message[quote - 1]))))
        {
            quote--;
        }

        start = quote < start ? start : quote + 1;
        return message.Substring(start, end - start);
    }

    private static Regex Find(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
}
