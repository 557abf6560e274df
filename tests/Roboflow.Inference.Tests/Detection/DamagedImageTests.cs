using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Truncated images in every command that needs their pixels.</summary>
public sealed class DamagedImageTests(DetectionFixture fixture) : IClassFixture<DetectionFixture>
{
    private static readonly string Images = Path.Combine(ModuleSession.RepositoryRoot, "tests", "Roboflow.Inference.Imaging.Tests", "images");

    [Theory]
    [InlineData("cut60.jpg", "-MaxDimension 64")]
    [InlineData("cut60.jpg", "-TileSize 128")]
    [InlineData("truncated.png", "-MaxDimension 20")]
    public void Truncated_image_is_not_sent(string name, string parameters)
    {
        var file = Copy(name);
        var run = fixture.Run($"Invoke-RoboflowDetection $args[0] -Model shapes/1 {parameters} @common", null, file);
        Assert.Empty(run.Output);
        var error = DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData);
        Assert.Contains("truncated", error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(fixture.Received);
    }

    [Fact]
    public void Truncated_image_is_not_journaled()
    {
        var (file, journal) = (Copy("cut60.jpg"), Path.Combine(fixture.Folder, "cut.jsonl"));
        for (var round = 0; round < 2; round++)
        {
            var run = fixture.Run("Invoke-RoboflowDetection $args[0] -Model shapes/1 -MaxDimension 64 -Journal $args[1] @common", null, file, journal);
            DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData);
        }
    }

    [Theory]
    [InlineData("Export-RoboflowImage", "cut60.jpg")]
    [InlineData("Export-RoboflowCrop", "cut60.jpg")]
    [InlineData("Export-RoboflowImage", "truncated.png")]
    [InlineData("Export-RoboflowCrop", "truncated.png")]
    public void Truncated_image_is_not_drawn(string command, string name)
    {
        var destination = Path.Combine(fixture.Folder, "out " + command + name);
        var run = fixture.Run(
            $$"""[pscustomobject]@{ X = 8; Y = 8; Width = 8; Height = 8; Class = 'a'; Confidence = 1; Path = $args[0] } | {{command}} -Destination "$($args[1])/" """,
            null, Copy(name), destination);
        DetectionFixture.TheError(run, "InvalidImage", ErrorCategory.InvalidData);
        Assert.False(Directory.Exists(destination) && Directory.EnumerateFileSystemEntries(destination).Any());
    }

    [Fact]
    public void Jpeg_without_its_end_mark_is_scaled_and_sent()
    {
        var whole = DetectionFixture.RedCircle;
        var file = fixture.File("no-end.jpg", whole[..^2]);
        var run = fixture.Run("Invoke-RoboflowDetection $args[0] -Model shapes/1 -MaxDimension 64 @common", null, file.FullName);
        Assert.Empty(run.Errors);
        Assert.Equal("red-circle", run.Property<string>(0, "Class"));
    }

    private string Copy(string name) => fixture.File(name, File.ReadAllBytes(Path.Combine(Images, name))).FullName;
}
