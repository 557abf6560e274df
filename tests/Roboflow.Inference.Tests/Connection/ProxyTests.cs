using System;
using System.IO;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Errors behind a proxy name it, without its credentials.</summary>
public sealed class ProxyTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Invoke-RoboflowDetection -InputObject ([byte[]] (0xFF, 0xD8, 0xFF)) -Model shapes/1 -Endpoint https://detector.example")]
    [InlineData("Get-RoboflowWorkspace acme -ApiEndpoint https://detector.example")]
    public void Unreachable_proxy_is_named_with_the_endpoint(string command)
    {
        using var dead = new DeadPort();
        var proxy = $"http://user:sesame@127.0.0.1:{dead.Address.Port}";
        var error = Fail(command + " -Proxy " + proxy);
        DetectionFixture.AssertError(error, "ConnectionFailed", ErrorCategory.ConnectionError);
        Assert.Contains(
            $"No answer from https://detector.example through the proxy http://127.0.0.1:{dead.Address.Port}: ",
            error.ToString(),
            StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", error + error.Exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Connection_test_blames_the_proxy()
    {
        using var dead = new DeadPort();
        var port = dead.Address.Port;
        var said = _session.Run($"'http://user:sesame@127.0.0.1:{port}', 'http://user:sesame@no-such-host.invalid:{port}' | ForEach-Object {{ "
            + "(Test-RoboflowConnection -ApiKey k -Endpoint https://detector.example -Proxy $_).Message }").Output;
        Assert.StartsWith($"The proxy 127.0.0.1 does not accept connections on port {port}: ", (string)said[0].BaseObject, StringComparison.Ordinal);
        Assert.StartsWith("The name of the proxy, no-such-host.invalid, cannot be resolved: ", (string)said[1].BaseObject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-RoboflowDetection -InputObject ([byte[]] (0xFF, 0xD8, 0xFF)) -Model shapes/1 -Endpoint https://detector.example -Proxy PROXY")]
    [InlineData("Connect-Roboflow k -Endpoint https://detector.example -ApiEndpoint https://detector.example -Proxy PROXY; Get-RoboflowWorkspace acme")]
    public void Socks_proxy_without_a_port_has_the_usual_one(string command)
    {
        var error = Fail(command.Replace("PROXY", "socks5://no-such-host.invalid", StringComparison.Ordinal));
        DetectionFixture.AssertError(error, "ConnectionFailed", ErrorCategory.ConnectionError);
        Assert.Contains("through the proxy socks5://no-such-host.invalid:1080: ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Error_without_a_proxy_does_not_mention_one()
    {
        using var dead = new DeadPort();
        var error = Fail(
            $"Invoke-RoboflowDetection -InputObject ([byte[]] (0xFF, 0xD8, 0xFF)) -Model shapes/1 -Endpoint {dead.Address} -Proxy http://proxy.example:9 -NoProxy");
        Assert.DoesNotContain("proxy", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_proxy_password_is_not_shown()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var refusal = RefuseAsync(listener);
        var error = Fail("Invoke-RoboflowDetection -InputObject ([byte[]] (0xFF, 0xD8, 0xFF)) -Model shapes/1 -Endpoint https://detector.example -Proxy "
            + $"http://user:sesame@{listener.LocalEndpoint}");
        await refusal;
        Assert.Contains("407", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", error + error.Exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Image_is_complete_after_the_challenge_of_a_proxy()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var seen = AnswerAsync(proxy, Challenge, """{"time":0.1,"image":{"width":8,"height":6},"predictions":[]}""");
        var run = _session.Run(
            "Invoke-RoboflowDetection -InputObject ([byte[]] (0xFF, 0xD8, 0xFF)) -Model shapes/1 -Endpoint http://detector.example -ApiKey emulator-key "
            + $"-AllowUnencryptedAuthentication -Proxy http://{proxy.LocalEndpoint} -ProxyCredential $args[0] -AsResult",
            null,
            new PSCredential("user", new NetworkCredential(string.Empty, "sesame").SecurePassword));
        Assert.Empty(run.Errors);
        Assert.Equal(8, run.Property<int?>(0, "ImageWidth"));
        Assert.Equal(["/9j/", "/9j/"], await seen);
    }

    [Fact]
    public async Task Refusing_proxy_ends_the_run()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var seen = AnswerAsync(proxy, Challenge);
        using var images = new TinyImages(5);
        var run = _session.Run(
            "$args[0] | Invoke-RoboflowDetection -Model shapes/1 -Endpoint http://detector.example -ApiKey emulator-key -ThrottleLimit 1 "
            + $"-AllowUnencryptedAuthentication -Proxy http://{proxy.LocalEndpoint}",
            null,
            [images.Files]);
        DetectionFixture.TheError(run, "ProxyRefused", ErrorCategory.AuthenticationError);
        Assert.Single(await seen);
    }

    [Theory]
    [InlineData(407, "ProxyRefused", "The proxy requires credentials, or does not accept these (status 407)", 1)]
    [InlineData(403, "ConnectionFailed", "The proxy did not connect to the server (status 403)", 3)]
    [InlineData(502, "ConnectionFailed", "The proxy did not connect to the server (status 502)", 3)]
    public void Proxy_that_opens_no_tunnel_is_named_as_the_cause(int status, string id, string says, int tries)
    {
        using var proxy = new RawServer(_ => RawServer.Answer(status, "X-Reason: none"));
        using var images = new TinyImages(3);
        var to = $"-Endpoint https://detector.example -ApiKey emulator-key -Proxy {proxy.Address}";
        var run = _session.Run(
            $"$args[0] | Invoke-RoboflowDetection -Model shapes/1 -ThrottleLimit 1 -MaximumRetryCount 2 -RetryIntervalSec 0 {to}", null, [images.Files]);
        var first = Assert.Single(run.Errors);
        Assert.StartsWith(id + ",", first.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(says, first.ToString(), StringComparison.Ordinal);
        Assert.Equal(tries, proxy.Requests);
        Assert.Equal(id, _session.Run($"Test-RoboflowConnection shapes/1 {to}").Property<string>(0, "ErrorId"));
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("proxy.example:3128")]
    [InlineData("user:sesame@proxy.example:3128")]
    [InlineData("ftp://user:sesame@proxy.example")]
    public void Invalid_proxy_ends_the_command(string proxy)
    {
        var error = Fail("Get-RoboflowWorkspace -Proxy " + proxy);
        DetectionFixture.AssertError(error, "InvalidProxy", ErrorCategory.InvalidArgument);
        Assert.Contains("proxy.example", error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("' is not a proxy address.", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", error + error.Exception.ToString() + error.TargetObject, StringComparison.Ordinal);
    }

    [Fact]
    public void Path_of_a_proxy_is_named_as_the_fault() =>
        Assert.Equal("'http://127.0.0.1:9702/' was given with a path, so it is not a proxy address.", Fail("Connect-Roboflow -Proxy http://127.0.0.1:9702/x").ToString());

    private const string Challenge = "";

    // Answers one request after another, on one connection, and returns their bodies.
    private static async Task<string[]> AnswerAsync(TcpListener listener, params string[] answers)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        var bodies = new string[answers.Length];
        for (var i = 0; i < answers.Length; i++)
        {
            var length = 0;
            while (await reader.ReadLineAsync() is { Length: > 0 } line)
            {
                length = line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)
                    ? int.Parse(line["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture)
                    : length;
            }

            var body = new char[length];
            Assert.Equal(length, await reader.ReadBlockAsync(body));
            bodies[i] = new string(body);
            var head = answers[i] == Challenge ? "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"" : "200 OK";
            await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(
                $"HTTP/1.1 {head}\r\nContent-Type: application/json\r\nContent-Length: {answers[i].Length}\r\n\r\n{answers[i]}"));
        }

        return bodies;
    }

    private static async Task RefuseAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream());
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
            // The request ends with an empty line.
        }

        await client.GetStream()
            .WriteAsync("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
    }

    private ErrorRecord Fail(string command)
    {
        var run = _session.Run(command + " -ApiKey emulator-key -MaximumRetryCount 0");
        return run.Terminated ?? Assert.Single(run.Errors);
    }
}
