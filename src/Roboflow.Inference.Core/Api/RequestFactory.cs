using System;
using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;

namespace Roboflow.Inference.Api;

/// <summary>Builds requests by the documented protocol. Every value is escaped and in the invariant culture.</summary>
internal sealed class RequestFactory
{
    private readonly ClientOptions _client;
    private readonly bool _keyInQuery;

    internal RequestFactory(ClientOptions client)
    {
        _client = client;
        var transport = client.KeyTransport == KeyTransport.Auto ? client.Endpoint.DefaultTransport : client.KeyTransport;
        _keyInQuery = transport == KeyTransport.Query;
        if (client.ApiKey is { IsEmpty: false } && !client.Endpoint.IsSafeForKey && !client.AllowUnencryptedAuthentication)
        {
            throw new ArgumentException($"The key would go to {client.Endpoint} unencrypted. Use https, or -AllowUnencryptedAuthentication if you accept that.", nameof(client));
        }
    }

    /// <summary>What is asked, without the key: for people to read and for the journal.</summary>
    internal static string Describe(DetectionOptions options, string? name = null, Uri? address = null)
    {
        var query = new StringBuilder();
        Add(query, "image", address?.AbsoluteUri);
        Add(query, "name", name);
        Add(query, "confidence", options.Confidence.ToQueryValue());
        Add(query, "overlap", options.Overlap.ToQueryValue());
        Add(query, "classes", options.Classes is { Count: > 0 } ? string.Join(",", options.Classes) : null);
        Add(query, "max_detections", options.MaxDetections?.ToString(CultureInfo.InvariantCulture));
        Add(query, "format", options.Format switch { AnswerFormat.Image => "image", AnswerFormat.ImageAndJson => "image_and_json", _ => null });
        Add(query, "stroke", options.Stroke?.ToString(CultureInfo.InvariantCulture));
        Add(query, "labels", options.Labels ? "true" : null);
        return query.ToString();
    }

    internal HttpRequestMessage Create(PictureSource source, DetectionOptions options)
    {
        var query = new StringBuilder(Describe(options, source.Name, source.Address));
        var key = _client.ApiKey is { IsEmpty: false } ? _client.ApiKey.Reveal() : null;
        Add(query, "api_key", _keyInQuery ? key : null);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_client.Endpoint.Address, options.Model.Route + "?" + query));
        if (key is not null && !_keyInQuery)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        request.Content = source.Address is null ? Body(source, options.BodyFormat) : EmptyBody();
        return request;
    }

    private static HttpContent EmptyBody()
    {
        var content = new ByteArrayContent([]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        return content;
    }

    private static HttpContent Body(PictureSource source, BodyFormat format)
    {
        var picture = source.Open();
        if (format == BodyFormat.Base64)
        {
            return new Base64Content(picture);
        }

        var part = new StreamContent(picture, 64 * 1024);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { part, "file", "picture" } };
    }

    private static void Add(StringBuilder query, string name, string? value)
    {
        if (value is not null)
        {
            query.Append(query.Length == 0 ? string.Empty : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }
}
