using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Proxy, timeouts, retries and TLS settings that Connect-Roboflow keeps for later commands.</summary>
public sealed class SessionTransportTests : IDisposable
{
    private const string Detect = "Invoke-RoboflowDetection -InputObject ([byte[]] (0xFF, 0xD8, 0xFF, 0xE0)) -Model shapes/1 ";
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("", true)]
    [InlineData("-NoProxy", false)]
    public void Later_commands_use_the_sessions_proxy_unless_NoProxy(string own, bool through)
    {
        using var proxy = new DeadPort();
        var said = Fail($"Connect-Roboflow k -Endpoint https://detector.invalid -Proxy {proxy.Address} -MaximumRetryCount 0; {Detect} {own}");
        Assert.Equal(through, said.Contains($"through the proxy {proxy.Address.GetLeftPart(UriPartial.Authority)}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9", "-Proxy {0}", false)]
    [InlineData("{0}", "", true)]
    public async Task Proxy_of_a_command_does_not_get_the_sessions_proxy_credential(string sessions, string own, bool told)
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        var address = $"http://{proxy.LocalEndpoint}";
        var heard = AskForPasswordAsync(proxy);
        var connect
            = "Connect-Roboflow k -ApiEndpoint http://detector.example -AllowUnencryptedAuthentication -MaximumRetryCount 0 -ProxyCredential $args[0] -Proxy ";
        Assert.Contains("407", Fail($"{connect} {sessions.Replace("{0}", address, StringComparison.Ordinal)}; Get-RoboflowWorkspace acme "
            + $"{own.Replace("{0}", address, StringComparison.Ordinal)}"), StringComparison.Ordinal);
        proxy.Stop();
        Assert.Equal(told, (await heard).Contains("Proxy-Authorization: Basic " + Convert.ToBase64String("me:sesame"u8), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Certificate_check_is_skipped_for_the_session_and_taken_back_by_a_command()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var front = new TlsFront(emulator.Address);
        var run = _session.Run(
            "Connect-Roboflow emulator-key -Endpoint $args[0] -Model shapes/1 -SkipCertificateCheck -MaximumRetryCount 0; Invoke-RoboflowDetection $args[1]; "
                + "Invoke-RoboflowDetection $args[1] -SkipCertificateCheck:$false",
            null, front.Address, ModuleSession.Sample("harbour.jpg"));
        Assert.Equal(3, run.Output.Count);
        Assert.Contains("certificate", Assert.Single(run.Errors).ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, emulator.Statistics.Requests);
    }

    // Its images would be sent to the first server, with the first key, for the second session's model.
    [Theory]
    [InlineData("Connect-Roboflow other-key-1 -Endpoint http://127.0.0.1:9 -Model other/2")]
    [InlineData("Disconnect-Roboflow")]
    public async Task Run_keeps_the_session_in_which_it_began(string change)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var run = _session.Run(
            $"$file = $args[1]; Connect-Roboflow emulator-key -Endpoint $args[0] -Model shapes/1; 1..3 | ForEach-Object {{ if ($_ -eq 2) {{ {change} }}; $file }} | "
                + "Invoke-RoboflowDetection -AsResult | ForEach-Object Model",
            null, emulator.Address, ModuleSession.Sample("harbour.jpg"));
        Assert.Empty(run.Errors);
        Assert.Equal(["shapes/1", "shapes/1", "shapes/1"], run.Output.Select(o => o.ToString()));
    }

    [Fact]
    public void Plain_http_is_allowed_for_the_session()
    {
        const string Elsewhere = "Connect-Roboflow k -Endpoint http://detector.invalid -MaximumRetryCount 0 -NoProxy ";
        Assert.StartsWith("UnencryptedApiKey,", Id($"{Elsewhere}; {Detect}"), StringComparison.Ordinal);
        Assert.StartsWith("ConnectionFailed,", Id($"{Elsewhere} -AllowUnencryptedAuthentication; {Detect}"), StringComparison.Ordinal);
        Assert.StartsWith(
            "UnencryptedApiKey,",
            Id($"{Elsewhere} -AllowUnencryptedAuthentication; {Detect} -AllowUnencryptedAuthentication:$false"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-MaximumRetryCount 2 -RetryIntervalSec 0", "", 3)]
    [InlineData("-MaximumRetryCount 2 -RetryIntervalSec 0", "-MaximumRetryCount 1", 2)]
    [InlineData("-MaximumRetryCount 0", "", 1)]
    public async Task Retry_count_of_the_session_is_overridden_by_the_command(string kept, string own, int requests)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("shapes/1", new Misbehavior { Kind = MisbehaviorKind.Status, Status = 503 });
        _session.Run($"Connect-Roboflow emulator-key -Endpoint $args[0] {kept}; {Detect} {own}", null, emulator.Address);
        Assert.Equal(requests, emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData("-TimeoutSec 1")]
    [InlineData("-TotalTimeoutSec 1")]
    public async Task Session_timeouts_are_used(string limit)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var never = new TaskCompletionSource();
        emulator.Misbehave("shapes/1", new Misbehavior { HeldUntil = never.Task });
        Assert.StartsWith(
            "TimedOut,",
            Id($"Connect-Roboflow emulator-key -Endpoint {emulator.Address} -MaximumRetryCount 0 {limit}; {Detect}"),
            StringComparison.Ordinal);
        never.SetResult();
    }

    [Fact]
    public void Context_shows_every_setting_except_the_password()
    {
        var host = new RecordingHost();
        using var session = new ModuleSession(host);
        const string Connect = """
            Connect-Roboflow k -Proxy http://u:sesame@proxy.example:3128 -ProxyCredential $args[0] -SkipCertificateCheck -AllowUnencryptedAuthentication `
                -TimeoutSec 30 -TotalTimeoutSec 300 -MaximumRetryCount 8 -RetryIntervalSec 0.5
            """;
        var run = session.Run(Connect + "\nGet-RoboflowContext; Get-RoboflowContext | Out-Default; "
            + "[System.Management.Automation.PSSerializer]::Serialize((Get-RoboflowContext), 4)", null, Credential(@"acme\me"));
        Assert.Empty(run.Errors);
        Assert.Equal(
            ["http://proxy.example:3128/", @"acme\me", "False", "True", "True", "30", "300", "8", "0.5"],
            new[] {
                "Proxy",
                "ProxyUserName",
                "NoProxy",
                "SkipCertificateCheck",
                "AllowUnencryptedAuthentication",
                "TimeoutSec",
                "TotalTimeoutSec",
                "MaximumRetryCount",
                "RetryIntervalSec" }.Select(n => run.Property<string>(0, n)));
        Assert.Contains(@"http://proxy.example:3128/ as acme\me", host.Shown, StringComparison.Ordinal);
        Assert.Contains("30 s for one try, 300 s for one image", host.Shown, StringComparison.Ordinal);
        Assert.Contains("not checked", host.Shown, StringComparison.Ordinal);
        Assert.Contains("8, the first after 0.5 s", host.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", host.Shown + string.Concat(run.Output), StringComparison.Ordinal);

        Assert.Equal(100, session.Run("Connect-Roboflow k; (Get-RoboflowContext).TimeoutSec").Output[0].BaseObject);
    }

    [Fact]
    public void Invalid_proxy_leaves_the_session_unchanged()
    {
        var run = _session.Run("Connect-Roboflow k -Model a/1; Connect-Roboflow k -Model b/1 -Proxy proxy.example; (Get-RoboflowContext).Model");
        Assert.StartsWith("InvalidProxy,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("a/1", Assert.Single(run.Output).BaseObject);
    }

    // The headers of all requests until the listener is stopped.
    private static async Task<string> AskForPasswordAsync(TcpListener listener)
    {
        var said = string.Empty;
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                said += await RefuseAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            return said;
        }
    }

    private static async Task<string> RefuseAsync(NetworkStream client)
    {
        var said = string.Empty;
        try
        {
            using var reader = new StreamReader(client);
            while (await reader.ReadLineAsync() is { Length: > 0 } line)
            {
                said += line + "\n";
            }

            await client.WriteAsync(
                "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        }
        catch (IOException)
        {
            // The client can open a connection that it then does not use.
        }

        return said;
    }

    private static PSCredential Credential(string user) => new(user, SessionTests.Secret("sesame"));

    private string Fail(string script)
    {
        var run = _session.Run(script, null, Credential("me"));
        return (run.Terminated ?? Assert.Single(run.Errors)).ToString();
    }

    private string Id(string script)
    {
        var run = _session.Run(script);
        return (run.Terminated ?? Assert.Single(run.Errors)).FullyQualifiedErrorId;
    }
}
