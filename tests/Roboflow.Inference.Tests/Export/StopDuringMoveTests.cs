using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;

namespace Roboflow.Inference.Tests.Export;

/// <summary>Ctrl+C while finished files are moved to the destination: each file is complete, and no temporary file remains.</summary>
public sealed class StopDuringMoveTests : FolderTests
{
    private const int Count = 1500;

    // Once the first file is moved, the rest follows: half a data set would look complete.
    [Theory]
    [InlineData("Yolo", "labels/train/{0}.txt")]
    [InlineData("Voc", "{0}.xml")]
    [InlineData("LabelMe", "{0}.json")]
    public void Stopped_export_moves_all_files_or_none(string format, string file)
    {
        var script = "$destination = $args[0]; 0..$args[1] | ForEach-Object { [pscustomobject]@{ X = 5; Y = 5; Width = 4; Height = 4; Class = 'cat'; "
            + "Path = \"$_.jpg\"; ImageWidth = 10; ImageHeight = 10 } } | Export-RoboflowDataset $destination -PassThru -Format " + format;
        Stop(script, () => File.Exists(At("set/" + string.Format(null, file, 0))), At("set"), Count - 1);
        Assert.All(Enumerable.Range(0, Count), i => Assert.True(File.Exists(At("set/" + string.Format(null, file, i)))));
        Assert.Equal(format == "Yolo", File.Exists(At("set/data.yaml")));
        Assert.Empty(Directory.GetFileSystemEntries(At("set"), "*.tmp", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("Export-RoboflowImage $args[1] -Style Box")]
    [InlineData("Export-RoboflowCrop $args[1]")]
    public void Stopped_export_leaves_only_complete_images(string command)
    {
        var images = Enumerable.Range(0, 300).Select(i => Plain($"in/{i}.png")).ToArray();
        var script = "$args[0] | ForEach-Object { [pscustomobject]@{ X = 50; Y = 50; Width = 40; Height = 40; Class = 'cat'; Path = $_ } } | " + command;
        Stop(script, () => Directory.Exists(At("out")) && Directory.EnumerateFiles(At("out"), "*.png").Any(), images, At("out"));
        Assert.All(Directory.GetFiles(At("out")), f => Assert.True(SeenImage.Read(f).Width > 0));
        Assert.All(Directory.GetFileSystemEntries(At("out")), f => Assert.EndsWith(".png", f, StringComparison.Ordinal));
    }

    [Fact]
    public void Stopped_export_writes_no_further_crops_of_an_image()
    {
        Stop(
            "$image = $args[0]; 1..$args[2] | ForEach-Object { @{ X = 50; Y = 50; Width = 40; Height = 40; Class = 'cat'; Path = $image } } | "
                + "Export-RoboflowCrop $args[1]",
            () => Directory.Exists(At("out")) && Directory.EnumerateFiles(At("out"), "*.png").Any(),
            Plain("in.png"),
            At("out"),
            Count);
        Assert.InRange(Directory.GetFiles(At("out")).Length, 1, Count - 1);
    }

    [Fact]
    public void Stopped_report_leaves_no_files()
    {
        var images = Enumerable.Range(0, 300).Select(i => Plain($"in/{i}.png")).ToArray();
        var script = "$args[0] | ForEach-Object { [pscustomobject]@{ X = 50; Y = 50; Width = 40; Height = 40; Class = 'cat'; Path = $_ } } | "
            + "Export-RoboflowReport $args[1]";
        Stop(script, () => Directory.EnumerateFileSystemEntries(_folder).Count() > 1, images, At("out"));
        var left = Directory.GetFileSystemEntries(_folder).Where(e => Path.GetFileName(e) != "in").ToArray();

        // The report may have been completed before the stop.
        Assert.True(left.Length == 0 || (left.SequenceEqual([At("out")]) && File.Exists(At("out/index.html"))), string.Join(' ', left));
    }

    private void Stop(string script, Func<bool> when, params object[] arguments)
    {
        using var shell = _session.Prepare(script, arguments);
        var running = shell.BeginInvoke();
        Assert.True(SpinWait.SpinUntil(() => when() || shell.InvocationStateInfo.State != PSInvocationState.Running, TimeSpan.FromMinutes(2)));
        shell.Stop();
        try
        {
            _ = shell.EndInvoke(running);
        }
        catch (PipelineStoppedException)
        {
            // The run may have finished before the stop.
        }

        // A file that is being written is completed or removed: wait until nothing changes.
        string[] seen = [];
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                Thread.Sleep(50);
                var before = seen;
                seen = Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories);
                return before.Length > 0 && before.SequenceEqual(seen) && !seen.Any(f => f.EndsWith(".tmp", StringComparison.Ordinal));
            },
            TimeSpan.FromMinutes(1)));
    }
}
