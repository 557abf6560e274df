using System;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Threading.Tasks;
using Roboflow.Emulator.Tests.Support;
using static Roboflow.Emulator.Tests.Support.EmulatorFixture;

namespace Roboflow.Emulator.Tests.Routes;

public sealed class AdminRouteTests : IAsyncLifetime
{
    private const string Route = "shapes/1?api_key=" + Key;

    private static readonly byte[] Image = SampleImages.Encode("""<circle cx="60" cy="50" r="30" fill="#e02020"/>""", 120, 100, ".png");

    private EmulatorHost _host = null!;

    public async Task InitializeAsync() => _host = await EmulatorHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("""{"kind":"Status","status":429,"times":1}""", 429)]
    [InlineData("""[{"kind":"Status","status":402},{"kind":"None"}]""", 402)]
    [InlineData("""{"kind":"None","delay":"00:00:00.01"}""", 200)]
    public async Task Model_can_misbehave_and_behave(string way, int status)
    {
        Assert.Equal(204, (await SendAsync(_host, "_emulator/misbehave?model=shapes/1", Json(way))).Status);
        Assert.Equal(status, (await AskAsync()).Status);
        Assert.Equal(204, (await SendAsync(_host, "_emulator/misbehave?model=shapes/1", null, HttpMethod.Delete)).Status);
        Assert.Equal(200, (await AskAsync()).Status);
    }

    [Theory]
    [InlineData("?model=shapes/1", "{")]
    [InlineData("?model=shapes/1", "null")]
    [InlineData("?model=shapes/1", """{"kind":"Nothing"}""")]
    [InlineData("?model=shapes/1", """{"knid":"Html"}""")]
    [InlineData("?model=shapes/1", """{"kind":"Status","status":7}""")]
    [InlineData("?model=shapes/1", """{"kind":1000}""")]
    [InlineData("?model=shapes/1", """{"kind":"Html","times":-1}""")]
    [InlineData("", """{"kind":"Html"}""")]
    public async Task Invalid_misbehavior_is_400_with_a_message(string query, string way)
    {
        var answer = await SendAsync(_host, "_emulator/misbehave" + query, Json(way));
        Assert.Equal(400, answer.Status);
        Assert.NotEmpty((string)answer.Json!["message"]!);
        Assert.Equal(200, (await AskAsync()).Status);
    }

    [Fact]
    public async Task Received_requests_are_listed_without_keys_and_their_bytes_can_be_fetched()
    {
        await SendAsync(_host, "shapes/1?name=a%20b.png&api_key=" + Key, Base64(Image));
        await SendAsync(_host, "shapes/1?confidence=1", Base64(Image), bearer: Key);
        var answer = await SendAsync(_host, "_emulator/requests", null, HttpMethod.Get);
        Assert.DoesNotContain(Key, Encoding.UTF8.GetString(answer.Bytes), StringComparison.Ordinal);
        Assert.Equal(["?name=a%20b.png&api_key=***", "?confidence=1"], answer.Json!.AsArray().Select(r => (string?)r!["query"]));
        Assert.Equal([null, "***"], answer.Json.AsArray().Select(r => (string?)r!["authorization"]));
        Assert.Equal(Image, (await SendAsync(_host, "_emulator/requests/1/image", null, HttpMethod.Get)).Bytes);
        Assert.Equal(404, (await SendAsync(_host, "_emulator/requests/2/image", null, HttpMethod.Get)).Status);
    }

    [Fact]
    public async Task An_image_is_hosted_for_requests_that_name_its_address()
    {
        using var content = new ByteArrayContent(Image);
        content.Headers.ContentType = new("image/png");
        Assert.Equal(204, (await SendAsync(_host, "_emulator/images/a.png", content, HttpMethod.Put)).Status);
        var hosted = await SendAsync(_host, "_emulator/images/a.png", null, HttpMethod.Get);
        Assert.Equal("image/png", hosted.ContentType);
        Assert.Equal(Image, hosted.Bytes);
    }

    [Fact]
    public async Task Reset_clears_everything()
    {
        await AskAsync();
        _host.Misbehave("shapes/1", new Misbehavior { Kind = MisbehaviorKind.Html });
        _host.Serve("a", Image, "image/png");
        Assert.Equal(1, await CountAsync("requests"));
        Assert.Equal(204, (await SendAsync(_host, "_emulator/reset", null)).Status);
        Assert.Equal((0, 0, 0, 0), (await CountAsync("requests"), await CountAsync("bytes"), await CountAsync("maximumInFlight"), _host.Received.Count));
        Assert.Equal(404, (await SendAsync(_host, "_emulator/images/a", null, HttpMethod.Get)).Status);
        Assert.Equal("application/json", (await AskAsync()).ContentType);
    }

    private Task<EmulatorAnswer> AskAsync() => SendAsync(_host, Route, Base64(Image));

    private async Task<int> CountAsync(string name) => (int)(await SendAsync(_host, "_emulator/statistics", null, HttpMethod.Get)).Json![name]!;

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
