using System;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Bytes and text as PowerShell's commands return them.</summary>
public sealed class ImageBytesTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    [Theory]
    [InlineData("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject ([object[]][IO.File]::ReadAllBytes($args[0]))")]
    [InlineData("$b = [object[]][IO.File]::ReadAllBytes($args[0]); , $b | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("$b = [IO.File]::ReadAllBytes($args[0]); , $b | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("Invoke-RoboflowDetection @common -Model shapes/1 -InputObject ([System.Collections.Generic.List[byte]][IO.File]::ReadAllBytes($args[0]))")]
    [InlineData("[pscustomobject]@{ InputObject = ([object[]][IO.File]::ReadAllBytes($args[0])) } | Invoke-RoboflowDetection @common -Model shapes/1")]
    public void Bytes_as_GetContent_gives_them_are_the_image(string script)
    {
        var run = given.Run(script, null, given.File("bytes.jpg").FullName);
        Assert.Empty(run.Errors);
        Assert.Equal("red-circle", run.Property<string>(0, "Class"));
        Assert.Equal(DetectionFixture.RedCircle, Assert.Single(given.Received).Image.ToArray());
    }

    [Theory]
    [InlineData("$args[0]", "{0} | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("$args[0]", "Invoke-RoboflowDetection @common -Model shapes/1 -Path {0}")]
    [InlineData("$args[0]", "Invoke-RoboflowDetection @common -Model shapes/1 -LiteralPath {0}")]
    [InlineData("('data:image/jpeg;base64,' + $args[0])", "{0} | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("([uri]('data:image/jpeg;base64,' + $args[0]))", "{0} | Invoke-RoboflowDetection @common -Model shapes/1")]
    [InlineData("($args[0] -replace '(.{76})', \"`$1`n\")", "{0} | Invoke-RoboflowDetection @common -Model shapes/1")]
    public void Base64_text_is_an_error_that_does_not_repeat_it(string text, string script)
    {
        var encoded = Convert.ToBase64String(DetectionFixture.RedCircle);
        var run = given.Run(script.Replace("{0}", text, StringComparison.Ordinal), null, encoded);
        var error = DetectionFixture.TheError(run, "ImageAsText", ErrorCategory.InvalidArgument);
        Assert.DoesNotContain(encoded[..40], error.ToString() + error.Exception + error.TargetObject, StringComparison.Ordinal);
        Assert.Contains("FromBase64String", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(given.Received);
    }
}
