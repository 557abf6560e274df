using System;
using System.Net.Http;
using System.Net.Http.Headers;

namespace Roboflow.Inference.Hosted.Transport;

/// <summary>Makes requests that carry the key: the one place that decides where it may go.</summary>
internal sealed class KeyedRequestFactory
{
    private readonly RoboflowEndpoint _endpoint;
    private readonly ApiKey? _key;
    private readonly bool _keyInQuery;

    /// <exception cref="ArgumentException">The key would travel unencrypted to another machine.</exception>
    internal KeyedRequestFactory(ClientOptions client)
    {
        _endpoint = client.Endpoint;
        _key = client.ApiKey is { IsEmpty: false } ? client.ApiKey : null;
        var transport = client.KeyTransport == KeyTransport.Auto ? client.Endpoint.DefaultTransport : client.KeyTransport;
        _keyInQuery = transport == KeyTransport.Query;
        if (_key is not null && !client.AllowUnencryptedAuthentication && LeavesUnencrypted(client))
        {
            throw new ArgumentException($"The key would go to {_endpoint} unencrypted. Use https, or -AllowUnencryptedAuthentication if you accept that.");
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
        // Or lower, where the server does not offer it. A client's default version is for its own messages, not for ours.
        request.Version = System.Net.HttpVersion.Version20;
#endif
        if (key is not null && !_keyInQuery)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return request;
    }

    // Plain http is for this machine alone, and a proxy on the way would be another one.
    private static bool LeavesUnencrypted(ClientOptions client) =>
        client.Endpoint.Address.Scheme != "https" && (!client.Endpoint.Address.IsLoopback || client.Proxy is { IsLoopback: false });
}
