using System;
using System.Text.RegularExpressions;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted;

/// <summary>An environment variable names a proxy that would not be used: the request would be sent directly, or elsewhere.</summary>
internal sealed class InvalidProxyException : ArgumentException
{
    private static readonly Regex SchemeIn = new(@"^\W?[a-z0-9]{1,8}://", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    internal InvalidProxyException(string variable, string value, bool isReadable)
        : base($"'{Shown(value)}' of $env:{variable} " + (isReadable
            ? "is not used as the proxy: it was set after the first request of this process."
            : "is not a proxy address."))
    {
        Variable = "$env:" + variable;
        Advice = isReadable
            ? "Use -Proxy with this address, set the variable before PowerShell starts, or use -NoProxy if the server can be reached without one."
            : "Write the full address without quotation marks, for example http://proxy.example.com:3128, or use -Proxy or -NoProxy. For socks:// and "
                + "socks5h://, write socks5://: the proxy resolves the names.";
    }

    /// <summary>The variable, as PowerShell writes it.</summary>
    internal string Variable { get; }

    /// <summary>The remedy.</summary>
    internal string Advice { get; }

    // In an address that cannot be read, a password can be anywhere before the last @.
    private static string Shown(string value)
    {
        var server = value.LastIndexOf('@') + 1;
        return server == 0 ? AddressText.OfServer(value) : SchemeIn.Match(value).Value + value.Substring(server).Split('/', '?', '#')[0];
    }
}
