using System;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>Objects with the endpoint's own names, rows of images without objects, class numbers without names, and errors that quote
/// text of any length.</summary>
public sealed class ObjectsOfOtherToolsTests : FolderTests
{
    [Theory]
    [InlineData("Import-RoboflowDataset $args[0]")]
    [InlineData("[pscustomobject]@{ x = 5; y = 5; width = 4; height = 4; class_id = 3; class_confidence = 0.25; tracker_id = 9 } | ConvertTo-BoundingBox -Format Center")]
    [InlineData("@{ x = 5; y = 5; width = 4; height = 4; class_id = 3; class_confidence = 0.25 } | Merge-RoboflowPrediction")]
    public void Names_of_the_endpoints_answers_are_read(string command)
    {
        File.WriteAllText(At("a.jsonl"), "{\"x\":5,\"y\":5,\"width\":4,\"height\":4,\"tracker_id\":9,\"class_id\":3,\"class_confidence\":0.25}");
        var run = _session.Run(command, null, At("a.jsonl"));
        Assert.Empty(run.Errors);
        var read = (Prediction)Assert.Single(run.Output).BaseObject;
        Assert.Equal((3, 0.25), (read.ClassId, read.ClassConfidence));
    }

    [Theory]
    [InlineData("@{ width = 640; height = 480 }", "640 480 9")]
    [InlineData("[pscustomobject]@{ width = '640'; height = 0 }", "640  9")]
    [InlineData("'a.jpg'", "  9")]
    public void The_endpoints_answers_have_the_size_of_their_image(string image, string expected)
    {
        var box = "@{ x = 5; y = 5; width = 4; height = 4; class = 'a'; tracker_id = 9 }";
        var run = _session.Run(
            $"@{{ predictions = @({box}); image = {image} }} | Export-RoboflowDataset $args[0]; Import-RoboflowDataset $args[0]", null, At("a.jsonl"));
        Assert.Empty(run.Errors);
        var read = (Prediction)Assert.Single(run.Output).BaseObject;
        Assert.Equal(expected, $"{read.ImageWidth} {read.ImageHeight} {read.TrackerId}");
    }

    [Theory]
    [InlineData("rle = @{ size = 20, 10; counts = 'abc' }", "10 x 20 abc")]
    [InlineData("rle = [pscustomobject]@{ size = 20, 10; counts = 'abc' }", "10 x 20 abc")]
    [InlineData("keypoints = @(@{ x = 1; y = 2; class_name = 'nose' })", "nose 100.0% (1, 2)")]
    public void So_are_their_masks_and_the_names_of_key_points(string member, string expected)
    {
        var run = _session.Run($"@{{ x = 5; y = 5; width = 4; height = 4; {member} }} | Merge-RoboflowPrediction", null);
        Assert.Empty(run.Errors);
        var read = (Prediction)Assert.Single(run.Output).BaseObject;
        Assert.Equal(expected, read.Mask?.ToString() ?? read.Keypoints![0].ToString());
        var error = DetectionFixture.TheError(
            _session.Run("@{ x = 5; y = 5; width = 4; height = 4; rle = @{ size = 20, 10; counts = 1, 2 } } | Merge-RoboflowPrediction", null),
            "InvalidPrediction",
            ErrorCategory.InvalidData);
        Assert.Contains("Mask", error.Exception.Message, StringComparison.Ordinal);
    }

    // As Export-Csv writes what is shown of a prediction, and Import-Csv reads it.
    [Fact]
    public void The_text_that_is_shown_of_outlines_key_points_and_masks_is_read()
    {
        var shown = new Prediction
        {
            X = 5,
            Y = 5,
            Width = 4,
            Height = 4,
            Confidence = 0.5,
            Points = [new() { X = 3.25, Y = -3 }, new() { X = 7, Y = 3 }, new() { X = 7, Y = 7.5 }],
            Keypoints =
            [
                new() { X = 4, Y = 4.5, Confidence = 0.973, Class = "left (2) eye" },
                new() { X = 6, Y = 4, Confidence = 1, ClassId = 3 },
                new() { X = 1, Y = 2, Confidence = 0.5 },
            ],
            Mask = new() { Width = 10, Height = 20, Counts = "a;`b\\c" },
        };
        var run = _session.Run(
            """
            foreach ($p in $input) {
                $shown = @{ Points = $p.Points.ToString(); Keypoints = $p.Keypoints.ToString(); Mask = $p.Mask.ToString() }
                [pscustomobject]($shown + @{ X = 5; Y = 5; Width = 4; Height = 4 }) | Merge-RoboflowPrediction
            }
            """,
            [shown]);
        Assert.Empty(run.Errors);
        var read = (Prediction)Assert.Single(run.Output).BaseObject;
        Assert.Equal(shown.Points, read.Points);
        Assert.Equal(shown.Keypoints, read.Keypoints);
        Assert.Equal(shown.Mask, read.Mask);
    }

    [Fact]
    public void Rows_of_images_without_objects_are_results()
    {
        DetectionResult[] results =
        [
            new() { Path = At("a.jpg"), ImageWidth = 10, ImageHeight = 20 },
            new() { Path = At("b.jpg"), ImageWidth = 30, ImageHeight = 40, Predictions = [new() { X = 5, Y = 5, Width = 4, Height = 4, Confidence = 1 }] },
        ];
        Assert.Empty(_session.Run("$input | Export-RoboflowDataset $args[0]", results, At("a.csv")).Errors);
        string[][] lines = [.. File.ReadAllLines(At("a.csv")).Select(l => l.Split(','))];
        PSObject[] rows = [.. lines.Skip(1).Select(cells =>
        {
            var row = new PSObject();
            foreach (var (name, cell) in lines[0].Zip(cells))
            {
                row.Properties.Add(new PSNoteProperty(name, cell));
            }

            return row;
        })];
        var run = _session.Run(
            "$input | Export-RoboflowDataset $args[0]; Import-RoboflowDataset $args[0] -AsResult; ($args[1] | Measure-RoboflowAccuracy $args[1]).ImageCount",
            rows,
            At("a.json"),
            rows);
        Assert.Empty(run.Errors);
        Assert.Equal(["a.jpg 10 0", "b.jpg 30 1"], run.Output.Take(2).Select(o => (DetectionResult)o.BaseObject)
            .Select(r => $"{Path.GetFileName(r.Path)} {r.ImageWidth} {r.Predictions.Count}"));
        Assert.Equal(2, run.Output[2].BaseObject);
    }

    [Theory]
    [InlineData("'5 0.5 0.5 0.2 0.1' | ConvertTo-BoundingBox -From Yolo -ImageWidth 100 -ImageHeight 100 -ClassName a, b")]
    [InlineData("@{ bbox = 1, 2, 3, 4; category_id = 5 } | ConvertTo-BoundingBox -From Coco -ClassName a, b")]
    public void A_class_number_beyond_the_names_is_an_error(string command)
    {
        var error = DetectionFixture.TheError(_session.Run(command, null), "ClassIdMissing", ErrorCategory.InvalidArgument);
        Assert.Equal("The class 5 has no name; -ClassName has 2 names.", error.Exception.Message);
    }

    [Theory]
    [InlineData("a.txt", "TEXT", " is not a number.")]
    [InlineData("a.csv", "X,Y,Width,Height\nTEXT,1,2,3\n", "'.")]
    [InlineData("a.xml", "<TEXT/>", ", not annotation.")]
    public void An_error_quotes_only_the_ends_of_a_long_text(string file, string text, string end)
    {
        var name = Path.GetFullPath(At(file));
        File.WriteAllText(name, text.Replace("TEXT", new string('x', 1_000_000), StringComparison.Ordinal));
        var run = _session.Run("Import-RoboflowDataset $args[0] -ImageWidth 10 -ImageHeight 10", null, name);
        var message = Assert.Single(run.Errors).Exception.Message;
        Assert.InRange(message.Length, 100, 2000);
        Assert.StartsWith($"{name}, line ", message, StringComparison.Ordinal);
        Assert.EndsWith(end, message, StringComparison.Ordinal);
    }
}
