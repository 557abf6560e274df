using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Export;

/// <summary>A file as the destination of several images is an error before any image is read or sent.</summary>
public sealed class DestinationKindTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Boxes
        = "$args[0], $args[1] | ForEach-Object { [pscustomobject]@{ X = 50; Y = 50; Width = 40; Height = 40; Class = 'a'; Path = $_ } } | ";

    [Theory]
    [InlineData("Export-RoboflowImage", "")]
    [InlineData("Export-RoboflowImage -Force", "/")]
    [InlineData("Export-RoboflowImage", "/below/it")]
    [InlineData("Export-RoboflowImage", "/below.png")]
    [InlineData("Export-RoboflowCrop -Force", "")]
    public void File_as_the_destination_of_several_images_is_an_error(string command, string below)
    {
        var file = given.File("kind/notes", [1]);
        var run = given.Run(
            Boxes + command + " -Destination $args[2]", null, given.File("a.jpg").FullName, given.File("b.jpg").FullName, file.FullName + below);
        AssertNeedsFolder(Assert.Single(run.Errors), file);
        Assert.Equal(1, file.Length);
    }

    [Fact]
    public void Invalid_destination_is_an_error_before_a_drawing_is_requested()
    {
        var file = given.File("kind/drawings", [1]);
        var run = given.Run(
            "Invoke-RoboflowDetection $args[0], $args[1] shapes/1 @common -Format Image -Destination $args[2]",
            null,
            given.File("a.jpg").FullName,
            given.File("b.jpg").FullName,
            file.FullName);
        AssertNeedsFolder(Assert.Single(run.Errors), file);
        Assert.Equal(0, given.Emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData(Boxes + "Export-RoboflowImage -Destination $args[2]", false)]
    [InlineData(Boxes + "Export-RoboflowImage -Force -Destination $args[2]", true)]
    [InlineData(Boxes + "Export-RoboflowCrop -FileName '{Name}' -Force -Destination $args[2]", true)]
    [InlineData("Invoke-RoboflowDetection $args[0], $args[1] shapes/1 @common -Format Image -Destination $args[2]", false)]
    [InlineData("Invoke-RoboflowDetection $args[0], $args[1] shapes/1 @common -Format Image -Force -Destination $args[2]", true)]
    public void A_folder_or_a_pipe_with_the_name_of_an_output_is_an_error_before_an_image_is_sent(string script, bool replaces)
    {
        var folder = Directory.CreateDirectory(Path.Combine(given.Folder, "kind", "obstacles"));
        try
        {
            _ = folder.CreateSubdirectory("a.jpg");
            using var make = OperatingSystem.IsWindows() ? null : Process.Start("mkfifo", [Path.Combine(folder.FullName, "b.jpg")]);
            make?.WaitForExit();
            var (a, b) = (given.File("a.jpg"), given.File(OperatingSystem.IsWindows() ? "a.jpg" : "b.jpg"));
            var run = given.Run(script, null, a.FullName, b.FullName, folder.FullName);
            Assert.Empty(run.Output);
            Assert.Equal(0, given.Emulator.Statistics.Requests);
            DetectionFixture.AssertError(run.Errors[0], "FileNotWritten", ErrorCategory.WriteError);
            Assert.Equal(Path.Combine(folder.FullName, "a.jpg"), run.Errors[0].TargetObject);
            Assert.Contains("It is a folder", run.Errors[0].ToString(), StringComparison.Ordinal);
            if (make is not null)
            {
                Assert.Equal(2, run.Errors.Count);
                Assert.Equal(Path.Combine(folder.FullName, "b.jpg"), run.Errors[1].TargetObject);
                Assert.Contains(replaces ? "It is a pipe" : "already exists", run.Errors[1].ToString(), StringComparison.Ordinal);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(Boxes + "Export-RoboflowImage -Force -PassThru -Destination $args[2]")]
    [InlineData("Invoke-RoboflowDetection $args[0], $args[1] shapes/1 @common -Format Image -Force -Destination $args[2]")]
    public void Single_file_destination_takes_the_first_image_and_reports_the_rest(string script)
    {
        var (a, b) = (given.File("a.jpg"), given.File("b.jpg"));
        var run = given.Run(script, null, a.FullName, b.FullName, given.File("kind/one.jpg", [1]).FullName);
        Assert.Equal("one.jpg", ((FileInfo)Assert.Single(run.Output).BaseObject).Name);
        var error = DetectionFixture.TheError(run, "DestinationTaken", ErrorCategory.ResourceExists);
        Assert.Equal(b.FullName, error.TargetObject);
        Assert.Contains("several images need a folder", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    // PowerShell leaves out the dot, so that the file would have the folder's name.
    [Theory]
    [InlineData(Boxes + "Export-RoboflowDataset ($args[2] + '/') -Format Csv", "DestinationIsFolder")]
    [InlineData(Boxes + "Export-RoboflowDataset ($args[2] + '\\') -Format JsonLines", "DestinationIsFolder")]
    [InlineData(Boxes + "Export-RoboflowDataset ($args[2] + '/.') -Format Csv", "DestinationIsFolder")]
    [InlineData(Boxes + "Export-RoboflowDataset ($args[2] + '/x/..') -Format Coco -Force", "DestinationIsFolder")]
    [InlineData("Invoke-RoboflowDetection $args[0] shapes/1 @common -Journal ($args[2] + '/')", "JournalInvalid")]
    [InlineData("Invoke-RoboflowDetection $args[0] shapes/1 @common -Journal ($args[2] + '/.')", "JournalInvalid")]
    public void A_new_folder_in_place_of_one_file_is_an_error_and_is_not_created(string script, string id)
    {
        var folder = Path.Combine(given.Folder, "kind-new");
        var run = given.Run(script, null, given.File("a.jpg").FullName, given.File("b.jpg").FullName, folder);
        var error = run.Terminated ?? Assert.Single(run.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("is a folder", error.ToString(), StringComparison.Ordinal);
        Assert.False(Path.Exists(folder));
        Assert.Equal(0, given.Emulator.Statistics.Requests);
    }

    [Theory]
    [InlineData(Boxes + "Export-RoboflowImage -Destination ($args[2] + '/.')", "a.jpg", "b.jpg")]
    [InlineData(Boxes + "Export-RoboflowImage -Style Heatmap -Combine -Destination ($args[2] + '/.')", "a.jpg")]
    [InlineData(Boxes + "Export-RoboflowReport -Embed -Destination ($args[2] + '/.')", "index.html")]
    [InlineData("Invoke-RoboflowDetection $args[0], $args[1] shapes/1 @common -Format Image -Destination ($args[2] + '/.')", "a.jpg", "b.jpg")]
    public void A_new_folder_that_is_named_with_a_dot_is_one(string script, params string[] files)
    {
        var folder = Path.Combine(given.Folder, "kind-dot.jpg");
        var run = given.Run(script, null, given.File("a.jpg").FullName, given.File("b.jpg").FullName, folder);
        Assert.Empty(run.Errors);
        Assert.Equal(files, Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    private static void AssertNeedsFolder(ErrorRecord error, FileInfo file)
    {
        DetectionFixture.AssertError(error, "DestinationNotFolder", ErrorCategory.InvalidArgument);
        Assert.Equal(file.FullName, error.TargetObject);
        Assert.Contains($"'{file.FullName}' is a file", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Several images need a folder", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }
}
