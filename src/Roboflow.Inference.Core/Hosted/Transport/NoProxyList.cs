using System;
using System.Linq;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>
/// The servers that NO_PROXY excepts from the proxy, by the rules of curl, Go and Python. .NET itself ignores most of their forms in
/// silence, so the proxy would get the key and the image.
/// </summary>
internal sealed class NoProxyList
{
    private readonly string[] _entries;

    private NoProxyList(string variable, string? value)
    {
        Variable = variable;

        // Some programs separate by semicolons or spaces; env files of Docker keep the quotation marks.
        _entries = [.. (value ?? string.Empty).Split(',', ';', ' ', '\t', '\r', '\n').Select(e => e.Trim('"', '\'', '`')).Where(e => e.Length > 0)];
    }

    /// <summary>The variable's name.</summary>
    internal string Variable { get; }

    /// <summary>Returns the first entry that is not understood and may mean this server; null if there is none. Lists for many programs have entries for
    /// some of them, such as the path of a socket.</summary>
    internal string? Unreadable(Uri address) => Array.Find(_entries, e => e != "*" && NoProxyEntry.Parse(e) is null && MayMean(e, address));

    /// <summary>Reads the variable: as in .NET, the one in small letters comes first.</summary>
    internal static NoProxyList Read(Func<string, string?> read) =>
        read("no_proxy") is { } value ? new("no_proxy", value) : new("NO_PROXY", read("NO_PROXY"));

    /// <summary>Whether a server is excepted.</summary>
    internal bool Excepts(Uri address) => Array.Exists(_entries, e => e == "*" || NoProxyEntry.Parse(e)?.Matches(address) == true);

    // It has the server's name, that of a domain above it or the first number of its address; <local> is every name without a domain.
    private static bool MayMean(string entry, Uri address)
    {
        var host = address.DnsSafeHost.TrimEnd('.');
        var labels = host.Split('.');
        return address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6
            ? entry.IndexOf(host.Split('.', ':')[0], StringComparison.OrdinalIgnoreCase) >= 0
            : (labels.Length == 1 && entry == "<local>")
                || Enumerable.Range(0, Math.Max(1, labels.Length - 1))
                    .Any(i => entry.IndexOf(string.Join(".", labels.Skip(i)), StringComparison.OrdinalIgnoreCase) >= 0);
    }
}
