using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Journal;

/// <summary>A journal whose disk becomes full: nothing that was billed is lost, and the next run continues.</summary>
public sealed class FullDiskJournalTests : FolderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Disk_that_is_full_in_the_middle_of_a_run_ends_it_and_the_next_run_continues(int throttle)
    {
        if (!SmallDisk.IsPossible)
        {
            return;
        }

        for (var i = 0; i < 40; i++)
        {
            File.WriteAllBytes(At($"i{i:00}.png"), SampleImages.Encode($"""<circle cx="{60 + i}" cy="60" r="40" fill="#e02020"/>""", 200, 160, ".png"));
        }

        _ = Directory.CreateDirectory(At("disk"));
        await using var emulator = await EmulatorHost.StartAsync();
        var said = await SmallDisk.RunAsync(
            8,
            At("disk"),
            """
            $ErrorActionPreference = 'Continue'
            Import-Module $args[0]; $folder = $args[1]
            $more = @{ Endpoint = $args[2]; ApiKey = 'emulator-key'; Model = 'shapes/1'; ThrottleLimit = [int]$args[3]; Journal = "$folder/disk/j.jsonl" }
            $names = [System.IO.Directory]::GetFiles($folder, '*.png')
            foreach ($run in 1, 2, 3) {
                if ($run -eq 3) { $null = mount -o remount,size=1m "$folder/disk" }
                $results = [System.Collections.Generic.List[object]]::new()
                $ended = ''
                try { $names | Invoke-RoboflowDetection @more -AsResult | ForEach-Object { $results.Add($_) } } catch { $ended = $_ }
                "$($results.Count) $(@($results | Where-Object FromJournal).Count) $($ended.FullyQualifiedErrorId -replace ',.*')"
            }
            """,
            ModuleSession.Manifest,
            _folder,
            emulator.Address.ToString(),
            throttle.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var runs = said.Select(line => line.Split(' ')).ToArray();
        Assert.Equal(["JournalUnwritable", "JournalUnwritable"], runs.Take(2).Select(r => r[2]));
        var (first, known) = (Number(runs[0][0]), Number(runs[1][1]));
        Assert.InRange(first, 2, 39);
        Assert.InRange(known, first - throttle, first - 1);

        // Only what was not in the journal was sent again; a shorter line can still find a place in the second run. Requests in flight at the end
        // of a run are canceled.
        var (second, last) = (Number(runs[1][0]), Number(runs[2][1]));
        Assert.Equal("40", runs[2][0]);
        Assert.InRange(last, known, second);
        var answered = first + (second - known) + (40 - last);
        Assert.InRange(emulator.Statistics.Requests, answered, answered + (2 * (throttle - 1)));
    }

    [Fact]
    public async Task Disk_that_is_full_from_the_start_ends_the_run_before_an_image_is_sent()
    {
        if (!SmallDisk.IsPossible)
        {
            return;
        }

        File.WriteAllBytes(At("a.png"), SeenImage.Plain(90));
        _ = Directory.CreateDirectory(At("disk"));
        await using var emulator = await EmulatorHost.StartAsync();
        var said = await SmallDisk.RunAsync(
            8,
            At("disk"),
            """
            Import-Module $args[0]; $folder = $args[1]
            [System.IO.File]::WriteAllBytes("$folder/disk/full", [byte[]]::new(8192))
            try { Invoke-RoboflowDetection "$folder/a.png" -Model shapes/1 -ApiKey emulator-key -Endpoint $args[2] -Journal "$folder/disk/j.jsonl" }
            catch { $_.FullyQualifiedErrorId -replace ',.*'; "$_" }
            """,
            ModuleSession.Manifest,
            _folder,
            emulator.Address.ToString());
        Assert.Equal("JournalUnwritable", said[0]);
        Assert.Contains("cannot be written: No space left on device", said[1], StringComparison.Ordinal);
        Assert.Equal(0, emulator.Statistics.Requests);
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
