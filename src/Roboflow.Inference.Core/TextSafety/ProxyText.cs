using System;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.TextSafety;

/// <summary>Proxies that cannot be read, as errors show them: with the mistake, and without user and password, which can be anywhere.</summary>
internal static class ProxyText
{
    // Also behind a quotation mark, and with one slash.
    private static readonly Regex Scheme = Find(@"^\W?(?:[a-z][a-z0-9+.-]{0,20}:(?://|\\\\)|https?:[/\\])");

    // A host and maybe a port. Lists of proxies have user and password behind the port, or before the host.
    private static readonly Regex Server = Find(@"^\s*(?:\[[^\]]*\]|[^:;,|\[\s])*(?::[0-9]{0,5}[^\w:]{0,2})?\s*$");
    private static readonly Regex Host = Find(@"^\s*[^:;,|\[\s]*");
    private static readonly Regex Network = Find("^[0-9a-f:]*::[0-9a-f:.]*(?:/[0-9]*)?$");

    /// <summary>The scheme and the server.</summary>
    internal static string OfServer(string written) => Of(written, ['/', '\\', '?', '#']);

    /// <summary>The scheme, the server and what is behind it, except a query.</summary>
    internal static string Of(string written) => Of(written, ['?', '#']);

    private static string Of(string written, char[] ends)
    {
        var text = written.Replace("%40", "@").Replace("%3A", ":").Replace("%3a", ":");
        var scheme = Scheme.Match(text).Value;

        // A password can contain any character, so that the server is behind the last @.
        var at = text.LastIndexOf('@') + 1;
        var server = at > 0 ? text.Substring(at).Split('/', '\\', '?', '#')[0] : text.Substring(scheme.Length).Split(ends)[0];
        return scheme + (Server.IsMatch(server) || Network.IsMatch(server) ? server : Host.Match(server).Value + ":***");
    }

    private static Regex Find(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
