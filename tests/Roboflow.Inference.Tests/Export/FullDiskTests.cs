using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Export;

/// <summary>A destination where nothing can be written ends the run with one error; a single file that cannot be written does not.</summary>
public sealed class FullDiskTests : FolderTests
{
    // The engine of the tests has only its core commands.
    private const string Boxes = """
        $names = [System.IO.Directory]::GetFiles($folder, '*.png', 'AllDirectories')
        [Array]::Sort($names, [StringComparer]::Ordinal)
        $all = $names | ForEach-Object { [pscustomobject]@{ X = 50; Y = 50; Width = 90; Height = 90; Class = 'a'; Confidence = 0.9; Path = $_ } }

        """;

    // Gives the number of files, the number of errors, and what ended the run.
    private const string Told = """
        $global:Error.Clear(); $ended = ''
        try { & $work } catch { $ended = $_ }
        "$([System.IO.Directory]::GetFiles($disk, '*', 'AllDirectories').Count) files"
        "$(@($global:Error | Where-Object FullyQualifiedErrorId -like 'FileNotWritten,*').Count) errors"
        $ended.FullyQualifiedErrorId -replace ',.*'
        "$ended"
        """;

    [Theory]
    [InlineData("$all | Export-RoboflowImage -Destination $disk -ThrottleLimit 1")]
    [InlineData("$all | Export-RoboflowImage -Destination $disk/out -Relative $folder -ThrottleLimit 1")]
    [InlineData("$all | Export-RoboflowCrop -Destination $disk -ByClass -ThrottleLimit 1")]
    public async Task Full_disk_ends_the_run_with_one_error(string command)
    {
        if (!SmallDisk.IsPossible)
        {
            return;
        }

        var image = SampleImages.Encode("""<circle cx="60" cy="60" r="40" fill="#e02020"/>""", 200, 160, ".png");
        for (var i = 0; i < 20; i++)
        {
            File.WriteAllBytes(At($"i{i:00}.png"), image);
        }

        var size = (long)image.Length;
        _ = Directory.CreateDirectory(At("disk"));
        var said = await SmallDisk.RunAsync(
            (int)Math.Max(16, size * 6 / 1024),
            At("disk"),
            $"Import-Module $args[0]; $folder = $args[1]; $disk = $folder + '/disk'\n{Boxes}$work = {{ {command} -ErrorAction Continue 2>$null }}\n{Told}",
            ModuleSession.Manifest,
            _folder);
        Assert.InRange(int.Parse(said[0].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), 1, 19);
        Assert.Equal(["1 errors", "FileNotWritten"], said.Skip(1).Take(2));
        Assert.Contains("No space left on device", said[3], StringComparison.Ordinal);
        Assert.Matches(@"Stopped: \d+ done, at least \d+ not processed\.$", said[3]);
    }

    [Fact]
    public async Task Crops_that_were_written_before_the_disk_was_full_are_reported()
    {
        if (!SmallDisk.IsPossible)
        {
            return;
        }

        _ = Plain("a.png");
        _ = Directory.CreateDirectory(At("disk"));
        var said = await SmallDisk.RunAsync(
            16,
            At("disk"),
            """
            Import-Module $args[0]; $folder = $args[1]; $disk = $folder + '/disk'
            $one = [pscustomobject]@{ X = 50; Y = 50; Width = 90; Height = 90; Class = 'a'; Confidence = 0.9; Path = "$folder/a.png" }
            $files = [System.Collections.Generic.List[object]]::new()
            try { , $one * 9 | Export-RoboflowCrop -Destination $disk -PassThru | ForEach-Object { $files.Add($_) } }
            catch { $_.FullyQualifiedErrorId -replace ',.*' }
            "$($files.Count) reported, $([System.IO.Directory]::GetFiles($disk).Count) written"
            """,
            ModuleSession.Manifest,
            _folder);
        Assert.Equal("FileNotWritten", said[0]);
        var counts = said[1].Split(' ');
        Assert.Equal(counts[0], counts[2]);
        Assert.InRange(counts[0][0], '1', '8');
    }

    [Fact]
    public void Folder_in_which_nothing_may_be_created_ends_the_run()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        // Nobody, not even root, can create anything there.
        var run = Draw("/sys/kernel/roboflow-tests", 5);
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("FileNotWritten,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Matches("Stopped: 0 done, at least [1-5] not processed\\.$", error.ToString());
    }

    [Fact]
    public void One_file_or_subfolder_that_cannot_be_written_does_not_end_the_run()
    {
        _ = Directory.CreateDirectory(At("out/i1.png"));
        File.WriteAllText(At("out/sub"), "a file in the place of a folder");
        _ = Plain("src/sub/x.png");
        var run = Draw(At("out"), 3, "-Force");
        Assert.Equal(2, run.Errors.Count);
        Assert.All(run.Errors, e => Assert.StartsWith("FileNotWritten,", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Equal(["i0.png", "i2.png"], run.Output.Select(o => ((FileInfo)o.BaseObject).Name));
    }

    [Theory]
    [InlineData("-Format Image")]
    [InlineData("-Format ImageAndJson -AsResult")]
    public async Task Drawings_of_the_server_that_cannot_be_written_end_the_run(string format)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await using var emulator = await EmulatorHost.StartAsync();
        var files = Enumerable.Range(0, 40).Select(i => (object)new FileInfo(Plain($"i{i:00}.png", (byte)(i * 3)))).ToArray();
        var run = _session.Run(
            $"$input | Invoke-RoboflowDetection -Model shapes/1 -Endpoint $args[0] -ApiKey emulator-key -ThrottleLimit 1 {format} -Destination /sys/kernel/out",
            files,
            emulator.Address);
        Assert.All(run.Errors, e => Assert.StartsWith("FileNotWritten,", e.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Single(run.Errors, e => e.ToString().Contains("Stopped: ", StringComparison.Ordinal));

        // Each image that was sent is one error; the others were not sent.
        Assert.InRange(emulator.Statistics.Requests, 1, 39);
        Assert.Equal(run.Errors.Select(e => e.TargetObject), run.Errors.Select(e => e.TargetObject).Distinct());
    }

    [Fact]
    public void Pipe_or_device_is_not_replaced_by_a_file()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _ = Directory.CreateDirectory(At("out"));
        using (var make = System.Diagnostics.Process.Start("mkfifo", [At("out/i0.png"), At("out/data.csv")]))
        {
            make.WaitForExit();
        }

        var drawn = Draw(At("out"), 1, "-Force");
        var table = _session.Run(
            "[pscustomobject]@{ X = 5; Y = 5; Width = 9; Height = 9; Class = 'a'; Path = 'a.png' } | Export-RoboflowDataset $args[0] -Force",
            null,
            At("out/data.csv"));
        Assert.Equal(["FileNotWritten", "DatasetNotWritten"], new[] { drawn, table }.Select(r => Assert.Single(r.Errors).FullyQualifiedErrorId.Split(',')[0]));
        Assert.All(new[] { drawn, table }, r => Assert.Contains("a pipe, a socket or a device", r.Errors[0].ToString(), StringComparison.Ordinal));
        Assert.All(["out/i0.png", "out/data.csv"], name => Assert.Equal(0, new FileInfo(At(name)).Length));
    }

    private SessionOutput Draw(string destination, int images, string more = "")
    {
        for (var i = 0; i < images; i++)
        {
            _ = Plain($"src/i{i}.png");
        }

        return _session.Run(
            "$folder = $args[0]\n" + Boxes + "$all | Export-RoboflowImage -Destination $args[1] -PassThru -ThrottleLimit 1 -Relative $folder " + more,
            null,
            At("src"),
            destination);
    }
}
