using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Module.Tests;

/// <summary>
/// The emulator holds its answers back far longer than a test lasts, so what is in flight ends only because it is
/// stopped; what would be sent afterwards would be counted, and would hang there to be seen.
/// </summary>
public sealed class CancellationTests
{
    private const int Limit = 4;
    private const string Pipeline = """
        param($Pictures, $Endpoint, $Counted)
        filter Wait-InFlight { while ($Counted.InFlight -eq 0) { [System.Threading.Thread]::Sleep(5) }; $_ }
        $Pictures | Invoke-RoboflowDetection -Model digest/1 -Endpoint $Endpoint -ApiKey emulator-key -ThrottleLimit 4 -AsResult
        """;

    private static readonly Misbehaviour Slow = new() { Delay = TimeSpan.FromMinutes(10) };

    [Fact]
    public async Task Ctrl_c_stops_what_is_in_flight_and_nothing_is_sent_afterwards()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", Slow);
        using var pictures = new TinyPictures(300);
        using var session = new ModuleSession();
        using var shell = session.Prepare(Pipeline, pictures.Files, emulator.Address, emulator.Statistics);
        var running = shell.BeginInvoke();
        Assert.True(emulator.Statistics.Becomes(s => s.InFlight == Limit));

        shell.Stop();
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        AssertNothingIsLeft(emulator);
    }

    [Fact]
    public async Task A_closed_runspace_stops_what_is_in_flight()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", Slow);
        using var pictures = new TinyPictures(300);
        using var session = new ModuleSession();
        using var shell = session.Prepare(Pipeline, pictures.Files, emulator.Address, emulator.Statistics);
        var running = shell.BeginInvoke();
        Assert.True(emulator.Statistics.Becomes(s => s.InFlight == Limit));

        session.Dispose();
        Assert.ThrowsAny<RuntimeException>(() => shell.EndInvoke(running));
        AssertNothingIsLeft(emulator);
    }

    [Fact]
    public async Task Ctrl_c_ends_the_pause_before_another_try()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", new Misbehaviour { Kind = MisbehaviourKind.Status, Status = 429, RetryAfterSeconds = 600 });
        using var pictures = new TinyPictures(20);
        using var session = new ModuleSession();
        using var shell = session.Prepare(Pipeline, pictures.Files, emulator.Address, emulator.Statistics);
        var running = shell.BeginInvoke();
        Assert.True(emulator.Statistics.Becomes(s => s is { Requests: Limit, InFlight: 0 }));

        shell.Stop();
        Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        Assert.Equal(Limit, emulator.Statistics.Requests);
    }

    // The first answers come at once, the others never.
    [Theory]
    [InlineData("| Wait-InFlight | Select-FirstObject", null)]
    [InlineData("| Wait-InFlight | ForEach-Object { break }", null)]
    [InlineData("| Wait-InFlight | ForEach-Object { throw 'enough' }", "enough")]
    [InlineData("| Wait-InFlight | ForEach-Object { Get-Command no-such-command -ErrorAction Stop }", "CommandNotFoundException,Microsoft.PowerShell.Commands.GetCommandCommand")]
    public async Task A_downstream_stop_or_error_stops_what_is_in_flight(string downstream, string? errorId)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", [.. Enumerable.Repeat(new Misbehaviour(), Limit), .. Enumerable.Repeat(Slow, 300)]);
        using var pictures = new TinyPictures(300);
        using var session = new ModuleSession(null, SelectFirstObjectCommand.Entry);
        var run = session.Run(Pipeline + downstream, null, pictures.Files, emulator.Address, emulator.Statistics);

        Assert.Equal(errorId, run.Terminated?.FullyQualifiedErrorId);
        Assert.Equal(downstream.EndsWith("FirstObject", StringComparison.Ordinal) ? 1 : 0, run.Output.Count);
        Assert.True(emulator.Statistics.Becomes(s => s.InFlight == 0));
        Assert.InRange(emulator.Statistics.Requests, Limit + 1, 2 * Limit);
    }

    // All were cut off, so no connection is kept either.
    private static void AssertNothingIsLeft(EmulatorHost emulator)
    {
        Assert.True(emulator.Statistics.Becomes(s => s is { InFlight: 0, OpenConnections: 0 }));
        Assert.Equal(Limit, emulator.Statistics.Requests);
    }
}
