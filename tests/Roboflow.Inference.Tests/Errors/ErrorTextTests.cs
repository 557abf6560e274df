using System;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Errors;

/// <summary>Errors quote the value as written, and their advice applies to the command.</summary>
public sealed class ErrorTextTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Box = "@{ X = 50; Y = 50; Width = 20; Height = 20; Class = 'a'; Path = $args[0] } | ";

    [Theory]
    [InlineData("Merge-RoboflowPrediction -MinimumConfidence 10, 20", "InvalidMinimumConfidence", "'10, 20' is not a confidence", "Use a percentage")]
    [InlineData(
        "Merge-RoboflowPrediction -MinimumConfidence @{ a = 10, 20 }",
        "InvalidMinimumConfidence",
        "'10, 20' for the class 'a' is not a confidence",
        "Use a percentage")]
    [InlineData(
        "Merge-RoboflowPrediction -MinimumConfidence ([pscustomobject]@{ cat = 60 })",
        "InvalidMinimumConfidence",
        "'@{cat=60}' is not a confidence",
        "Use a percentage")]
    [InlineData("ForEach-Object { Import-RoboflowDataset \"$folder/text\" -Format Yolo -ImageWidth 640 }", "ImageSizeMissing", "-ImageWidth is only one", "-ImageHeight")]
    [InlineData("ForEach-Object { Import-RoboflowDataset \"$folder/text\" -Format Csv -ImageHeight 1 }", "ImageSizeMissing", "-ImageHeight is only", "-ImageWidth")]
    [InlineData("Export-RoboflowImage \"$folder/out\" -Label '{Class}', '{Index}'", "InvalidTemplate", "several", "{Class}")]
    [InlineData("Export-RoboflowCrop \"$folder/out\" -FileName '{Nothing}'", "InvalidTemplate", "{Nothing}", "{Name}-{Index}")]
    [InlineData("Export-RoboflowDataset \"$folder/text/set.csv\" -Format Csv", "DestinationIsFile", "text' is a file", "folder")]
    [InlineData("Export-RoboflowDataset \"$folder/text/set\" -Format Yolo", "DestinationIsFile", "text' is a file", "folder")]
    public void Invalid_value_is_quoted_as_written(string command, string id, string message, string advice)
    {
        given.File("text", [1]);
        var run = given.Run(Box + command, null, given.File("box.jpg").FullName);
        var error = run.Terminated ?? Assert.Single(run.Errors);
        DetectionFixture.AssertError(error, id, ErrorCategory.InvalidArgument);
        Assert.Contains(message, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("System.Object[]", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Box_without_a_class_has_a_message_of_its_own()
    {
        var run = given.Run("@{ X = 5; Y = 5; Width = 2; Height = 2 } | ConvertTo-BoundingBox -Format Yolo -ImageWidth 10 -ImageHeight 10");
        Assert.StartsWith(
            "A YOLO line begins with the class number, but the box has no class.",
            DetectionFixture.TheError(run, "ClassIdMissing", ErrorCategory.InvalidArgument).ToString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://user:secret@example.com/x?api_key=secret", "'ftp://example.com'")]
    [InlineData("nowhere", "'nowhere'")]
    [InlineData("localhost:9001", "'localhost:9001'")]
    [InlineData("user:secret@example.com:9001?api_key=secret", "'example.com:9001'")]
    public void Invalid_address_is_shown_without_its_secrets(string address, string shown)
    {
        var run = given.Run(
            "Invoke-RoboflowDetection $args[0] shapes/1 -ApiKey emulator-key -Endpoint $args[1]", null, given.File("box.jpg").FullName, address);
        var error = run.Terminated ?? Assert.Single(run.Errors);
        DetectionFixture.AssertError(error, "InvalidEndpoint", ErrorCategory.InvalidArgument);
        Assert.StartsWith(shown, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Invoke-RoboflowDetection $args[0] shapes/1 @common -Format Image -Destination $folder -Force", false)]
    [InlineData(Box + "Export-RoboflowImage $folder -Force", true)]
    [InlineData(Box + "Export-RoboflowCrop $folder -FileName '{Name}' -Force", false)]
    public void Advice_names_the_suffix_only_where_the_command_has_one(string script, bool hasSuffix)
    {
        var run = given.Run(script, null, given.File("own.jpg").FullName);
        var error = DetectionFixture.TheError(run, "WouldOverwriteSource", ErrorCategory.ResourceExists);
        Assert.Equal(hasSuffix, error.ErrorDetails.RecommendedAction.Contains("-Suffix", StringComparison.Ordinal));
        Assert.Contains("another folder", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Singular_message_for_one_image()
    {
        var run = given.Run(
            """
            $null = Invoke-RoboflowDetection $args[0] shapes/1 @common -Journal "$folder/one.jsonl"
            Invoke-RoboflowDetection $args[0] shapes/1 @common -Journal "$folder/one.jsonl" -Verbose 4>&1 | ForEach-Object { "$_" }
            @{ X = 5; Y = 5; Width = 2; Height = 2; Class = 'a'; Path = 'b' } | Measure-RoboflowAccuracy -Truth @{ X = 5; Y = 5; Width = 2; Height = 2; Class = 'a'; Path = 'c' } 3>&1 |
                ForEach-Object { "$_" }
            """, null, given.File("one.jpg").FullName);
        Assert.Empty(run.Errors);
        var said = string.Join("\n", run.Output.Select(o => o.BaseObject.ToString()));
        Assert.Contains("Images in the journal: 1", said, StringComparison.Ordinal);
        Assert.Contains("Predicted images that are not in the ground truth: 1", said, StringComparison.Ordinal);
    }
}
