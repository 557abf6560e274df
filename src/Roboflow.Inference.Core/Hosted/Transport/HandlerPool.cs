using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Security.Authentication;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>One HTTP client per process for each endpoint and set of connection options, so that connections outlive a command.</summary>
internal static class HandlerPool
{
    private static readonly ConcurrentDictionary<string, Lazy<HttpClient>> Clients = new(StringComparer.Ordinal);

    // Keyed by the credential object, so that no password is part of a key; entries are removed with the credential.
    private static readonly ConditionalWeakTable<NetworkCredential, ConcurrentDictionary<string, Lazy<HttpClient>>> WithCredential = new();

    /// <summary>The seconds in which a connection must be made, with the proxy's part and TLS. Not on .NET Framework, where the time limit of the try
    /// is all.</summary>
    internal const int ConnectSeconds = 30;

    /// <summary>The versions of TLS: the system's; on .NET Framework, older systems would offer only 1.0.</summary>
#if NET
    internal const SslProtocols Protocols = SslProtocols.None;
#else
    internal const SslProtocols Protocols = SslProtocols.Tls12;
#endif

    /// <exception cref="InvalidProxyException">The environment names another proxy than would be used.</exception>
    internal static HttpClient Get(ClientOptions options)
    {
        VerifyProxy(options);
        var clients = options.ProxyCredential is null ? Clients : WithCredential.GetOrCreateValue(options.ProxyCredential);
        var key = string.Join(
            "|",
            options.Endpoint.Address.GetLeftPart(UriPartial.Authority),
            options.Proxy?.AbsoluteUri,
            UsesProxy(options),
            options.SkipCertificateCheck,
            options.ThrottleLimit);
        return clients.GetOrAdd(key, _ => new Lazy<HttpClient>(() => Create(options))).Value;
    }

    /// <summary>Returns the proxy for requests: the user's, else the system's; null for none.</summary>
    internal static Uri? FindProxy(ClientOptions options)
    {
        if (options.Proxy is not null || !UsesProxy(options))
        {
            return options.NoProxy ? null : options.Proxy;
        }

        var system = SystemProxy;
        var address = options.Endpoint.Address;
        return system is not null && !system.IsBypassed(address) && system.GetProxy(address) is { } way && way != address ? way : null;
    }

    /// <summary>Returns what a proxy can know of user and password: from the user, from the system's proxy, and from the proxy's address.</summary>
    internal static IEnumerable<NetworkCredential> ProxyCredentials(ClientOptions options)
    {
        if (FindProxy(options) is not { } proxy)
        {
            yield break;
        }

        if (options.ProxyCredential is { } given)
        {
            yield return given;
        }

        if (options.Proxy is null && SystemProxy.Credentials?.GetCredential(proxy, "Basic") is { } credential)
        {
            yield return credential;
        }

        if (Uri.UnescapeDataString(proxy.UserInfo).Split([':'], 2) is [var user, { Length: > 0 } password])
        {
            yield return new NetworkCredential(user, password);
        }
    }

    /// <summary>Throws if the environment names another proxy than would be used. .NET Framework reads no such variables, so there they mean nothing.</summary>
    /// <exception cref="InvalidProxyException">The request would be sent directly, or elsewhere.</exception>
    internal static void VerifyProxy(ClientOptions options)
    {
#if NET
        // Otherwise a script has set a proxy for the whole process.
        var isDefault = SystemProxy.GetType().Assembly == typeof(HttpClient).Assembly;
        if (isDefault && options.Proxy is null && UsesProxy(options))
        {
            EnvironmentProxy.Verify(options.Endpoint.Address, FindProxy(options), IsFromEnvironment, Environment.GetEnvironmentVariable);
        }
#endif
    }

#if NET
    private static IWebProxy SystemProxy => HttpClient.DefaultProxy;

    private static bool IsFromEnvironment => SystemProxy.GetType().Name == "HttpEnvironmentProxy";
#else
    private static IWebProxy SystemProxy => WebRequest.DefaultWebProxy;
#endif

    private static HttpClient Create(ClientOptions options)
    {
        var client = new HttpClient(CreateHandler(options), disposeHandler: true) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Roboflow.Inference/" + typeof(HandlerPool).Assembly.GetName().Version!.ToString(3));
        client.DefaultRequestHeaders.ExpectContinue = false;
        return client;
    }

    // The system's proxy is not used for this machine: it would receive the key in plain text.
    private static bool UsesProxy(ClientOptions options) =>
        !options.NoProxy && (options.Proxy is not null || !(options.Endpoint.Address.IsLoopback || IsExcepted(options.Endpoint.Address)));

    private static bool IsExcepted(Uri address) =>
#if NET
        IsFromEnvironment && NoProxyList.Read(Environment.GetEnvironmentVariable).Excepts(address);
#else
        address is null;
#endif

    private static IWebProxy? ProxyOf(ClientOptions options) =>
        options.Proxy is null ? null : new WebProxy(options.Proxy) { Credentials = options.ProxyCredential };

#if NET
    private static SocketsHttpHandler CreateHandler(ClientOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            // A redirect would send the key to another host.
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = options.ThrottleLimit,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            EnableMultipleHttp2Connections = true,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate | DecompressionMethods.Brotli,
            ConnectTimeout = TimeSpan.FromSeconds(ConnectSeconds),
            UseProxy = UsesProxy(options),
            DefaultProxyCredentials = options.ProxyCredential,
        };
        if (options.Proxy is not null)
        {
            handler.Proxy = ProxyOf(options);
        }

#pragma warning disable CA5359, MA0039 // Only where the user asked for it, by name.
        handler.SslOptions.RemoteCertificateValidationCallback = options.SkipCertificateCheck ? static (_, _, _, _) => true : CertificateCheck.Validate;
#pragma warning restore CA5359, MA0039
        handler.SslOptions.CertificateChainPolicy = CertificateCheck.PolicyFor(options.SkipCertificateCheck);

        return handler;
    }
#else
    private static HttpClientHandler CreateHandler(ClientOptions options)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = options.ThrottleLimit,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            SslProtocols = Protocols,
            UseProxy = UsesProxy(options),
            DefaultProxyCredentials = options.ProxyCredential,
        };
        if (options.Proxy is not null)
        {
            handler.Proxy = ProxyOf(options);
        }

        if (options.SkipCertificateCheck)
        {
#pragma warning disable MA0039 // The user asked for it, by name.
            handler.ServerCertificateCustomValidationCallback = static (_, _, _, _) => true;
        }

        return handler;
    }
#endif
}
