using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Output while input is still being read, and progress.</summary>
public sealed class StreamingTests
{
    private const string Detect = "$args[0] | Invoke-RoboflowDetection -Endpoint $args[1] -ApiKey emulator-key -ThrottleLimit 4 -AsResult ";

    // A minute of images: far more than are listed before the first result.
    private const int Most = 60_000;

    // The listing continues until a request was sent, and then until a result was written.
    [Fact]
    public async Task Results_are_written_while_input_is_still_read()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var images = new TinyImages(20);
        using var session = new ModuleSession();
        var run = session.Run(
            """
            $files, $endpoint, $counted, $most = $args
            $seen = @{ Written = 0 }
            & {
                $files[0]
                while ($counted.Requests -eq 0) { [System.Threading.Thread]::Sleep(1) }
                for ($i = 1; $i -lt $most -and $seen.Written -eq 0; $i++) { [System.Threading.Thread]::Sleep(1); $files[$i % $files.Count] }
                $seen.Listed = $i
            } |
                Invoke-RoboflowDetection -Model digest/1 -Endpoint $endpoint -ApiKey emulator-key -AsResult |
                ForEach-Object { $seen.Written++ }
            $seen.Listed, $seen.Written
            """,
            null, images.Files, emulator.Address, emulator.Statistics, Most);
        Assert.Empty(run.Errors);
        var (listed, written) = ((int)run.Output[0].BaseObject, (int)run.Output[1].BaseObject);
        Assert.InRange(listed, 2, Most - 1);
        Assert.Equal(listed, written);
    }

    // The server answers only after a listing without a limit would have ended.
    [Fact]
    public async Task Input_is_read_only_so_far_ahead()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        emulator.Misbehave("digest/1", new Misbehavior { HeldUntil = AfterListingAsync() });
        using var images = new TinyImages(20);
        using var session = new ModuleSession();
        var run = session.Run(
            """
            $files, $endpoint = $args
            $seen = @{ AtFirst = 0 }
            & { for ($i = 0; $i -lt 600; $i++) { $seen.Listed = $i; $files[$i % $files.Count] } } |
                Invoke-RoboflowDetection -Model digest/1 -Endpoint $endpoint -ApiKey emulator-key -AsResult |
                ForEach-Object { if ($seen.AtFirst -eq 0) { $seen.AtFirst = $seen.Listed } }
            $seen.AtFirst, $seen.Listed
            """,
            null, images.Files, emulator.Address);
        Assert.Empty(run.Errors);
        Assert.InRange((int)run.Output[0].BaseObject, 1, 300);
        Assert.Equal(599, run.Output[1].BaseObject);

        async Task AfterListingAsync()
        {
            await emulator.Statistics.When(s => s.Requests > 0);
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }
    }

    [Fact]
    public async Task Few_images_write_no_progress()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Delay = TimeSpan.FromMilliseconds(300) });
        using var images = new TinyImages(10);
        using var session = new ModuleSession();
        using var shell = session.Prepare(Detect + "-Model digest/1", images.Files, emulator.Address);
        Assert.Equal(10, shell.Invoke().Count);
        Assert.Empty(shell.Streams.Progress);
    }

    // One image is answered only after the bar has shown the expected text, however fast the machine is.
    [Fact]
    public async Task Progress_shows_done_and_total_at_most_five_times_a_second_and_completes()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var images = new TinyImages(200);
        using var session = new ModuleSession();
        using var shell = session.Prepare(Detect, images.WithModels(i => i == 150 ? "digest/2" : "digest/1"), emulator.Address);
        emulator.Misbehave(
            "digest/2",
            new Misbehavior { HeldUntil = Shown(shell, r => r.StatusDescription.Contains("/ 200 done", StringComparison.Ordinal) && r.PercentComplete >= 0) });
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(200, shell.Invoke().Count);

        ProgressRecord[] records = [.. shell.Streams.Progress];
        Assert.InRange(records.Length, 2, 2 + (int)(clock.Elapsed.TotalSeconds * 5));
        Assert.Equal(ProgressRecordType.Completed, records[^1].RecordType);
        Assert.All(records[..^1], r => Assert.Equal(ProgressRecordType.Processing, r.RecordType));
        Assert.Single(records.Select(r => r.ActivityId).Distinct());
        Assert.All(
            records.Where(r => r.StatusDescription.Contains("/ 200 done", StringComparison.Ordinal)),
            r => Assert.Equal(int.Parse(r.StatusDescription.Split(' ')[0], CultureInfo.InvariantCulture) * 100 / 200, r.PercentComplete));
    }

    [Theory]
    [InlineData("-ErrorAction Stop", "InvalidImage,Roboflow.Inference.Commands.InvokeRoboflowDetectionCommand")]
    [InlineData("| ForEach-Object { if (++$n -eq 120) { throw 'enough' } }", "enough")]
    public async Task Progress_is_completed_when_an_error_or_the_next_command_stops_the_run(string end, string errorId)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var images = new TinyImages(150);
        using var session = new ModuleSession();

        // For shapes/1 the bytes are not an image.
        using var shell = session.Prepare(
            Detect + end, images.WithModels(i => i switch { 110 => "digest/2", 130 => "shapes/1", _ => "digest/1" }), emulator.Address);
        emulator.Misbehave("digest/2", new Misbehavior { HeldUntil = Shown(shell, _ => true) });
        Assert.Equal(errorId, Assert.ThrowsAny<RuntimeException>(() => shell.Invoke()).ErrorRecord.FullyQualifiedErrorId);

        Assert.Equal(ProgressRecordType.Completed, shell.Streams.Progress[^1].RecordType);
        Assert.Single(shell.Streams.Progress, r => r.RecordType == ProgressRecordType.Completed);
    }

    private static Task Shown(PowerShell shell, Predicate<ProgressRecord> what)
    {
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        shell.Streams.Progress.DataAdded += (records, e) =>
        {
            if (what(((PSDataCollection<ProgressRecord>)records!)[e.Index]))
            {
                shown.TrySetResult();
            }
        };
        return Task.WhenAny(shown.Task, Task.Delay(EmulatorWatch.Patience));
    }
}
