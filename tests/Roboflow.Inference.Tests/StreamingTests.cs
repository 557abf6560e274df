using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Module.Tests;

/// <summary>What happens while input still comes, and what is shown of a run.</summary>
public sealed class StreamingTests
{
    // Pictures listed before a result must have been seen: a minute of them, far longer than one takes.
    private const int Most = 60_000;

    // The listing goes on until something was asked, and then until something was written: each waits for the other.
    [Fact]
    public async Task Requests_leave_and_results_appear_while_input_still_comes()
    {
        await using var emulator = await EmulatorHost.StartAsync();
        using var pictures = new TinyPictures(20);
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
            null, pictures.Files, emulator.Address, emulator.Statistics, Most);
        Assert.Empty(run.Errors);
        var (listed, written) = ((int)run.Output[0].BaseObject, (int)run.Output[1].BaseObject);
        Assert.InRange(listed, 2, Most - 1);
        Assert.Equal(listed, written);
    }

    [Fact]
    public async Task Progress_is_silent_for_a_handful_and_always_completed_and_seldom()
    {
        Assert.Empty(await ProgressAsync(10, TimeSpan.FromMilliseconds(300)));

        // 200 pictures at 4 at once and 30 ms are at least 1.5 seconds.
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var records = await ProgressAsync(200, TimeSpan.FromMilliseconds(30));
        Assert.InRange(records.Length, 2, 2 + (int)(clock.Elapsed.TotalSeconds * 5));
        Assert.Equal(ProgressRecordType.Completed, records[^1].RecordType);
        Assert.All(records[..^1], r => Assert.Equal(ProgressRecordType.Processing, r.RecordType));
        Assert.Contains(records, r => r.StatusDescription.Contains("/ 200 done", StringComparison.Ordinal) && r.PercentComplete >= 0);
        Assert.Single(records.Select(r => r.ActivityId).Distinct());
    }

    [Fact]
    public async Task Progress_is_completed_when_an_error_or_the_next_command_stops_the_run()
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Delay = TimeSpan.FromMilliseconds(30) });
        using var pictures = new TinyPictures(200);
        using var session = new ModuleSession();
        object[] files = [.. pictures.Files.Take(150), new System.IO.FileInfo(System.IO.Path.Combine(pictures.Folder, "gone.jpg"))];
        using var shell = session.Prepare("$args[0] | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[1] -ApiKey emulator-key -ThrottleLimit 4 -AsResult -ErrorAction Stop", files, emulator.Address);
        Assert.Throws<ActionPreferenceStopException>(() => shell.Invoke());
        Assert.Equal(ProgressRecordType.Completed, shell.Streams.Progress[^1].RecordType);
        Assert.Single(shell.Streams.Progress, r => r.RecordType == ProgressRecordType.Completed);

        using var other = session.Prepare("$args[0] | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[1] -ApiKey emulator-key -ThrottleLimit 4 -AsResult | ForEach-Object { if (++$n -eq 120) { throw 'enough' } }", pictures.Files, emulator.Address);
        Assert.ThrowsAny<RuntimeException>(() => other.Invoke());
        Assert.Equal(ProgressRecordType.Completed, other.Streams.Progress[^1].RecordType);
    }

    private static async Task<ProgressRecord[]> ProgressAsync(int count, TimeSpan delay)
    {
        await using var emulator = await EmulatorHost.StartAsync(new EmulatorOptions { Delay = delay });
        using var pictures = new TinyPictures(count);
        using var session = new ModuleSession();
        using var shell = session.Prepare("$args[0] | Invoke-RoboflowDetection -Model digest/1 -Endpoint $args[1] -ApiKey emulator-key -ThrottleLimit 4", pictures.Files, emulator.Address);
        shell.Invoke();
        return [.. shell.Streams.Progress];
    }
}
