using System;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted;

/// <summary>The environment names another proxy than would be used: the request would be sent directly, or elsewhere.</summary>
internal sealed class InvalidProxyException : ArgumentException
{
    private InvalidProxyException(string message, string target, string advice)
        : base(message)
    {
        Target = target;
        Advice = advice;
    }

    /// <summary>The variable, as PowerShell writes it, or the proxy, if no variable names it.</summary>
    internal string Target { get; }

    /// <summary>The remedy.</summary>
    internal string Advice { get; }

    /// <summary>The variable's value is not an address.</summary>
    internal static InvalidProxyException Unreadable(string variable, string value) => new(
        $"'{ProxyText.Of(value)}' of $env:{variable} is not a proxy address.",
        "$env:" + variable,
        "Write the full address without quotation marks, for example http://proxy.example.com:3128, or use -Proxy or -NoProxy. For socks:// and "
            + "socks5h://, write socks5://: the proxy resolves the names.");

    /// <summary>The variable was set or changed too late.</summary>
    internal static InvalidProxyException NotUsed(string variable, string value) => new(
        $"'{ProxyText.OfServer(value)}' of $env:{variable} is not used as the proxy: it was set after the first request of this process.",
        "$env:" + variable,
        "Use -Proxy with this address, set the variable before PowerShell starts, or use -NoProxy if the server can be reached without one.");

    /// <summary>Under CGI, a client's header called Proxy becomes HTTP_PROXY, so .NET ignores it.</summary>
    internal static InvalidProxyException OfGateway(string value) => new(
        $"'{ProxyText.OfServer(value)}' of $env:HTTP_PROXY is not used as the proxy, because $env:GATEWAY_INTERFACE is set, as it is by web servers: a request "
            + "could choose the proxy.",
        "$env:HTTP_PROXY",
        "Use -Proxy with this address, or -NoProxy to send directly. Or set http_proxy, in small letters, or remove GATEWAY_INTERFACE, before PowerShell "
            + "starts.");

    /// <summary>The variable of the proxy was removed too late.</summary>
    internal static InvalidProxyException StillUsed(Uri proxy) => new(
        $"The proxy {AddressText.OfServer(proxy.AbsoluteUri)} would still be used: its variable was removed after the first request of this process.",
        AddressText.OfServer(proxy.AbsoluteUri),
        "Use -NoProxy to send directly, or -Proxy with this address to send through it, or change the variable before PowerShell starts.");

    /// <summary>An entry of NO_PROXY is not understood, so it can mean the server that the proxy would be used for.</summary>
    internal static InvalidProxyException UnreadableException(string variable, string entry, Uri proxy) => new(
        $"'{ProxyText.Of(entry)}' of $env:{variable} is not understood, so the proxy {AddressText.OfServer(proxy.AbsoluteUri)} would be used.",
        "$env:" + variable,
        "Write a host, which also means those below it, an IP address, a network such as 10.0.0.0/8, or * alone for all servers. Or use -NoProxy to "
            + "send directly, or -Proxy with this address to send through it.");
}
