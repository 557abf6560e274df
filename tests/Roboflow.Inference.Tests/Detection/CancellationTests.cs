using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>
/// The emulator never answers, so what is in flight ends only by the stop; a request sent
/// afterwards would be counted and stay visible.
/// </summary>
public sealed class CancellationTests
{
    private const int Limit = 4;
    private const string Pipeline = """
        param($Images, $Endpoint)
        $Images | Invoke-RoboflowDetection -Endpoint $Endpoint -ApiKey emulator-key -ThrottleLimit 4 -AsResult
        """;

    private static readonly Misbehavior Never = new() { HeldUntil = new TaskCompletionSource().Task };
    private static readonly Misbehavior Busy = new() { Kind = MisbehaviorKind.Status, Status = 429, RetryAfterSeconds = 600 };

    [Fact]
    public Task Ctrl_c_stops_what_is_in_flight_and_nothing_is_sent_afterwards() =>
        AssertStopped(Never, s => s.InFlight == Limit, (_, shell) => shell.Stop());

    [Fact]
    public Task A_closed_runspace_stops_what_is_in_flight() =>
        AssertStopped(Never, s => s.InFlight == Limit, (session, _) => session.Dispose());

    [Fact]
    public Task Ctrl_c_ends_the_pause_before_another_try() =>
        AssertStopped(Busy, s => s is { Requests: Limit, InFlight: 0 }, (_, shell) => shell.Stop());

    [Fact]
    public void Ctrl_c_ends_the_wait_for_a_stream_that_gives_nothing()
    {
        using var stream = new SilentStream();
        using var session = new ModuleSession();
        using var shell = session.Prepare(
            "param($Stream) Invoke-RoboflowDetection -InputObject $Stream -Endpoint http://127.0.0.1:9 -ApiKey emulator-key -Model a/1", stream);
        var running = shell.BeginInvoke();
        Assert.True(stream.IsRead.Wait(TimeSpan.FromSeconds(30)));
        var stopping = shell.BeginStop(null, null);
        var isStopped = stopping.AsyncWaitHandle.WaitOne(TimeSpan.FromSeconds(10));
        stream.Release.Set();
        Assert.True(isStopped);
        Assert.ThrowsAny<RuntimeException>(() => shell.EndInvoke(running));
    }

    // The first image is answered when the limit is in flight, the others never.
    [Theory]
    [InlineData("| Select-FirstObject", null)]
    [InlineData("| ForEach-Object { break }", null)]
    [InlineData("| ForEach-Object { throw 'enough' }", "enough")]
    [InlineData(
        "| ForEach-Object { Get-Command no-such-command -ErrorAction Stop }",
        "CommandNotFoundException,Microsoft.PowerShell.Commands.GetCommandCommand")]
    public async Task A_downstream_stop_or_error_stops_what_is_in_flight(string downstream, string? errorId)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", new Misbehavior { HeldUntil = emulator.Statistics.When(s => s.InFlight == Limit) });
        emulator.Misbehave("digest/2", Never);
        using var images = new TinyImages(300);
        using var session = new ModuleSession(null, SelectFirstObjectCommand.Entry);
        var rows = images.WithModels(i => i == 0 ? "digest/1" : "digest/2");
        var run = session.Run(Pipeline + downstream, null, rows, emulator.Address);

        Assert.Equal(errorId, run.Terminated?.FullyQualifiedErrorId);
        Assert.Equal(downstream.EndsWith("FirstObject", StringComparison.Ordinal) ? 1 : 0, run.Output.Count);
        Assert.True(emulator.Statistics.Becomes(s => s.InFlight == 0));

        // Another request may have started before the first result was seen.
        Assert.InRange(emulator.Statistics.Requests, Limit, Limit + 1);
    }

    private static async Task AssertStopped(Misbehavior way, Func<EmulatorStatistics, bool> busy, Action<ModuleSession, PowerShell> stop)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", way);
        using var images = new TinyImages(300);
        using var session = new ModuleSession();
        using var shell = session.Prepare(Pipeline + " -Model digest/1", images.Files, emulator.Address);
        var running = shell.BeginInvoke();
        Assert.True(emulator.Statistics.Becomes(busy));

        stop(session, shell);
        Assert.ThrowsAny<RuntimeException>(() => shell.EndInvoke(running));

        // A canceled request closes its connection; a pause keeps it open.
        Assert.True(emulator.Statistics.Becomes(s => s.InFlight == 0 && (way == Busy || s.OpenConnections == 0)));
        Assert.Equal(Limit, emulator.Statistics.Requests);
    }

    /// <summary>Like the output of a process that hangs.</summary>
    private sealed class SilentStream : MemoryStream
    {
        internal ManualResetEventSlim IsRead { get; } = new();

        internal ManualResetEventSlim Release { get; } = new();

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count)
        {
            IsRead.Set();
            Release.Wait();
            return 0;
        }
    }
}
