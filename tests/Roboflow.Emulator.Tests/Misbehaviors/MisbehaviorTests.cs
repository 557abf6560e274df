using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Emulator.Tests.Support;
using static Roboflow.Emulator.Tests.Support.EmulatorFixture;

namespace Roboflow.Emulator.Tests.Misbehaviors;

public sealed class MisbehaviorTests : IAsyncLifetime
{
    private const string Model = "shapes/1";
    private const string Route = Model + "?api_key=" + Key;

    private static readonly byte[] Image = SampleImages.Encode("""<circle cx="60" cy="50" r="30" fill="#e02020"/>""", 120, 100, ".png");

    private EmulatorHost _host = null!;

    public async Task InitializeAsync() => _host = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = EmulatorDialect.V2 });

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    [InlineData(423)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(507)]
    public async Task Each_status_comes_with_words_under_message(int status)
    {
        var answer = await MisbehaveAsync(new Misbehavior { Kind = MisbehaviorKind.Status, Status = status });
        Assert.Equal(status, answer.Status);
        Assert.NotEmpty((string)answer.Json!["message"]!);
        Assert.Null(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Malformed_parameters_come_under_detail()
    {
        var answer = await MisbehaveAsync(new Misbehavior { Kind = MisbehaviorKind.Status, Status = 422 });
        Assert.Equal("float_parsing", (string?)answer.Json!["detail"]![0]!["type"]);
    }

    [Fact]
    public async Task Retry_after_is_in_seconds_or_a_date()
    {
        var way = new Misbehavior { Kind = MisbehaviorKind.Status, Status = 429, RetryAfterSeconds = 7 };
        Assert.Equal(TimeSpan.FromSeconds(7), (await MisbehaveAsync(way)).Headers.RetryAfter!.Delta);
        var before = DateTimeOffset.UtcNow;
        var date = (await MisbehaveAsync(way with { RetryAfterAsDate = true })).Headers.RetryAfter!.Date!.Value;
        Assert.InRange(date, before.AddSeconds(5), DateTimeOffset.UtcNow.AddSeconds(8));
    }

    [Fact]
    public async Task The_first_requests_fail_and_the_next_succeeds()
    {
        _host.Misbehave(Model, new Misbehavior { Kind = MisbehaviorKind.Status, Status = 503, Times = 2 });
        Assert.Equal("503 503 200", await StatusesAsync(3));
    }

    [Fact]
    public async Task Several_ways_are_taken_in_turn_and_for_one_model_alone()
    {
        _host.Misbehave(
            Model,
            new Misbehavior { Kind = MisbehaviorKind.Status, Status = 500, Times = 1 },
            new Misbehavior { Kind = MisbehaviorKind.Status, Status = 429 });
        Assert.Equal("500 429 200 429", await StatusesAsync(4));
        Assert.Equal(200, (await SendAsync(_host, "shapes-seg/1?api_key=" + Key, Base64(Image))).Status);
        _host.Behave();
        Assert.Equal(200, (await AskAsync()).Status);
    }

    [Fact]
    public async Task Bodies_that_are_not_an_answer_are_sent_as_configured()
    {
        var page = await MisbehaveAsync(new Misbehavior { Kind = MisbehaviorKind.Html });
        Assert.Equal((200, "text/html"), (page.Status, page.ContentType));
        var gateway = await MisbehaveAsync(new Misbehavior { Kind = MisbehaviorKind.HtmlStatus, Status = 502 });
        Assert.Equal((502, "text/html"), (gateway.Status, gateway.ContentType));
        var empty = await MisbehaveAsync(new Misbehavior { Kind = MisbehaviorKind.EmptyStatus, Status = 404 });
        Assert.Equal((404, 0), (empty.Status, empty.Bytes.Length));
        var typed = await MisbehaveAsync(new Misbehavior { Kind = MisbehaviorKind.WrongContentType });
        Assert.Equal((200, "application/octet-stream"), (typed.Status, typed.ContentType));
        var fault = await MisbehaveAsync(new Misbehavior { Kind = MisbehaviorKind.ErrorWith200 });
        Assert.Equal((200, "error"), (fault.Status, fault.Json!.AsObject().Single().Key));
    }

    [Fact]
    public async Task Truncated_json_ends_in_good_order()
    {
        _host.Misbehave(Model, new Misbehavior { Kind = MisbehaviorKind.TruncatedJson });
        using var response = await PostAsync();
        var text = await response.Content.ReadAsStringAsync();
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => System.Text.Json.Nodes.JsonNode.Parse(text));
    }

    [Fact]
    public async Task An_error_can_quote_the_key()
    {
        var answer = await MisbehaveAsync(new Misbehavior { Kind = MisbehaviorKind.EchoKey, Status = 400 });
        Assert.Equal(400, answer.Status);
        Assert.Contains("api_key=" + Key, (string)answer.Json!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_leads_to_another_host()
    {
        using var response = await PostAsync(new Misbehavior { Kind = MisbehaviorKind.Redirect });
        Assert.Equal(302, (int)response.StatusCode);
        Assert.NotEqual(_host.Address.Host, response.Headers.Location!.Host);
        using var other = await PostAsync(new Misbehavior { Kind = MisbehaviorKind.Redirect, Location = new Uri("https://other.test/x") });
        Assert.Equal("https://other.test/x", other.Headers.Location!.AbsoluteUri);
    }

    [Fact]
    public async Task The_connection_is_reset_before_the_answer()
    {
        var e = await Assert.ThrowsAnyAsync<HttpRequestException>(() => PostAsync(new Misbehavior { Kind = MisbehaviorKind.Drop }));
        Assert.True(e.GetBaseException() is SocketException { SocketErrorCode: SocketError.ConnectionReset } or HttpIOException, e.ToString());
    }

    [Fact]
    public async Task The_connection_is_closed_in_the_middle_of_the_body()
    {
        using var response = await PostAsync(new Misbehavior { Kind = MisbehaviorKind.CloseMidBody });
        Assert.Equal(200, (int)response.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_endless_body_goes_on_until_the_client_has_had_enough()
    {
        using var response = await PostAsync(new Misbehavior { Kind = MisbehaviorKind.EndlessBody });
        Assert.Null(response.Content.Headers.ContentLength);
        using var body = await response.Content.ReadAsStreamAsync();
        await body.ReadExactlyAsync(new byte[4_000_000]);
    }

    [Fact]
    public async Task An_oversized_body_says_so()
    {
        using var response = await PostAsync(new Misbehavior { Kind = MisbehaviorKind.OversizedBody });
        Assert.Equal(1L << 30, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_trickle_is_a_good_answer_in_the_end()
    {
        var answer = await MisbehaveAsync(new Misbehavior { Kind = MisbehaviorKind.Trickle, TrickleInterval = TimeSpan.Zero });
        Assert.Empty(answer.Predictions);
    }

    [Fact]
    public async Task A_delay_comes_before_the_answer()
    {
        _host.Misbehave(Model, new Misbehavior { Delay = TimeSpan.FromMilliseconds(300) });
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(200, (await AskAsync()).Status);
        Assert.True(clock.ElapsedMilliseconds >= 290, clock.ElapsedMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(MisbehaviorKind.None, 200)]
    [InlineData(MisbehaviorKind.Status, 503)]
    public async Task Answers_are_held_until_they_may_go_and_the_most_in_flight_is_counted(MisbehaviorKind kind, int status)
    {
        var free = new TaskCompletionSource();
        _host.Misbehave(Model, new Misbehavior { Kind = kind, HeldUntil = free.Task });
        var asked = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AskAsync()));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (_host.Statistics.InFlight < 4)
        {
            await Task.Delay(5, patience.Token);
        }

        Assert.False(asked.IsCompleted);
        free.SetResult();
        Assert.All(await asked, a => Assert.Equal(status, a.Status));

        // An answered request is no longer in flight.
        Assert.Equal((4, 4, 0), (_host.Statistics.Requests, _host.Statistics.MaximumInFlight, _host.Statistics.InFlight));
    }

    [Fact]
    public async Task Bytes_are_counted_also_for_requests_that_fail()
    {
        var length = Convert.ToBase64String(Image).Length;
        await AskAsync();
        await MisbehaveAsync(new Misbehavior { Kind = MisbehaviorKind.Status });
        Assert.Equal((2, 2L * length), (_host.Statistics.Requests, _host.Statistics.Bytes));
        Assert.True(_host.Statistics.Connections >= 1);
    }

    [Theory]
    [InlineData(99, 1.0, 0)]
    [InlineData(503, 1.5, 0)]
    [InlineData(503, double.NaN, 0)]
    [InlineData(503, 1.0, -1)]
    public void Invalid_values_are_refused(int status, double probability, int delay) =>
        Assert.Throws<ArgumentException>(
            () => _host.Misbehave(Model, new Misbehavior { Status = status, Probability = probability, Delay = TimeSpan.FromSeconds(delay) }));

    private Task<EmulatorAnswer> AskAsync() => SendAsync(_host, Route, Base64(Image));

    private async Task<string> StatusesAsync(int count)
    {
        var statuses = new int[count];
        for (var i = 0; i < count; i++)
        {
            statuses[i] = (await AskAsync()).Status;
        }

        return string.Join(' ', statuses);
    }

    private Task<EmulatorAnswer> MisbehaveAsync(Misbehavior way)
    {
        _host.Misbehave(Model, way);
        return AskAsync();
    }

    private Task<HttpResponseMessage> PostAsync(Misbehavior? way = null)
    {
        if (way is not null)
        {
            _host.Misbehave(Model, way);
        }

        return Http.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(_host.Address, Route)) { Content = Base64(Image) },
            HttpCompletionOption.ResponseHeadersRead);
    }
}
