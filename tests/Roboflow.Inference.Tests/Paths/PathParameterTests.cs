using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Paths;

/// <summary>An invalid path in a parameter is a terminating error with advice.</summary>
public sealed class PathParameterTests
{
    private const string Box = "@{Path='a.jpg';Class='cat';X=5;Y=5;Width=4;Height=4;ImageWidth=9;ImageHeight=9}";

    [Theory]
    [InlineData(Box + " | Export-RoboflowImage {0}")]
    [InlineData(Box + " | Export-RoboflowImage out -Relative {0}")]
    [InlineData(Box + " | Export-RoboflowImage out -FontPath {0}")]
    [InlineData(Box + " | Export-RoboflowCrop {0}")]
    [InlineData(Box + " | Export-RoboflowDataset {0} -Format Yolo")]
    [InlineData(Box + " | Export-RoboflowDataset out -Format Yolo -Relative {0}")]
    [InlineData("Import-RoboflowDataset . -Format Voc -ImageFolder {0}")]
    [InlineData("Invoke-RoboflowDetection -Uri https://127.0.0.1/a.jpg -Model shapes/1 -ApiKey k -Endpoint http://127.0.0.1:9 -Journal {0}")]
    [InlineData("Invoke-RoboflowDetection *.jpg -Model shapes/1 -ApiKey k -Endpoint http://127.0.0.1:9 -Format Image -Destination {0}")]
    public void Path_outside_the_file_system_ends_the_command_with_advice(string script)
    {
        using var session = new ModuleSession();
        foreach (var path in new[] { "nodrive:/x", "Variable:/x" })
        {
            var error = session.Run(script.Replace("{0}", path, System.StringComparison.Ordinal)).Errors[0];
            Assert.Equal(
                ("PathNotFileSystem", ErrorCategory.InvalidArgument, path),
                (error.FullyQualifiedErrorId.Split(',').First(), error.CategoryInfo.Category, error.TargetObject));
            Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        }
    }

    [Fact]
    public void Path_with_a_nul_character_ends_the_command_with_advice()
    {
        using var session = new ModuleSession();
        var run = session.Run(Box + " | Export-RoboflowDataset \"a`0b\" -Format Yolo");
        DetectionFixture.AssertError(run.Errors[0], "PathNotFileSystem", ErrorCategory.InvalidArgument);
    }
}
