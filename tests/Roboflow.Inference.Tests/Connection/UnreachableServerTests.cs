using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Without any answer, a run ends with one error and not one per image.</summary>
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
        var run = _session.Run(Script + "-RetryIntervalSec 0.01", null, _images.Files, address == "refused" ? dead.Address : new Uri(address));
        var error = Assert.Single(run.Errors);
        DetectionFixture.AssertError(error, "ConnectionFailed", ErrorCategory.ConnectionError);
        Assert.Contains("0 done", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("-SkipCertificateCheck", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void Run_without_retries_ends_with_one_error(int limit)
    {
        using var dead = new DeadPort();
        var run = _session.Run($"{Script}-MaximumRetryCount 0 -ThrottleLimit {limit}", null, _images.Files, dead.Address);
        AssertEnd(run);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void Certificate_that_nobody_trusts_ends_the_run_with_one_error(int limit)
    {
        using var front = new TlsFront(new Uri("http://127.0.0.1:9"));
        var run = _session.Run($"{Script}-ThrottleLimit {limit}", null, _images.Files, front.Address);
        var error = Assert.Single(run.Errors);
        Assert.Contains("-SkipCertificateCheck", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("0 done", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    // Too few images to prove that the server is gone; since none succeeded, there is one error.
    [Fact]
    public void Two_unanswered_images_are_one_error()
    {
        using var dead = new DeadPort();
        var run = _session.Run(Script + "-MaximumRetryCount 0", null, _images.Files.Take(2), dead.Address);
        AssertEnd(run);
        Assert.Contains("at least 2 not processed", run.Errors[0].ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_file_has_its_own_error_before_the_run_ends()
    {
        using var dead = new DeadPort();
        var missing = new System.IO.FileInfo(System.IO.Path.Combine(_images.Files[0].DirectoryName!, "missing.jpg"));

        // Sequential, so that the run does not end before the missing file is read.
        var run = _session.Run(Script + "-MaximumRetryCount 0 -ThrottleLimit 1", null, new[] { missing }.Concat(_images.Files), dead.Address);
        Assert.Equal(["FileNotFound", "ConnectionFailed"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public void Server_that_never_answers_within_the_time_of_an_image_ends_the_run(int limit)
    {
        using var deaf = new DeafServer();
        var run = _session.Run($"{Script}-TotalTimeoutSec 1 -ThrottleLimit {limit}", null, _images.Files, deaf.Address);
        var error = Assert.Single(run.Errors);
        DetectionFixture.AssertError(error, "TimedOut", ErrorCategory.OperationTimeout);
        Assert.Contains("0 done", error.ErrorDetails.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_TLS_failures_do_not_blame_the_certificate()
    {
        await using var plain = await EmulatorHost.StartAsync(new EmulatorOptions());
        var run = _session.Run(
            Script + "-MaximumRetryCount 0",
            null,
            _images.Files.Take(1),
            new Uri(plain.Address.AbsoluteUri.Replace("http:", "https:", StringComparison.Ordinal)));
        var error = Assert.Single(run.Errors);
        DetectionFixture.AssertError(error, "ConnectionFailed", ErrorCategory.ConnectionError);
        Assert.DoesNotContain("-SkipCertificateCheck", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    // The first image would wait ten minutes for its next try.
    [Fact]
    public void Pause_of_an_image_ends_once_the_server_is_gone()
    {
        RawServer? server = null;
        using var stopped = new ManualResetEventSlim();
        using var _ = server = new RawServer(head =>
        {
            if (!head.Contains("digest/1", StringComparison.Ordinal))
            {
                stopped.Wait();
                return [];
            }

            server!.StopListening();
            stopped.Set();
            return RawServer.Answer(500, "Retry-After: 600");
        });
        using var session = new ModuleSession { Patience = TimeSpan.FromMinutes(1) };
        var run = session.Run(
            "$args[0] | Invoke-RoboflowDetection -Endpoint $args[1] -ApiKey emulator-key -RetryIntervalSec 0.05 -ThrottleLimit 8",
            null,
            _images.WithModels(i => i == 0 ? "digest/1" : "digest/2"),
            server.Address);
        DetectionFixture.AssertError(Assert.Single(run.Errors), "ConnectionFailed", ErrorCategory.ConnectionError);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("-RetryIntervalSec 0.05")]
    [InlineData("-MaximumRetryCount 0")]
    public void Server_that_goes_away_ends_the_run_and_its_answers_are_written(string tries)
    {
        const int Answers = 20;
        const int Limit = 4;
        var answered = 0;
        RawServer? server = null;
        using var stopped = new ManualResetEventSlim();
        using var _ = server = new RawServer(_ =>
        {
            var number = Interlocked.Increment(ref answered);
            if (number == Answers)
            {
                server!.StopListening();
                stopped.Set();
            }
            else if (number > Answers)
            {
                // The requests in flight are answered after the end, whatever thread comes first.
                stopped.Wait();
            }

            return RawServer.Answer(200, "Content-Type: application/json", "{\"predictions\":[]}"u8.ToArray());
        });
        var run = _session.Run($"{Script}{tries} -ThrottleLimit {Limit}", null, _images.Files, server.Address);

        // The end does not wait for answers that are on their way.
        Assert.InRange(run.Output.Count, Answers - Limit, Answers + Limit);
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

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task Broken_connections_are_one_error_per_image_in_order(int limit)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/2", new Misbehavior { Kind = MisbehaviorKind.Drop });
        var run = _session.Run(
            $"$args[0] | Invoke-RoboflowDetection -Endpoint $args[1] -ApiKey emulator-key -AsResult -MaximumRetryCount 0 -ThrottleLimit {limit} 2>&1",
            null,
            _images.WithModels(i => i is 3 or 40 or 59 ? "digest/2" : "digest/1"),
            emulator.Address);
        Assert.Equal(
            [3, 40, 59],
            run.Output.Select((o, i) => (o.BaseObject, i)).Where(o => o.BaseObject is ErrorRecord).Select(o => o.i));
        Assert.Equal(60, run.Output.Count);
    }

    // The others are answered before the retries, and none is left to show that the server is up.
    [Fact]
    public async Task Images_that_break_their_connections_are_named_though_all_others_were_answered_before_the_retries()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/2", new Misbehavior { Kind = MisbehaviorKind.Drop });
        var run = _session.Run(
            "$args[0] | Invoke-RoboflowDetection -Endpoint $args[1] -ApiKey emulator-key -AsResult -MaximumRetryCount 1 -RetryIntervalSec 0.5 -ThrottleLimit 4",
            null,
            _images.WithModels(i => i is 0 or 1 or 2 ? "digest/2" : "digest/1"),
            emulator.Address);
        Assert.Equal(_images.Files.Take(3).Select(f => f.FullName), run.Errors.Select(e => e.TargetObject));
        Assert.Equal(57, run.Output.Count);
    }

    [Theory]
    [InlineData(MisbehaviorKind.Drop, 1, "-RetryIntervalSec 0")]
    [InlineData(MisbehaviorKind.Drop, 16, "-RetryIntervalSec 0")]
    [InlineData(MisbehaviorKind.Drop, 1, "-MaximumRetryCount 0")]
    [InlineData(MisbehaviorKind.Drop, 16, "-MaximumRetryCount 0")]
    [InlineData(MisbehaviorKind.CloseMidBody, 1, "-MaximumRetryCount 0")]
    [InlineData(MisbehaviorKind.CloseMidBody, 16, "-MaximumRetryCount 0")]
    public async Task Server_that_breaks_every_connection_ends_the_run_with_one_error(MisbehaviorKind kind, int limit, string tries)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", new Misbehavior { Kind = kind });
        var run = _session.Run($"{Script}{tries} -ThrottleLimit {limit}", null, _images.Files, emulator.Address);
        AssertEnd(run);
        if (limit == 1)
        {
            Assert.Equal(tries == "-MaximumRetryCount 0" ? 3 : 15, emulator.Statistics.Requests);
        }
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

    private static void AssertEnd(SessionOutput run)
    {
        Assert.Empty(run.Output);
        var error = Assert.Single(run.Errors);
        DetectionFixture.AssertError(error, "ConnectionFailed", ErrorCategory.ConnectionError);
        Assert.Contains("0 done", error.ErrorDetails.Message, StringComparison.Ordinal);
    }
}
