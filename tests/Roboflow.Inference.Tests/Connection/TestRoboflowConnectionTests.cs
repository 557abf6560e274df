using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Connection;

public sealed class TestRoboflowConnectionTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData(EmulatorDialect.V1)]
    [InlineData(EmulatorDialect.V2)]
    public async Task Working_connection_passes_every_step_and_its_time_is_split(EmulatorDialect dialect)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = dialect });
        var run = Test("shapes/1", "emulator-key", emulator.Address);
        Assert.Equal((true, true, true, null, true, true, null), Steps(run));
        var test = run.Output[0].Properties;
        Assert.Equal("127.0.0.1", ((System.Collections.Generic.IReadOnlyList<string>)test["Addresses"].Value).Single());
        var (whole, server, network) = ((TimeSpan)test["RoundTripTime"].Value, (TimeSpan)test["ServerTime"].Value, (TimeSpan)test["NetworkTime"].Value);
        Assert.True(server > TimeSpan.Zero && network > TimeSpan.Zero);
        Assert.Equal(whole, server + network);
        Assert.Single(emulator.Received);
    }

    [Theory]
    [InlineData(EmulatorDialect.V1, "AccessDenied")]
    [InlineData(EmulatorDialect.V2, "AuthenticationFailed")]
    public async Task Invalid_key_is_reported_as_such(EmulatorDialect dialect, string id)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = dialect });
        foreach (var run in new[] { Test("shapes/1", "wrong", emulator.Address), Test(null, "wrong", emulator.Address) })
        {
            Assert.Equal((false, true, true, null, false, null, id), Steps(run));
            Assert.StartsWith("Check the key", run.Property<string>(0, "RecommendedAction"), StringComparison.Ordinal);
        }

        Assert.Equal((true, true, true, null, true, null, null), Steps(Test(null, "emulator-key", emulator.Address)));
    }

    [Fact]
    public void Handshake_without_an_answer_is_not_blamed_on_the_model()
    {
        using var deaf = new DeafServer();
        var run = _session.Run(
            "Test-RoboflowConnection shapes/1 -ApiKey k -TimeoutSec 1 -Endpoint $args[0]",
            null,
            deaf.Address.AbsoluteUri.Replace("http:", "https:", StringComparison.Ordinal));
        Assert.Equal("ConnectionFailed", run.Property<string>(0, "ErrorId"));
        Assert.DoesNotContain("cold start", run.Property<string>(0, "RecommendedAction"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EmulatorDialect.V1, "AccessDenied")]
    [InlineData(EmulatorDialect.V2, "ModelNotFound")]
    public async Task Unknown_model_is_distinguished_from_an_invalid_key(EmulatorDialect dialect, string id)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = dialect });
        var run = Test("nothing/1", "emulator-key", emulator.Address);
        Assert.Equal((false, true, true, null, true, false, id), Steps(run));
        Assert.StartsWith("Check the project, the version and -Endpoint", run.Property<string>(0, "RecommendedAction"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_that_the_server_does_not_answer_are_unknown()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = EmulatorDialect.V1 });
        var run = _session.Run("Test-RoboflowConnection nothing/1 -ApiKey emulator-key -Endpoint $args[0]", null, emulator.Address);
        Assert.Equal((false, true, true, null, null, null, "AccessDenied"), Steps(run));
        Assert.Contains("check both", run.Property<string>(0, "RecommendedAction"), StringComparison.Ordinal);
    }

    [Fact]
    public void Closed_port_is_reported_as_not_connected()
    {
        using var dead = new DeadPort();
        var run = Test("shapes/1", "emulator-key", dead.Address);
        Assert.Equal((false, true, false, null, null, null, "ConnectionFailed"), Steps(run));
        Assert.NotEmpty(run.Property<string>(0, "RecommendedAction"));
        Assert.False((bool)_session.Run("Test-RoboflowConnection -Quiet -ApiKey k -Endpoint $args[0]", null, run.Output[0].Properties["Endpoint"].Value).Output
            .Single()
            .BaseObject);
    }

    [Fact]
    public void Unknown_host_name_has_no_address() =>
        Assert.Equal((false, false, null, null, null, null, "ConnectionFailed"), Steps(Test("shapes/1", "k", new Uri("https://no-such-host.invalid"))));

    [Fact]
    public void Address_that_cannot_be_a_host_has_no_address() => Assert.All(
        ["https://0.0.0.0:1", "https://" + string.Join('.', Enumerable.Repeat(new string('a', 60), 5))],
        address => Assert.Equal((false, false, null, null, null, null, "ConnectionFailed"), Steps(Test("shapes/1", "k", new Uri(address)))));

    [Theory]
    [InlineData("", "", 1)]
    [InlineData("", "-MaximumRetryCount 2 -RetryIntervalSec 0", 3)]
    [InlineData("Connect-Roboflow k -MaximumRetryCount 1 -RetryIntervalSec 0", "", 2)]
    [InlineData("Connect-Roboflow k -MaximumRetryCount 1 -RetryIntervalSec 0", "-MaximumRetryCount 0", 1)]
    public async Task Image_is_not_retried_unless_the_command_or_the_session_says_so(string connect, string own, int tries)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("shapes/1", new Misbehavior { Kind = MisbehaviorKind.Status, Status = 503 });
        var run = _session.Run($"{connect}; Test-RoboflowConnection shapes/1 -ApiKey emulator-key -Endpoint $args[0] {own}", null, emulator.Address);
        Assert.Equal("ServerFault", run.Property<string>(0, "ErrorId"));
        Assert.Equal(tries, emulator.Statistics.Requests);
    }

    [Fact]
    public async Task Untrusted_certificate_is_reported_and_can_be_accepted()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var front = new TlsFront(emulator.Address);
        var refused = Test("shapes/1", "emulator-key", front.Address);
        Assert.Equal((false, true, true, false, null, null, "ConnectionFailed"), Steps(refused));
        Assert.Contains("certificate", refused.Property<string>(0, "Message"), StringComparison.Ordinal);
        Assert.Empty(emulator.Received);

        var accepted = Test("shapes/1", "emulator-key", front.Address, "-SkipCertificateCheck");
        Assert.Equal((true, true, true, true, true, true, null), Steps(accepted));
        Assert.Equal(front.Expires, accepted.Output[0].Properties["CertificateExpires"].Value);
        Assert.StartsWith("Tls1", accepted.Property<string>(0, "TlsProtocol"), StringComparison.Ordinal);
    }

    // What .NET says refers to an exception that nobody sees.
    [Fact]
    public async Task Connection_test_says_why_the_server_refused_tls()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var refusing = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            _ = await client.GetStream().ReadAsync(new byte[4096]);
            await client.GetStream().WriteAsync(new byte[] { 21, 3, 3, 0, 2, 2, 40 });
        });
        var refused = Test(null, "emulator-key", new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        await refusing;
        Assert.Equal((false, true, true, false, null, null, "ConnectionFailed"), Steps(refused));
        var message = refused.Property<string>(0, "Message");
        Assert.StartsWith("TLS with localhost failed: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("inner exception", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_test_behind_a_proxy_tests_the_proxy()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var refused = _session.Run(
            "Test-RoboflowConnection shapes/1 -ApiKey emulator-key -Endpoint http://detector.example -Proxy $args[0]", null, emulator.Address);
        Assert.Equal((false, true, true, null, null, null, "UnencryptedApiKey"), Steps(refused));
        Assert.Equal(
            (false, true, true, null, null, null, "ApiKeyMissing"),
            Steps(_session.Run("Test-RoboflowConnection shapes/1 -Endpoint https://detect.roboflow.com -Proxy $args[0]", null, emulator.Address)));
        Assert.Empty(emulator.Received);
        var allowed = _session.Run(
            "Test-RoboflowConnection shapes/1 -ApiKey emulator-key -Endpoint http://detector.example -Proxy $args[0] -AllowUnencryptedAuthentication",
            null,
            emulator.Address);
        Assert.Equal((true, true, true, null, true, true, null), Steps(allowed));
    }

    [Theory]
    [InlineData("shapes/1", true)]
    [InlineData("nothing/1", false)]
    public async Task Quiet_gives_true_or_false_and_verbose_says_why(string model, bool good)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Dialect = EmulatorDialect.V2 });
        var run = _session.Run("Test-RoboflowConnection $args[0] -Quiet -Verbose -ApiKey emulator-key -Endpoint $args[1]", null, model, emulator.Address);
        Assert.Equal(good, Assert.Single(run.Output).BaseObject);
        Assert.Empty(run.Errors);
        Assert.Contains(good ? "good" : "404", Assert.Single(run.Verbose), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Quiet")]
    public async Task A_warning_says_when_only_the_network_was_tested(string quiet)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var run = _session.Run($"Test-RoboflowConnection {quiet} -ApiKey wrong -Endpoint $args[0] -WarningVariable said; $said.Count; Test-RoboflowConnection "
            + $"shapes/1 {quiet} -ApiKey emulator-key -Endpoint $args[0] -WarningVariable said; $said.Count", null, emulator.Address);
        Assert.Equal([1, 0], run.Output.Select(o => o.BaseObject).OfType<int>());
    }

    [Fact]
    public async Task Connection_test_uses_the_session_and_fits_80_columns()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var host = new RecordingHost();
        using var session = new ModuleSession(host);
        session.Run("Connect-Roboflow emulator-key -Endpoint $args[0] -Model shapes/1; Test-RoboflowConnection | Out-Default; Test-RoboflowConnection "
            + "nothing/1 | Out-Default", null, emulator.Address);
        Assert.Contains("shapes/1 answers", host.Shown, StringComparison.Ordinal);
        Assert.Contains("nothing/1: unknown whether it answers", host.Shown, StringComparison.Ordinal);
        Assert.All(host.Shown.Split('\n'), line => Assert.True(line.TrimEnd().Length < 80, line));
    }

    [Theory]
    [InlineData(200, "{\"predictions\":[],\"image\":{\"width\":32,\"height\":32}}", true, null, "none was sent")]
    [InlineData(401, "{\"message\":\"Unauthorized\"}", null, "ApiKeyMissing", "none was sent")]
    [InlineData(402, "{}", null, "QuotaExceeded", "unknown")]
    [InlineData(404, "{}", false, "ModelNotFound", "unknown")]
    public async Task Key_that_was_not_sent_is_neither_valid_nor_rejected(int status, string body, bool? found, string? id, string shown)
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((status, "application/json", body)));
        var host = new RecordingHost();
        using var session = new ModuleSession(host);
        var run = session.Run("$test = Test-RoboflowConnection shapes/1 -Endpoint $args[0]; $test | Out-Default; $test", null, server.Address);
        Assert.Equal((id is null, true, true, null, null, found, id), Steps(run));
        Assert.Contains($"API key    : {shown}", host.Shown, StringComparison.Ordinal);
    }

    private static (bool, bool?, bool?, bool?, bool?, bool?, string?) Steps(SessionOutput run)
    {
        Assert.Empty(run.Errors);
        Assert.Null(run.Terminated);
        var p = Assert.Single(run.Output).Properties;
        return ((bool)p["Succeeded"].Value, (bool?)p["NameResolved"].Value, (bool?)p["Connected"].Value, (bool?)p["TlsEstablished"].Value,
            (bool?)p["KeyAccepted"].Value, (bool?)p["ModelFound"].Value, (string?)p["ErrorId"].Value);
    }

    private SessionOutput Test(string? model, string key, Uri address, string more = "") => _session.Run(
        $"Test-RoboflowConnection {(model is null ? string.Empty : "-Model $args[0]")} -ApiKey $args[1] -Endpoint $args[2] -ApiEndpoint $args[2] {more}", null, model ?? string.Empty, key, address);
}
