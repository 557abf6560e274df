using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Where nobody answers, a run ends with one error and not one for each image.</summary>
public sealed class UnreachableServerTests : IDisposable
{
    private const string Script = "$args[0] | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[1] -ApiKey emulator-key -AsResult -Verbose ";

    private readonly ModuleSession _session = new();
    private readonly TinyImages _images = new(60);

    public void Dispose()
    {
        _session.Dispose();
        _images.Dispose();
    }

    [Theory]
    [InlineData("refused")]
    [InlineData("https://no-such-host.invalid")]
    public void Run_ends_with_one_error_after_the_tries_of_one_image(string address)
    {
        using var dead = new DeadPort();
        var run = _session.Run(Script + "-RetryIntervalSec 0.05", null, _images.Files, address == "refused" ? dead.Address : new Uri(address));
        var error = Assert.Single(run.Errors);
        DetectionFixture.AssertError(error, "ConnectionFailed", ErrorCategory.ConnectionError);
        Assert.Contains("0 done", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("-SkipCertificateCheck", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_that_nobody_trusts_ends_the_run_after_three_images()
    {
        using var front = new TlsFront(new Uri("http://127.0.0.1:9"));
        var run = _session.Run(Script + "-ThrottleLimit 1", null, _images.Files, front.Address);
        Assert.Equal(3, run.Errors.Count);
        Assert.All(run.Errors, e => Assert.Contains("-SkipCertificateCheck", e.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
        Assert.Contains("2 done", run.Errors[^1].ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TLS_that_fails_for_another_reason_is_not_called_a_matter_of_the_certificate()
    {
        using var plain = new RawServer(_ => RawServer.Answer(200, "Content-Type: text/plain"));
        var run = _session.Run(
            Script + "-MaximumRetryCount 0",
            null,
            _images.Files.Take(1),
            new Uri(plain.Address.AbsoluteUri.Replace("http:", "https:", StringComparison.Ordinal)));
        var error = Assert.Single(run.Errors);
        DetectionFixture.AssertError(error, "ConnectionFailed", ErrorCategory.ConnectionError);
        Assert.DoesNotContain("-SkipCertificateCheck", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Server_that_goes_away_ends_the_run_and_what_it_answered_is_written()
    {
        const int Answers = 20;
        const int Limit = 4;
        var answered = 0;
        RawServer? server = null;
        using var _ = server = new RawServer(_ =>
        {
            if (Interlocked.Increment(ref answered) == Answers)
            {
                server!.StopListening();
            }

            return RawServer.Answer(200, "Content-Type: application/json", "{\"predictions\":[]}"u8.ToArray());
        });
        var run = _session.Run(Script + "-RetryIntervalSec 0.05 -ThrottleLimit " + Limit, null, _images.Files, server.Address);
        Assert.InRange(run.Output.Count, Answers, Answers + Limit);
        var error = Assert.Single(run.Errors);
        DetectionFixture.AssertError(error, "ConnectionFailed", ErrorCategory.ConnectionError);
        Assert.Contains($"{run.Output.Count} done", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_image_that_breaks_its_connections_does_not_end_the_run()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave(
            "digest/1",
            [new Misbehavior(), .. Enumerable.Repeat(new Misbehavior { Kind = MisbehaviorKind.Drop }, 5), .. Enumerable.Repeat(new Misbehavior(), 60)]);
        var run = _session.Run(Script + "-ThrottleLimit 1 -RetryIntervalSec 0", null, _images.Files, emulator.Address);
        Assert.StartsWith("ConnectionFailed,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(59, run.Output.Count);
    }

    [Fact]
    public async Task Server_that_breaks_every_connection_ends_the_run_after_three_images()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", new Misbehavior { Kind = MisbehaviorKind.Drop });
        var run = _session.Run(Script + "-ThrottleLimit 1 -RetryIntervalSec 0", null, _images.Files, emulator.Address);
        Assert.Equal(3, run.Errors.Count);
        Assert.Equal(15, emulator.Statistics.Requests);
    }

    [Fact]
    public async Task Refusals_of_every_image_are_answers_and_do_not_end_the_run()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", new Misbehavior { Kind = MisbehaviorKind.Status, Status = 500 });
        var run = _session.Run(Script + "-MaximumRetryCount 1 -RetryIntervalSec 0", null, _images.Files, emulator.Address);
        Assert.Equal(60, run.Errors.Count);
        Assert.Equal(120, emulator.Statistics.Requests);
    }
}
