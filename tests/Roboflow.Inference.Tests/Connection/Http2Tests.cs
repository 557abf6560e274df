using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;
using Roboflow.Tests.Shared;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>HTTP/2 is used if the server offers it, over TLS with a self-signed certificate.</summary>
public sealed class Http2Tests : IDisposable
{
    private const int Limit = 6;
    private const string Script = "$args[0] | Invoke-RoboflowDetection -Endpoint $args[1] -Model digest/1 -ApiKey emulator-key -ThrottleLimit 6 -AsResult ";

    private readonly ModuleSession _session = new();
    private readonly TinyImages _images = new(40);

    public void Dispose()
    {
        _session.Dispose();
        _images.Dispose();
    }

    [Theory]
    [InlineData("Base64")]
    [InlineData("Multipart")]
    public async Task A_window_of_requests_shares_one_connection(string bodyFormat)
    {
        await using var emulator = await StartAsync();
        emulator.Misbehave("digest/1", new Misbehavior { HeldUntil = emulator.Statistics.When(s => s.InFlight == Limit) });
        AssertAnswered(_session.Run(Script + "-SkipCertificateCheck -BodyFormat " + bodyFormat, null, _images.Files, emulator.Address));
        Assert.All(emulator.Received, r => Assert.Equal("HTTP/2", r.Protocol));
        Assert.Equal((_images.Files.Length, Limit, 1), (emulator.Statistics.Requests, emulator.Statistics.MaximumInFlight, emulator.Statistics.Connections));
    }

    [Fact]
    public async Task A_stopped_run_ends_its_requests_and_leaves_the_connection_to_the_next()
    {
        await using var emulator = await StartAsync();
        emulator.Misbehave("digest/1", new Misbehavior { HeldUntil = new TaskCompletionSource().Task });
        using var shell = _session.Prepare(Script + "-SkipCertificateCheck", _images.Files, emulator.Address);
        var running = shell.BeginInvoke();
        Assert.True(emulator.Statistics.Becomes(s => s.InFlight == Limit));
        shell.Stop();
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.True(emulator.Statistics.Becomes(s => s.InFlight == 0));
        Assert.Equal(Limit, emulator.Statistics.Requests);

        emulator.Behave();
        AssertAnswered(_session.Run(Script + "-SkipCertificateCheck", null, _images.Files, emulator.Address));
        Assert.Equal(1, emulator.Statistics.Connections);
    }

    [Theory]
    [InlineData(MisbehaviorKind.Drop)]
    [InlineData(MisbehaviorKind.CloseMidBody)]
    public async Task A_broken_stream_is_tried_again(MisbehaviorKind kind)
    {
        await using var emulator = await StartAsync();
        emulator.Misbehave("digest/1", new Misbehavior { Kind = kind, Times = 3 });
        AssertAnswered(_session.Run(Script + "-SkipCertificateCheck -RetryIntervalSec 0", null, _images.Files, emulator.Address));
        Assert.Equal(_images.Files.Length + 3, emulator.Statistics.Requests);
    }

    [Fact]
    public async Task Untrusted_certificate_is_one_error_with_advice_and_sends_nothing()
    {
        await using var emulator = await StartAsync();
        var run = _session.Run(Script, null, _images.Files.Take(2), emulator.Address);
        var error = DetectionFixture.TheError(run, "ConnectionFailed", ErrorCategory.ConnectionError);
        Assert.Contains("certificate", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-SkipCertificateCheck", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, emulator.Statistics.Requests);
    }

    [Fact]
    public async Task HTTP_1_1_is_used_where_the_server_has_no_HTTP_2()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var front = new TlsFront(emulator.Address);
        AssertAnswered(_session.Run(Script + "-SkipCertificateCheck", null, _images.Files, front.Address));
        Assert.All(emulator.Received, r => Assert.Equal("HTTP/1.1", r.Protocol));
    }

    private static async Task<EmulatorHost> StartAsync() => await EmulatorHost.StartAsync(new EmulatorOptions { Certificate = TestCertificate.Create() });

    private void AssertAnswered(SessionOutput run)
    {
        Assert.Empty(run.Errors);
        Assert.Equal(
            _images.Files.Select(f => (f.FullName, TinyImages.DigestOf(f))),
            run.Output.Select(o => ((string)o.Properties["Path"].Value, (string)o.Properties["InferenceId"].Value)));
    }
}
