using System;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>The location of an object's image: a PowerShell drive, a URL, or none.</summary>
public sealed class ImagePlaceTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Boxes = "$args[2..9] | ForEach-Object { [pscustomobject]@{ X = 50; Y = 50; Width = 40; Height = 40; Class = 'a'; Path = $_; "
        + "ImageWidth = 120; ImageHeight = 100 } } | ";

    [Theory]
    [InlineData("Temp:/")]
    [InlineData("Temp:\\")]
    [InlineData("temp:")]
    [InlineData("FileSystem::{0}/")]
    [InlineData("Microsoft.PowerShell.Core\\FileSystem::{0}/")]
    public void A_path_may_begin_with_a_drive_or_a_provider(string place)
    {
        var file = given.File("drive/a.jpg");
        var root = place.Contains("::", StringComparison.Ordinal) ? string.Empty : Path.GetTempPath();
        var path = place.Replace("{0}/", string.Empty, StringComparison.Ordinal) + file.FullName[root.Length..];
        var run = given.Run(
            Boxes + "Export-RoboflowImage $args[0] -Force -PassThru -Relative $args[1];" + Boxes
                + "Export-RoboflowCrop $args[0] -Force -PassThru -Relative $args[1]",
            null, Path.Combine(given.Folder, "out"), given.Folder, path);
        Assert.Empty(run.Errors);
        Assert.Equal(["a.jpg", "a-1-a.jpg"], run.Output.Select(o => ((FileInfo)o.BaseObject).Name));
    }

    [Theory]
    [InlineData("Temp:/", "-Relative $args[1]", "drive/a.jpg")]
    [InlineData("temp:", "-Relative $args[1]", "drive/a.jpg")]
    [InlineData("Temp:/", "", "a.jpg")]
    public void Data_set_names_an_image_by_its_path_on_disk(string place, string parameters, string name)
    {
        var path = place + given.File("drive/a.jpg").FullName[Path.GetTempPath().Length..];
        var run = given.Run(
            Boxes + "Export-RoboflowDataset $args[0] -Format Coco -Force " + parameters,
            null,
            Path.Combine(given.Folder, "coco.json"),
            given.Folder,
            path);
        Assert.Empty(run.Errors);
        Assert.Contains(
            $"\"file_name\":\"{name}\"",
            File.ReadAllText(Path.Combine(given.Folder, "coco.json")).Replace(" ", string.Empty, StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Export-RoboflowImage")]
    [InlineData("Export-RoboflowCrop")]
    public void Error_of_an_image_is_written_once(string command)
    {
        const string Web = "https://example.com/a.jpg";
        var run = given.Run(
            Boxes + command + " -Destination $args[0]; @{ Predictions = @() }, @{ Predictions = @() } | " + command + " -Destination $args[0]",
            null, Path.Combine(given.Folder, "none"), given.Folder, Web, Web, "nodrive:/a.jpg", "nodrive:/a.jpg", Web, string.Empty, string.Empty);
        Assert.Equal(
            ["ImageNotLocal", "PathNotFileSystem", "ImageNotLocal", "ImageUnknown", "ImageUnknown", "ImageUnknown"],
            run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal([Web, "nodrive:/a.jpg", Web], run.Errors.Take(3).Select(e => e.TargetObject));
        Assert.All(run.Errors, e => Assert.NotEmpty(e.ErrorDetails.RecommendedAction));
    }

    [Theory]
    [InlineData("Export-RoboflowImage")]
    [InlineData("Export-RoboflowCrop")]
    public void Image_outside_the_root_is_one_error(string command)
    {
        var path = given.File("a.jpg").FullName;
        var run = given.Run(
            Boxes + command + " -Destination $args[0] -Relative $args[1]",
            null,
            Path.Combine(given.Folder, "none"),
            Path.Combine(given.Folder, "other"),
            path,
            path,
            path);
        _ = DetectionFixture.TheError(run, "OutsideRelativeRoot", ErrorCategory.InvalidArgument);
    }
}
