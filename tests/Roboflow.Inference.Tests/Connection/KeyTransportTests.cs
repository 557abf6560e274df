using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Where the key is sent, as received over real sockets.</summary>
public sealed class KeyTransportTests : IDisposable
{
    private const string Key = "k+9/'\"q&<z%=";
    private static readonly string Image = ModuleSession.Sample("harbour.jpg");
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Query", "api_key=k%2B9%2F%27%22q%26%3Cz%25%3D", null)]
    [InlineData("Header", null, "Bearer emulator-key")]
    [InlineData("Auto", null, "Bearer emulator-key")]
    public async Task Key_is_sent_by_the_given_transport(string transport, string? query, string? header)
    {
        var key = query is null ? "emulator-key" : Key;
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { ApiKey = key });
        var run = _session.Run(
            "Invoke-RoboflowDetection $args[0] shapes/1 -Endpoint $args[1] -ApiKey $args[2] -KeyTransport $args[3]",
            null,
            Image,
            emulator.Address,
            key,
            transport);
        Assert.Empty(run.Errors);
        var received = Assert.Single(emulator.Received);
        Assert.Equal(query is not null, received.Query.Contains("api_key", StringComparison.Ordinal));
        Assert.Contains(query ?? "confidence=40", received.Query, StringComparison.Ordinal);
        Assert.Equal(header, received.Authorization);
    }

    [Theory]
    [InlineData("Query")]
    [InlineData("Header")]
    public async Task Redirect_to_another_host_is_not_followed(string transport)
    {
        await using var other = await EmulatorHost.StartAsync();
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("shapes/1", new Misbehavior { Kind = MisbehaviorKind.Redirect, Location = new Uri(other.Address, "/shapes/1") });
        var run = _session.Run(
            "Invoke-RoboflowDetection $args[0] shapes/1 -Endpoint $args[1] -ApiKey emulator-key -KeyTransport $args[2]",
            null,
            Image,
            emulator.Address,
            transport);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("Redirected,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal((0L, 0L), (other.Statistics.Connections, other.Statistics.Requests));
        Assert.Equal(1, emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData("Invoke-RoboflowDetection $args[0] shapes/1 -Endpoint $args[1] -ApiKey emulator-key -Proxy http://me:secret@proxy.example:3128")]
    [InlineData("Get-RoboflowProject shapes -ApiEndpoint $args[1] -ApiKey emulator-key -Proxy http://proxy.example:3128")]
    [InlineData("Connect-Roboflow emulator-key -Endpoint $args[1] -Proxy http://proxy.example:3128; Invoke-RoboflowDetection $args[0] shapes/1")]
    public async Task Proxy_on_another_machine_is_named_as_the_cause(string command)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var session = new ModuleSession();
        var error = Assert.Single(session.Run(command, null, Image, emulator.Address).Errors);
        Assert.StartsWith("UnencryptedApiKey,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("through the proxy http://proxy.example:3128, which is another machine", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-NoProxy", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("http://proxy.example:3128", error.TargetObject);
    }

    [Theory]
    [InlineData("Invoke-RoboflowDetection $args[0] shapes/1 -Endpoint http://detector.example")]
    [InlineData("Get-RoboflowProject shapes -ApiEndpoint http://detector.example")]
    public async Task Key_is_sent_to_another_machine_over_plain_http_only_when_allowed(string command)
    {
        await using var proxy = await EmulatorHost.StartAsync();
        var refused = _session.Run(command + " -ApiKey emulator-key -Proxy $args[1]", null, Image, proxy.Address);
        var error = Assert.Single(refused.Errors);
        Assert.StartsWith("UnencryptedApiKey,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("http://detector.example", error.TargetObject);
        Assert.Equal(0, proxy.Statistics.Connections);

        var allowed = _session.Run(command + " -ApiKey emulator-key -Proxy $args[1] -AllowUnencryptedAuthentication", null, Image, proxy.Address);
        Assert.Empty(allowed.Errors);
        Assert.NotEmpty(allowed.Output);
        Assert.Equal(1, proxy.Statistics.Connections);
    }
}
