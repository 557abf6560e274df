using System;
using System.Linq;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>
/// The proxy that the environment names for an address. .NET ignores a variable that it cannot read, and reads the variables only
/// once, before its first request.
/// </summary>
internal static class EnvironmentProxy
{
    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>Throws if the environment names another proxy for this address than is used, or none.</summary>
    /// <param name="address">The server's address.</param>
    /// <param name="used">The proxy that .NET uses; null if it sends directly.</param>
    /// <param name="isFromEnvironment">Whether .NET has read this proxy from the environment, and not from the system's settings.</param>
    /// <param name="read">Reads an environment variable.</param>
    /// <exception cref="InvalidProxyException">The request would be sent directly, or elsewhere.</exception>
    internal static void Verify(Uri address, Uri? used, bool isFromEnvironment, Func<string, string?> read)
    {
        var exceptions = NoProxyList.Read(read);
        if (exceptions.Excepts(address))
        {
            return;
        }

        var set = Variables(address, read).Where(v => !string.IsNullOrWhiteSpace(read(v))).ToArray();
        if (set.Length == 0)
        {
            if (used is not null && isFromEnvironment)
            {
                throw InvalidProxyException.StillUsed(used);
            }

            // Go ends with an error too: most likely the variable is meant, though a request's header must not choose the proxy.
            if (used is null && address.Scheme == "http" && !string.IsNullOrWhiteSpace(read("HTTP_PROXY")))
            {
                throw InvalidProxyException.OfGateway(read("HTTP_PROXY")!);
            }

            return;
        }

        // The same variable in capitals can have an address for .NET beside one for other programs.
        var variable = set.FirstOrDefault(v => string.Equals(v, set[0], StringComparison.OrdinalIgnoreCase) && Parse(read(v)!) is not null);
        if (variable is null)
        {
            throw InvalidProxyException.Unreadable(set[0], read(set[0])!);
        }

        var named = Parse(read(variable)!)!;
        if (used is null || used.Port != named.Port || !string.Equals(used.Host, named.Host, StringComparison.OrdinalIgnoreCase))
        {
            throw InvalidProxyException.NotUsed(variable, read(variable)!);
        }

        if (exceptions.Unreadable(address) is { } entry)
        {
            throw InvalidProxyException.UnreadableException(exceptions.Variable, entry, used);
        }
    }

    // In .NET's order. Under CGI, a client's header "Proxy" becomes HTTP_PROXY.
    private static string[] Variables(Uri address, Func<string, string?> read) =>
        address.Scheme != "http" ? ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]
        : read("GATEWAY_INTERFACE") is null ? ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"]
        : ["http_proxy", "all_proxy", "ALL_PROXY"];

    // The host and the port, or null if .NET cannot read the address. A scheme can be missing, and a password can contain anything.
    private static Uri? Parse(string value)
    {
        var end = value.IndexOf("://", StringComparison.Ordinal);
        var scheme = end > 0 && value.IndexOfAny([':', '@']) == end ? value.Substring(0, end) : null;
        var server = value.Substring(Math.Max(value.LastIndexOf('@') + 1, scheme is null ? 0 : end + 3));
        var isReadable = !char.IsWhiteSpace(value[0]) && !IsQuote(value[0])
            && (scheme is null || Schemes.Contains(scheme, StringComparer.OrdinalIgnoreCase))
            && !server.TrimEnd().Any(c => IsQuote(c) || char.IsWhiteSpace(c) || c is ';' or '=')
            && EndsInHostOrPort(server);

        // Without a port, .NET uses 80, for SOCKS too.
        var isHttps = string.Equals(scheme, "https", StringComparison.OrdinalIgnoreCase);
        return isReadable && Uri.TryCreate((isHttps ? "https://" : "http://") + server, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? address
            : null;
    }

    // Uri accepts a colon without a port, and a space at the end. "http:/proxy:80", with one slash, has two colons.
    private static bool EndsInHostOrPort(string server)
    {
        var colon = server.IndexOf(':', server.IndexOf(']') + 1);
        return colon < 0
            ? server.Length > 0 && !char.IsWhiteSpace(server[server.Length - 1])
            : colon == server.LastIndexOf(':') && colon + 1 < server.Length && char.IsDigit(server[colon + 1]);
    }

    private static bool IsQuote(char character) => character is '"' or '\'' or '`';
}
