using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Answers of segmentation and classification, which share the route.</summary>
public sealed class OtherTaskTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    // 1200 x 900, with a rectangle whose outline is known.
    private static readonly byte[] Image = SampleImages.Encode(
        """<rect x="200" y="300" width="400" height="200" fill="#2040e0"/><circle cx="900" cy="450" r="150" fill="#e02020"/>""", 1200, 900, ".png");

    [Theory]
    [InlineData("", 0)]
    [InlineData("-MaxDimension 600", 1)]
    [InlineData("-TileSize 700", 1)]
    public void Outlines_are_points_in_the_pixels_of_the_image(string how, double within)
    {
        var run = given.Run($"Invoke-RoboflowDetection $args[0] shapes-seg/1 @common -Class blue-* {how}", null, given.File("seg.png", Image).FullName);
        Assert.Empty(run.Errors);
        var points = ((IEnumerable)Assert.Single(run.Output).Properties["Points"].Value).Cast<object>().Select(PSObject.AsPSObject).ToArray();
        Assert.Equal("Roboflow.Inference.PredictionPoint", points[0].BaseObject.GetType().FullName);
        foreach (var (corner, x, y) in new[] { (0, 200, 300), (1, 600, 300), (2, 600, 500), (3, 200, 500) })
        {
            Assert.Equal(x, (double)points[corner].Properties["X"].Value, within);
            Assert.Equal(y, (double)points[corner].Properties["Y"].Value, within);
        }
    }

    [Fact]
    public void Classification_has_its_top_class_and_covers_the_whole_image()
    {
        var run = given.Run("Invoke-RoboflowDetection $args[0] shapes-class/1 @common -AsResult", null, given.File("class.png", Image).FullName);
        Assert.Empty(run.Errors);
        var first = ((DetectionView)run.Output.Single()).Predictions[0];
        Assert.Equal(first.Properties["Class"].Value, run.Property<string>(0, "TopClass"));
        Assert.Equal(first.Properties["Confidence"].Value, run.Property<double>(0, "TopConfidence"));
        var box = PredictionView.Of(first);
        Assert.Equal((600d, 450d, 1200d, 900d), (box.X, box.Y, box.Width, box.Height));
    }

    [Fact]
    public async Task Unreadable_predictions_are_one_warning_per_image_and_not_zero_boxes()
    {
        await using var server = await EchoServer.StartAsync(_ => Task.FromResult((200, "application/json", """{"predictions":[{"x":null,"y":1,"width":"""
            + """2,"height":3,"class":"a"},7,{"x":1,"y":1,"width":2,"height":3,"confidence":1,"class":"b"}]}""")));
        var file = given.File("seg.png", Image).FullName;
        var run = given.Run("Invoke-RoboflowDetection $args[1], $args[1] shapes/1 -Endpoint $args[0] -ApiKey emulator-key 3>&1", null, server.Address, file);
        var tiled = given.Run(
            "Invoke-RoboflowDetection $args[1] shapes/1 -Endpoint $args[0] -ApiKey emulator-key -TileSize 900 -Overlap 0 3>&1",
            null,
            server.Address,
            file);
        Assert.Empty(run.Errors);
        var warning = $"{file}: 2 predictions in the answer cannot be read and are left out.";
        Assert.Equal([warning, "b", warning, "b"], run.Output.Select(o => o.BaseObject is WarningRecord said ? said.Message : o.Properties["Class"].Value));
        Assert.Matches(
            $"^{Regex.Escape(file)}: [0-9]+ predictions in the answer cannot be read and are left out.$",
            Assert.Single(tiled.Output.Select(o => o.BaseObject).OfType<WarningRecord>()).Message);
    }

    [Fact]
    public void Labels_of_a_multi_label_model_are_listed()
    {
        var run = given.Run("Invoke-RoboflowDetection $args[0] shapes-multi/1 @common -AsResult", null, given.File("multi.png", Image).FullName);
        Assert.Empty(run.Errors);
        var names = ((IEnumerable)run.Output.Single().Properties["PredictedClasses"].Value).Cast<string>();
        Assert.Equal(["blue-rectangle", "red-circle"], names.Order(StringComparer.Ordinal));
        Assert.Equal(2, ((DetectionView)run.Output[0]).Count);
        var flat = given.Run(
            "Invoke-RoboflowDetection $args[0] shapes-multi/1 @common | Where-Object Class -like red-*",
            null,
            given.File("multi.png", Image).FullName);
        Assert.Equal("red-circle", flat.Property<string>(0, "Class"));
    }
}
