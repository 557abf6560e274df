using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Connection;

/// <summary>Retries, counted by the emulator over a real socket.</summary>
public sealed partial class RetryTests
{
    [Theory]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public Task A_transient_status_is_tried_again_with_a_verbose_line(int status) =>
        AssertTriedAgain(new Misbehavior { Kind = MisbehaviorKind.Status, Status = status, Times = 2 }, $"The server answered {status}");

    [Theory]
    [InlineData(MisbehaviorKind.Drop)]
    [InlineData(MisbehaviorKind.CloseMidBody)]
    public Task A_broken_connection_is_tried_again_with_a_verbose_line(MisbehaviorKind kind) =>
        AssertTriedAgain(new Misbehavior { Kind = kind, Times = 2 }, "No answer from");

    [Theory]
    [InlineData(400, "InvalidRequest")]
    [InlineData(404, "ModelNotFound")]
    [InlineData(413, "ImageTooLarge")]
    [InlineData(422, "InvalidRequest")]
    [InlineData(501, "ServerFault", "-Model")]
    [InlineData(507, "ServerFault", "-Model")]
    [InlineData(520, "ServerFault", "later")]
    public async Task Permanent_status_is_not_retried(int status, string errorId, string advice = "")
    {
        var (run, requests) = await RunAsync("", 3, new Misbehavior { Kind = MisbehaviorKind.Status, Status = status });
        Assert.Null(run.Terminated);
        Assert.Equal(3, requests);
        Assert.Equal(3, run.Errors.Count);
        Assert.All(run.Errors, e => Assert.Equal(errorId + ",Roboflow.Inference.Commands.InvokeRoboflowDetectionCommand", e.FullyQualifiedErrorId));
        Assert.All(run.Errors, e => Assert.NotEmpty(e.ErrorDetails.RecommendedAction));
        Assert.All(run.Errors, e => Assert.Contains(advice, e.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(401, "AuthenticationFailed")]
    [InlineData(402, "QuotaExceeded")]
    [InlineData(423, "UsagePaused")]
    [InlineData(511, "ProxyRefused")]
    public async Task Refusal_ends_the_run_with_one_error_and_the_count(int status, string errorId)
    {
        await using var emulator = await EmulatorHost.StartAsync();

        // No request is refused before the first 20 are answered and the window is full of requests to refuse.
        var asked = emulator.Statistics.When(s => s is { Requests: 24, InFlight: 4 });
        emulator.Misbehave("digest/2", new Misbehavior { Kind = MisbehaviorKind.Status, Status = status, HeldUntil = asked });
        using var images = new TinyImages(400);
        using var session = new ModuleSession();
        var run = session.Run(
            "$args[0] | Invoke-RoboflowDetection -Endpoint $args[1] -ApiKey emulator-key -ThrottleLimit 4 -AsResult",
            null, images.WithModels(i => i < 20 ? "digest/1" : "digest/2"), emulator.Address);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith(errorId + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("20 done", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);

        // Successful answers are written once and in order, although later images were refused; then nothing more is sent.
        var first = images.Files.Take(20).Select(f => (f.FullName, TinyImages.DigestOf(f)));
        Assert.Equal(first, run.Output.Select(o => ((string)o.Properties["Path"].Value, (string)o.Properties["InferenceId"].Value)));
        Assert.Equal(20, emulator.Received.Count);
        Assert.Equal(24, emulator.Statistics.Requests);
    }

    [Fact]
    public async Task A_refused_key_ends_the_run()
    {
        var (run, requests) = await RunAsync("-ApiKey another-key -ThrottleLimit 2", 50);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("AccessDenied,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("0 done", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.InRange(requests, 1, 2);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 3)]
    public async Task Retries_end_at_MaximumRetryCount(int count, int expected)
    {
        var (run, requests) = await RunAsync($"-MaximumRetryCount {count}", 1, new Misbehavior { Kind = MisbehaviorKind.Status, Status = 500 });
        Assert.StartsWith("ServerFault,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(expected, requests);
        Assert.Equal(count, Pauses(run).Length);
    }

    // Dates are in whole seconds, and the server's own date can be a second old.
    [Theory]
    [InlineData(false, 1, 1)]
    [InlineData(true, 0, 2)]
    public async Task Retry_after_is_obeyed_in_seconds_and_as_a_date(bool asDate, double least, double most)
    {
        var (run, requests) = await RunAsync(
            "", 1, new Misbehavior { Kind = MisbehaviorKind.Status, Status = 429, RetryAfterSeconds = 1, RetryAfterAsDate = asDate, Times = 1 });
        Assert.Single(run.Output);
        Assert.Equal(2, requests);
        Assert.InRange(Assert.Single(Pauses(run)), least, most);
    }

    [Theory]
    [InlineData("99999999999999999999", 600)]
    [InlineData("2147483648", 600)]
    [InlineData("0.25", 0.25)]
    public void Retry_after_is_obeyed_as_a_fraction_and_beyond_an_int(string value, double pause)
    {
        using var server = new RawServer(_ => RawServer.Answer(503, "Retry-After: " + value));
        using var images = new TinyImages(1);
        using var session = new ModuleSession();
        var run = session.Run(
            "$args[0] | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[1] -ApiKey emulator-key -RetryIntervalSec 0.01 -MaximumRetryCount 1 "
            + "-TotalTimeoutSec 1 -Verbose",
            null,
            [images.Files, server.Address]);
        Assert.Equal(pause, Assert.Single(Pauses(run)));
    }

    [Fact]
    public async Task Pauses_grow_with_jitter()
    {
        var (run, _) = await RunAsync(
            "-RetryIntervalSec 0.02 -MaximumRetryCount 6 -ThrottleLimit 8", 8, new Misbehavior { Kind = MisbehaviorKind.Status, Status = 500 });
        var pauses = Pauses(run);
        Assert.Equal(48, pauses.Length);
        Assert.True(pauses.Distinct().Count() > 8);

        // A first pause is at most 0.03 s.
        Assert.True(pauses.Max() > 0.1, "The last pauses are many times the first.");
    }

    // Checked by the client's messages: a request with a limit of a second may end before it arrives.
    [Fact]
    public async Task Attempt_and_image_time_out_separately()
    {
        var never = new Misbehavior { HeldUntil = new TaskCompletionSource().Task };
        var (tries, _) = await RunAsync("-TimeoutSec 1 -MaximumRetryCount 1", 1, never);
        Assert.Single(Pauses(tries));
        Assert.StartsWith("TimedOut,", Assert.Single(tries.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("within 1 s", tries.Errors[0].Exception.Message, StringComparison.Ordinal);

        var (total, _) = await RunAsync("-TotalTimeoutSec 1", 1, never);
        Assert.Empty(Pauses(total));
        Assert.StartsWith("TimedOut,", Assert.Single(total.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("within 1 s", total.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    // Sixteen simultaneous refusals leave a window of one before any retry. Then it grows by one for each
    // window of successful answers: the n-th is held until n are in flight, and the first until the counts are reset.
    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task Window_shrinks_when_the_server_is_busy_and_grows_back(int status)
    {
        const int Windows = 10;
        await using var emulator = await EmulatorHost.StartAsync();
        var counted = emulator.Statistics;
        var begun = new TaskCompletionSource();
        var busy = new Misbehavior { Kind = MisbehaviorKind.Status, Status = status, HeldUntil = counted.When(s => s.InFlight == 16) };
        emulator.Misbehave(
            "digest/1",
            [
                .. Enumerable.Repeat(busy, 16),
                new Misbehavior { HeldUntil = begun.Task },
                .. Enumerable.Range(2, Windows - 1)
                    .SelectMany(n => Enumerable.Repeat(new Misbehavior { HeldUntil = counted.When(s => begun.Task.IsCompleted && s.InFlight == n) }, n)),
            ]);
        using var images = new TinyImages(Windows * (Windows + 1) / 2);
        using var session = new ModuleSession();
        using var shell = session.Prepare(
            "$args[0] | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[1] -ApiKey emulator-key -ThrottleLimit 16 -RetryIntervalSec 0 -AsResult",
            images.Files,
            emulator.Address);
        var running = shell.BeginInvoke();
        Assert.True(counted.Becomes(s => s is { Requests: 17, InFlight: 1 }));
        counted.Reset();
        begun.SetResult();

        Assert.Equal(images.Files.Length, shell.EndInvoke(running).Count);
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(images.Files.Length - 1, counted.Requests);
        Assert.Equal(Windows, counted.MaximumInFlight);
    }

    [Fact]
    public async Task TotalTimeoutSec_includes_pauses()
    {
        var (run, requests) = await RunAsync(
            "-TotalTimeoutSec 1 -MaximumRetryCount 100", 1, new Misbehavior { Kind = MisbehaviorKind.Status, Status = 503, RetryAfterSeconds = 600 });
        Assert.InRange(requests, 0, 1);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("TimedOut,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("No result from http", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(" within 1 s. The server answered 503", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(600, Assert.Single(Pauses(run)));
    }

    [Fact]
    public async Task RetryIntervalSec_can_be_longer_than_a_minute()
    {
        var (run, _) = await RunAsync(
            "-TotalTimeoutSec 1 -RetryIntervalSec 3600", 1, new Misbehavior { Kind = MisbehaviorKind.Status, Status = 503 });
        Assert.True(Assert.Single(Pauses(run)) > 60);
    }

    private static double[] Pauses(SessionOutput run) =>
        [.. run.Verbose.Select(v => FurtherTry().Match(v)).Where(m => m.Success).Select(m => double.Parse(m.Groups["s"].Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"^\S+: Try \d+ failed .* retrying in (?<s>[\d.]+) s\.$", RegexOptions.ExplicitCapture)]
    private static partial Regex FurtherTry();

    private static async Task AssertTriedAgain(Misbehavior way, string said)
    {
        var (run, requests) = await RunAsync("-ThrottleLimit 1", 2, way);
        Assert.Empty(run.Errors);
        Assert.Equal(2, run.Output.Count);
        Assert.Equal(4, requests);
        var lines = run.Verbose.Where(v => v.Contains(" failed (", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"000000.jpg: Try 1 failed ({said}", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"000000.jpg: Try 2 failed ({said}", lines[1], StringComparison.Ordinal);
    }

    private static async Task<(SessionOutput Run, long Requests)> RunAsync(string parameters, int count, params Misbehavior[] ways)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", ways);
        using var images = new TinyImages(count);
        using var session = new ModuleSession();
        var script = "$common = @{ Model = 'digest/1'; Endpoint = $args[1]; AsResult = $true; Verbose = $true }\n"
            + (parameters.Contains("-ApiKey", StringComparison.Ordinal) ? string.Empty : "$common.ApiKey = 'emulator-key'\n")
            + (parameters.Contains("-RetryIntervalSec", StringComparison.Ordinal) ? string.Empty : "$common.RetryIntervalSec = 0\n")
            + "$args[0] | Invoke-RoboflowDetection @common " + parameters;
        var run = session.Run(script, null, images.Files, emulator.Address);
        return (run, emulator.Statistics.Requests);
    }
}
