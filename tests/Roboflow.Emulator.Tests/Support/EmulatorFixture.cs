using System;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace Roboflow.Emulator.Tests.Support;

/// <summary>One emulator of each dialect per test class, called over a real socket without the product's client.</summary>
public sealed class EmulatorFixture : IAsyncLifetime
{
    internal const string Key = "emulator-key";

    internal static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    internal EmulatorHost V1 { get; private set; } = null!;

    internal EmulatorHost V2 { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        V1 = await EmulatorHost.StartAsync();
        V2 = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = EmulatorDialect.V2 });
    }

    public async Task DisposeAsync()
    {
        await V1.DisposeAsync();
        await V2.DisposeAsync();
    }

    internal EmulatorHost Of(EmulatorDialect dialect) => dialect == EmulatorDialect.V1 ? V1 : V2;

    internal static HttpContent Base64(byte[] image) => Form(Convert.ToBase64String(image));

    internal static HttpContent Form(string body)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = new("application/x-www-form-urlencoded");
        return content;
    }

    /// <summary>Sends an image by the documented request.</summary>
    internal Task<EmulatorAnswer> DetectAsync(byte[] image, string query = "", string model = "shapes/1") =>
        SendAsync(V1, $"{model}?api_key={Key}&{query}", Base64(image));

    internal static async Task<EmulatorAnswer> SendAsync(
        EmulatorHost host,
        string route,
        HttpContent? content,
        HttpMethod? method = null,
        string? bearer = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, new Uri(host.Address, route)) { Content = content };
        if (bearer is not null)
        {
            request.Headers.Authorization = new("Bearer", bearer);
        }

        using var response = await Http.SendAsync(request);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var json = response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(bytes) : null;
        return new EmulatorAnswer((int)response.StatusCode, json, bytes, response.Content.Headers.ContentType?.MediaType, response.Headers);
    }
}

internal sealed record EmulatorAnswer(int Status, JsonNode? Json, byte[] Bytes, string? ContentType, System.Net.Http.Headers.HttpResponseHeaders Headers)
{
    internal JsonArray Predictions => Json!["predictions"]!.AsArray();

    internal string[] Classes => [.. System.Linq.Enumerable.Select(Predictions, p => (string)p!["class"]!)];

    internal string Header(string name) => string.Join(',', Headers.GetValues(name));
}
