using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Names on Unix that PowerShell reads as something else: with a backslash, or with two colons.</summary>
public sealed class MisreadNameTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Detect = "Invoke-RoboflowDetection @common -Model shapes/1 -AsResult";

    [Theory]
    [InlineData(Detect + " -Path \"$folder/zip/*.jpg\"")]
    [InlineData(Detect + " -Path \"$folder/z*/*.jpg\"")]
    [InlineData(Detect + " -Path $args[0]")]
    [InlineData(Detect + " -LiteralPath $args[0]")]
    [InlineData("[pscustomobject]@{ Path = $args[0] } | " + Detect)]
    [InlineData("@{ Path = $args[0] } | " + Detect)]
    [InlineData("[System.IO.FileInfo]$args[0] | " + Detect + " | Invoke-RoboflowDetection @common -AsResult")]
    public void Name_with_a_backslash_is_not_the_file_in_a_folder(string command)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var file = given.File("zip/train\\a.jpg");
        given.File("zip/train/a.jpg", DetectionFixture.Blank);
        var run = given.Run(command, null, file.FullName);
        Assert.Empty(run.Errors);
        var result = (DetectionView)Assert.Single(run.Output);
        Assert.Equal((file.FullName, 1), (result.Path, result.Count));
    }

    [Fact]
    public void Name_with_two_colons_does_not_hide_the_others_that_match()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string[] files = [given.File("colons/*.jpg").FullName, given.File("colons/12::30.jpg").FullName, given.File("colons/b.jpg").FullName];
        given.File("colons/c::d/e.jpg");
        var run = given.Run(Detect + " -Path \"$folder/colons/*.jpg\"; " + Detect + " -Path \"$folder/colons/*/e.jpg\"; $args[0] | " + Detect, null, files[1]);
        Assert.Empty(run.Errors);
        Assert.Equal([.. files, Path.Combine(given.Folder, "colons/c::d/e.jpg"), files[1]], run.Output.Select(o => ((DetectionView)o).Path));
    }

    [Fact]
    public void Backslash_separates_folders_in_a_full_path_as_in_PowerShells_own_commands()
    {
        var file = given.File("script/images/a.jpg");
        var run = given.Run(Detect + " -LiteralPath \"$folder\\script\\images\\a.jpg\" -Journal \"$folder\\script\\run.jsonl\"");
        Assert.Empty(run.Errors);
        Assert.Equal(file.FullName, ((DetectionView)Assert.Single(run.Output)).Path);
        Assert.True(File.Exists(Path.Combine(given.Folder, "script/run.jsonl")));
    }
}
