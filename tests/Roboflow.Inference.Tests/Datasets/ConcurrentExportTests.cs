using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>Exports into one folder at the same time: each number of a class, and each label file, is as if there was only the one that succeeds.</summary>
public sealed class ConcurrentExportTests : FolderTests
{
    private const string Cat = "@{X=50;Y=40;Width=20;Height=10;Class='cat';Path='a.jpg';ImageWidth=100;ImageHeight=80}";

    private const string Dog = "@{X=50;Y=40;Width=20;Height=10;Class='dog';Path='b.jpg';ImageWidth=100;ImageHeight=80}";

    [Theory]
    [InlineData("")]
    [InlineData("-Force")]
    public void Second_export_into_the_folder_is_one_error_and_the_first_one_is_complete(string force)
    {
        var run = _session.Run(
            $$"""
            param($yolo)
            & { {{Cat}}; {{Dog}} | Export-RoboflowDataset $yolo -Format Yolo {{force}} } | Export-RoboflowDataset $yolo -Format Yolo {{force}}
            Import-RoboflowDataset $yolo -Format Yolo -ImageWidth 100 -ImageHeight 80
            {{Dog}} | Export-RoboflowDataset $yolo -Format Yolo -Force
            Import-RoboflowDataset $yolo -Format Yolo -ImageWidth 100 -ImageHeight 80
            """,
            null,
            At("yolo"));
        var error = Assert.Single(run.Errors);
        Assert.Equal($"Another export is writing into {At("yolo")}.", error.Exception.Message);
        Assert.StartsWith("DatasetNotWritten,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("Wait until it has ended", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(["cat", "cat", "dog"], run.Output.Select(o => PredictionView.Of(o).Class));
        AssertOnlyTheDataSet();
    }

    // A process that is killed does not delete its file.
    [Fact]
    public void File_that_a_killed_export_left_blocks_nobody()
    {
        Directory.CreateDirectory(At("yolo"));
        File.WriteAllText(At("yolo/.roboflow-export.tmp"), string.Empty);
        Assert.Empty(_session.Run($"{Cat} | Export-RoboflowDataset $args[0] -Format Yolo", null, At("yolo")).Errors);
        AssertOnlyTheDataSet();
    }

    [Fact]
    public void Link_in_the_place_of_the_lock_is_not_followed()
    {
        Directory.CreateDirectory(At("yolo"));
        File.WriteAllText(At("other.txt"), "other");
        File.CreateSymbolicLink(At("yolo/.roboflow-export.tmp"), At("other.txt"));
        Assert.Empty(_session.Run($"{Cat} | Export-RoboflowDataset $args[0] -Format Yolo", null, At("yolo")).Errors);
        Assert.Equal("other", File.ReadAllText(At("other.txt")));
        AssertOnlyTheDataSet();
    }

    [Theory]
    [InlineData("other")]
    [InlineData("")]
    public async Task Second_name_of_a_file_in_the_place_of_the_lock_does_not_change_the_file(string content)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.WriteAllText(At("other.txt"), content);
            await MakeLockAsync("ln", At("other.txt"));
            Assert.Empty(_session.Run($"{Cat} | Export-RoboflowDataset $args[0] -Format Yolo", null, At("yolo")).Errors);
            Assert.Equal(content, File.ReadAllText(At("other.txt")));
            AssertOnlyTheDataSet();
        }
    }

    [Fact]
    public async Task Pipe_in_the_place_of_the_lock_is_removed()
    {
        if (!OperatingSystem.IsWindows())
        {
            await MakeLockAsync("mkfifo");
            Assert.Empty(_session.Run($"{Cat} | Export-RoboflowDataset $args[0] -Format Yolo", null, At("yolo")).Errors);
            AssertOnlyTheDataSet();
        }
    }

    [Fact]
    public void Export_that_is_refused_leaves_no_folder()
    {
        var run = _session.Run($"{Cat.Replace("ImageWidth=100;", string.Empty)} | Export-RoboflowDataset $args[0] -Format Yolo; {Cat} | "
            + "Select-Object -First 1 | ForEach-Object { $_; throw 'stop' } | Export-RoboflowDataset $args[1] -Format Yolo", null, At("a"), At("b"));
        Assert.NotEmpty(run.Errors);
        Assert.False(Directory.Exists(At("b")));
    }

    private async Task MakeLockAsync(string program, params string[] arguments)
    {
        Directory.CreateDirectory(At("yolo"));
        using var make = Process.Start(program, [.. arguments, At("yolo/.roboflow-export.tmp")]);
        await make.WaitForExitAsync();
    }

    private void AssertOnlyTheDataSet() =>
        Assert.Equal(["classes.txt", "data.yaml", "labels", "train.txt"], new DirectoryInfo(At("yolo")).GetFileSystemInfos().Select(f => f.Name).Order());
}
