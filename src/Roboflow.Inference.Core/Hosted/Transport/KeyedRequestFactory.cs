using System;
using System.Net.Http;
using System.Net.Http.Headers;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>Creates requests with the key. Only this class decides where the key can be sent.</summary>
internal sealed class KeyedRequestFactory
{
    private readonly RoboflowEndpoint _endpoint;
    private readonly ApiKey? _key;
    private readonly bool _keyInQuery;

    /// <exception cref="ArgumentException">The key would be sent unencrypted to another machine.</exception>
    internal KeyedRequestFactory(ClientOptions client)
    {
        _endpoint = client.Endpoint;
        _key = client.ApiKey is { IsEmpty: false } ? client.ApiKey : null;
        var transport = client.KeyTransport == KeyTransport.Auto ? client.Endpoint.DefaultTransport : client.KeyTransport;
        _keyInQuery = transport == KeyTransport.Query;
        if (_key is not null && !client.AllowUnencryptedAuthentication && LeavesUnencrypted(client))
        {
            var proxy = RemoteProxyOf(client);
            var way = proxy is null ? string.Empty : $" through the proxy {AddressText.OfServer(proxy.AbsoluteUri)}, which is another machine,";
            throw new ArgumentException(
                $"The key would be sent to {_endpoint}{way} unencrypted. Use {(proxy is null ? "https" : "-NoProxy or https")}, or "
                    + "-AllowUnencryptedAuthentication if you accept that.");
        }
    }

    /// <summary>Whether requests carry a key.</summary>
    internal bool HasKey => _key is not null;

    internal HttpRequestMessage Create(HttpMethod method, string route, string query, HttpContent? content)
    {
        var key = _key?.Reveal();
        if (key is not null && _keyInQuery)
        {
            query += (query.Length == 0 ? "api_key=" : "&api_key=") + Uri.EscapeDataString(key);
        }

        var address = new Uri(_endpoint.Address, query.Length == 0 ? route : route + "?" + query);
        var request = new HttpRequestMessage(method, address) { Content = content };
#if NET
        // Or lower, if the server does not support it. A client's default version does not apply to our own messages.
        request.Version = System.Net.HttpVersion.Version20;
#endif
        if (key is not null && !_keyInQuery)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return request;
    }

    /// <summary>The proxy on another machine because of which a request to this machine would leave it; null if there is none.</summary>
    internal static Uri? RemoteProxyOf(ClientOptions client) =>
        client.Endpoint.Address.IsLoopback && client is { NoProxy: false, Proxy.IsLoopback: false } ? client.Proxy : null;

    // Plain http is allowed only to this machine.
    private static bool LeavesUnencrypted(ClientOptions client) =>
        client.Endpoint.Address.Scheme != "https" && (!client.Endpoint.Address.IsLoopback || RemoteProxyOf(client) is not null);
}
