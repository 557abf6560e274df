using System.IO;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Paths;

/// <summary>A path above the root of a PSDrive: the engine throws, or silently takes the root instead.</summary>
public sealed class DriveRootTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Drive = "$null = $ExecutionContext.SessionState.Drive.New([System.Management.Automation.PSDriveInfo]::new("
        + "'shots', $ExecutionContext.SessionState.Provider.GetOne('FileSystem'), $args[0], '', $null), 'global')";

    [Theory]
    [InlineData("-Path 'shots:/../x.jpg'")]
    [InlineData("-Path 'shots:/../*.jpg'")]
    [InlineData("-LiteralPath 'shots:/../x.jpg'")]
    [InlineData("-Path 'shots:/a/../../x.jpg'")]
    public void A_path_above_the_root_of_a_drive_is_one_error_and_the_others_are_read(string path)
    {
        var root = Path.GetDirectoryName(given.File("drive/inside.jpg").FullName)!;
        var run = given.Run(
            Drive
                + $"; Invoke-RoboflowDetection {path}, shots:/inside.jpg @common -Model shapes/1; $ExecutionContext.SessionState.Drive.Remove('shots', $true, 'global')",
            null,
            root);
        DetectionFixture.TheError(run, "PathNotFileSystem", ErrorCategory.InvalidArgument);
        Assert.Single(run.Output);
    }

    [Fact]
    public void A_path_within_the_drive_may_go_up()
    {
        given.File("drive/a/inside.jpg");
        given.File("drive/b/x.jpg");
        var run = given.Run(
            Drive
                + "; Invoke-RoboflowDetection shots:/a/../b/*.jpg @common -Model shapes/1; $ExecutionContext.SessionState.Drive.Remove('shots', $true, 'global')",
            null,
            Path.Combine(given.Folder, "drive"));
        Assert.Empty(run.Errors);
        Assert.Single(run.Output);
    }

    [Fact]
    public void A_prediction_above_the_root_of_a_drive_is_one_error()
    {
        var file = given.File("drive/inside.jpg").FullName;
        var run = given.Run(
            Drive + "; 'shots:/../x.jpg', $args[1] | ForEach-Object {"
                + " [pscustomobject]@{ Path = $_; X = 50; Y = 50; Width = 20; Height = 20; Class = 'a' } }"
                + " | Export-RoboflowCrop -Destination $args[2] -PassThru; $ExecutionContext.SessionState.Drive.Remove('shots', $true, 'global')",
            null,
            Path.GetDirectoryName(file)!,
            file,
            Path.Combine(given.Folder, "crops"));
        DetectionFixture.TheError(run, "PathNotFileSystem", ErrorCategory.InvalidArgument);
        Assert.Single(run.Output);
    }
}
