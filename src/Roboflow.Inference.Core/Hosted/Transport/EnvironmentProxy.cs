using System;
using System.Linq;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>
/// The proxy that the environment names for an address. .NET ignores a variable that it cannot read, or that was set after its
/// first request, and sends directly.
/// </summary>
internal static class EnvironmentProxy
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>Throws if the environment names a proxy for this address that would not be used.</summary>
    /// <param name="address">The server's address.</param>
    /// <param name="used">The proxy that .NET uses; null if it sends directly.</param>
    /// <param name="read">Reads an environment variable.</param>
    /// <exception cref="InvalidProxyException">The named proxy would not be used.</exception>
    internal static void Verify(Uri address, Uri? used, Func<string, string?> read)
    {
        if (Variables(address, read).FirstOrDefault(v => !string.IsNullOrWhiteSpace(read(v))) is not { } variable || IsExcepted(address, read))
        {
            return;
        }

        var value = read(variable)!;
        if (!IsReadable(value))
        {
            throw new InvalidProxyException(variable, value, isReadable: false);
        }

        if (used is null)
        {
            throw new InvalidProxyException(variable, value, isReadable: true);
        }
    }

    // In .NET's order. Under CGI, a client's header "Proxy" becomes HTTP_PROXY.
    private static string[] Variables(Uri address, Func<string, string?> read) =>
        address.Scheme != "http" ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        : read("GATEWAY_INTERFACE") is null ? ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"]
        : ["http_proxy", "all_proxy", "ALL_PROXY"];

    // By .NET's rules; a single asterisk is everywhere else all servers.
    private static bool IsExcepted(Uri address, Func<string, string?> read) =>
        (read("no_proxy") ?? read("NO_PROXY") ?? string.Empty).Split(',').Select(e => e.Trim()).Any(e =>
            e == "*"
            || string.Equals(e.TrimStart('.'), address.Host, StringComparison.OrdinalIgnoreCase)
            || (e.Length > 1 && e[0] == '.' && address.Host.EndsWith(e, StringComparison.OrdinalIgnoreCase)));

    // A scheme can be missing, and a password can contain anything.
    private static bool IsReadable(string value)
    {
        var end = value.IndexOf("://", StringComparison.Ordinal);
        var scheme = end > 0 && value.IndexOfAny([':', '@']) == end ? value.Substring(0, end) : null;
        var server = value.Substring(Math.Max(value.LastIndexOf('@') + 1, scheme is null ? 0 : end + 3));
        return !char.IsWhiteSpace(value[0]) && !IsQuote(value[0])
            && (scheme is null || Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase))
            && !server.Any(c => IsQuote(c) || c is ';' or '=')
            && Uri.TryCreate("http://" + server, UriKind.Absolute, out var address)
            && address.Host.Length > 0;
    }

    private static bool IsQuote(char character) => character is '"' or '\'' or '`';
}
