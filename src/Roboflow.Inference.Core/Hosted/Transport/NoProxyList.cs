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

    /// <summary>The first entry that is not understood; null if all are.</summary>
    internal string? Unreadable => Array.Find(_entries, e => e != "*" && NoProxyEntry.Parse(e) is null);

    /// <summary>Reads the variable: as in .NET, the one in small letters comes first.</summary>
    internal static NoProxyList Read(Func<string, string?> read) =>
        read("no_proxy") is { } value ? new("no_proxy", value) : new("NO_PROXY", read("NO_PROXY"));

    /// <summary>Whether a server is excepted.</summary>
    internal bool Excepts(Uri address) => Array.Exists(_entries, e => e == "*" || NoProxyEntry.Parse(e)?.Matches(address) == true);
}
