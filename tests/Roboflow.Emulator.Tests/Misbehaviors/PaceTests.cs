using System;
using System.Diagnostics;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Roboflow.Emulator.Tests.Support;
using static Roboflow.Emulator.Tests.Support.EmulatorFixture;

namespace Roboflow.Emulator.Tests.Misbehaviors;

/// <summary>Answers that come late, bit by bit, or not at all.</summary>
public sealed class PaceTests
{
    private const string Model = "shapes/1";
    private const string Route = Model + "?api_key=" + Key;

    private static readonly byte[] Image = SampleImages.Encode("""<circle cx="60" cy="50" r="30" fill="#e02020"/>""", 120, 100, ".png");

    [Fact]
    public async Task A_trickle_pauses_between_two_bytes()
    {
        await using var host = await EmulatorHost.StartAsync();
        host.Misbehave(Model, new Misbehavior { Kind = MisbehaviorKind.Trickle, TrickleInterval = TimeSpan.FromHours(1) });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host.Address, Route)) { Content = Base64(Image) };
        using var response = await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var body = await response.Content.ReadAsStreamAsync();
        var block = new byte[100];
        Assert.Equal(1, await body.ReadAsync(block));
        var next = body.ReadAsync(block).AsTask();
        Assert.NotSame(next, await Task.WhenAny(next, Task.Delay(100)));
    }

    // A reset, not an orderly end: the client's operating system reports it.
    [Fact]
    public async Task A_dropped_connection_is_reset()
    {
        await using var host = await EmulatorHost.StartAsync();
        host.Misbehave(Model, new Misbehavior { Kind = MisbehaviorKind.Drop });
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /{Route} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nContent-Length: 4\r\n\r\nabcd"));
        var e = await Assert.ThrowsAnyAsync<System.IO.IOException>(() => stream.ReadAsync(new byte[1]).AsTask());
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(e.InnerException).SocketErrorCode);
    }

    [Theory]
    [InlineData(MisbehaviorKind.None)]
    [InlineData(MisbehaviorKind.Status)]
    public async Task Every_answer_has_the_delay_of_the_options_and_that_of_its_model(MisbehaviorKind kind)
    {
        await using var host = await EmulatorHost.StartAsync(new EmulatorOptions { Delay = TimeSpan.FromMilliseconds(150) });
        host.Misbehave(Model, new Misbehavior { Kind = kind, Delay = TimeSpan.FromMilliseconds(100) });
        var clock = Stopwatch.StartNew();
        await SendAsync(host, Route, Base64(Image));
        Assert.True(clock.ElapsedMilliseconds >= 245, $"{clock.ElapsedMilliseconds}");
    }
}
