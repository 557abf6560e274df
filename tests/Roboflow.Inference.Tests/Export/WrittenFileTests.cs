using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Export;

/// <summary>Files written to the pipeline have the properties of Get-Item, so that the next command finds them by any name.</summary>
public sealed class WrittenFileTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    [Theory]
    [InlineData("Export-RoboflowImage $out -PassThru -Force", "yard [2].jpg")]
    [InlineData("Export-RoboflowCrop $out -PassThru -Force", "yard [2]-1-red-circle.jpg")]
    [InlineData("Export-RoboflowDataset ($out + '/[1].json') -Format Coco -PassThru -Force", "[1].json")]
    [InlineData("ForEach-Object { Invoke-RoboflowDetection -LiteralPath $_.Path shapes/1 @common -Format Image -Destination $out -Force }", "yard [2].jpg")]
    public void A_file_has_the_properties_of_its_provider(string command, string name)
    {
        var folder = Path.Combine(given.Folder, "out [1]");

        // The current location is not in the file system.
        var run = given.Run(
            "$out = $args[0]; $path = $ExecutionContext.SessionState.Path; $null = $path.SetLocation('Variable:'); $input | Invoke-RoboflowDetection -Model "
                + "shapes/1 @common | " + command + "; $null = $path.SetLocation($folder)",
            [given.File("yard [2].jpg")], folder);
        Assert.Empty(run.Errors);
        var file = Assert.Single(run.Output);
        Assert.Equal(Path.Combine(folder, name), Assert.IsType<FileInfo>(file.BaseObject).FullName);
        const string Provider = @"Microsoft.PowerShell.Core\FileSystem::";
        Assert.Equal(
            [Provider + folder + Path.DirectorySeparatorChar + name, Provider + folder, name, false],
            new[] { "PSPath", "PSParentPath", "PSChildName", "PSIsContainer" }.Select(p => file.Properties[p]?.Value));
    }
}
