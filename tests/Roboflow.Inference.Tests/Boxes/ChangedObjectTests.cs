using System;
using System.Linq;

namespace Roboflow.Inference.Tests.Boxes;

/// <summary>Predictions and results that a script has changed: what PowerShell shows when an object arrives is what every command reads.</summary>
public sealed class ChangedObjectTests : FolderTests
{
    private const string Given =
        """
        param($f)
        $p = [Roboflow.Inference.Prediction]@{
            Path = '/old/a.jpg'; Class = 'cat'; Confidence = 0.5; X = 10; Y = 20; Width = 6; Height = 8; ImageWidth = 640; ImageHeight = 480; Model = 'old/1' }
        $r = [Roboflow.Inference.DetectionResult]@{
            Path = '/old/a.jpg'; Model = 'old/1'; ImageWidth = 640; ImageHeight = 480; Predictions = [Roboflow.Inference.Prediction[]]@($p) }

        # As Add-Member -Force.
        function Add($to, $name, $value, $get) { $to.PSObject.Members.Add(($get ? [psscriptproperty]::new($name, $get) : [psnoteproperty]::new($name, $value))) }

        """;

    [Theory]
    [InlineData("$r")]
    [InlineData("[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($r, 5))")]
    [InlineData("[pscustomobject]@{ Path = 'x'; Model = 'y'; ImageWidth = 640; ImageHeight = 480; Predictions = $r.Predictions }")]
    [InlineData("@{ Predictions = @(@{ Path = '/old/a.jpg'; Model = 'old/1'; Class = 'cat'; X = 10; Y = 20; Width = 6; Height = 8; ImageWidth = 640 }) }")]
    public void Predictions_have_the_path_of_their_result(string result)
    {
        foreach (var command in new[]
        {
            "$c | ConvertTo-BoundingBox", "($c | Merge-RoboflowPrediction).Predictions",
            "$c | Export-RoboflowDataset \"$f.csv\" -Force; Import-RoboflowDataset \"$f.csv\"",
            "$c | Export-RoboflowDataset \"$f.jsonl\" -Force; if ([IO.File]::ReadAllText(\"$f.jsonl\").Contains('/old/')) { throw 'old' }; Import-RoboflowDataset \"$f.jsonl\"",
        })
        {
            Assert.Equal("/new/a.jpg 640", Text($"$c = {result}; $c.Path = '/new/a.jpg'; {command}", "$($_.Path) $($_.ImageWidth)"));
        }

        Assert.Equal("1", Text($"$c = {result}; $c.Path = '/new/a.jpg'; $p.Path = '/new/a.jpg'; $c | Measure-RoboflowAccuracy $p", "$($_.Recall)"));
    }

    [Fact]
    public void Predictions_keep_what_their_result_does_not_have_and_the_models_of_several()
    {
        Assert.Equal("/old/a.jpg old/1", Text("[pscustomobject]@{ ImageWidth = 640; Predictions = $r.Predictions } | ConvertTo-BoundingBox", "$($_.Path) $($_.Model)"));
        Assert.Equal(
            "other/3",
            Text("$r.Predictions = [Roboflow.Inference.Prediction[]]@([Roboflow.Inference.Prediction]@{ X = 90; Model = 'other/3' }); $r | ConvertTo-BoundingBox", "$($_.Model)"));
        Assert.Equal(
            "old/1,other/3",
            Text("$o = [Roboflow.Inference.Prediction]@{ X = 90; Model = 'other/3' }; $r.Predictions = [Roboflow.Inference.Prediction[]]@($p, $o); $r | ConvertTo-BoundingBox", "$($_.Model)"));
    }

    [Theory]
    [InlineData("/i/a.jpg", "/i/b.jpg", "/i/a.jpg,/i/b.jpg")]
    [InlineData("/i/video.mp4", "/i/b.jpg", "/i/video.mp4,/i/b.jpg")]
    [InlineData("/i/a.jpg", "/i/a.jpg", "/i/video.mp4,/i/video.mp4")]
    [InlineData("/i/a.jpg", "/i/./a.jpg", "/i/video.mp4,/i/video.mp4")]
    [InlineData("/i/a.jpg", "a.jpg", "/i/video.mp4,/i/video.mp4")]
    [InlineData("a.jpg", "/i/a.jpg", "/i/video.mp4,/i/video.mp4")]
    [InlineData("a.jpg", "i/a.jpg", "a.jpg,i/a.jpg")]
    [InlineData("/i/aa.jpg", "a.jpg", "/i/aa.jpg,a.jpg")]
    public void Predictions_of_several_images_keep_their_paths(string first, string second, string expected)
    {
        var result = $"$c = [pscustomobject]@{{ Path = '/i/video.mp4'; Predictions = @('{first}', '{second}' | ForEach-Object {{ @{{ Path = $_; X = ++$x * 40; Y = 9; Width = 4; Height = 4 }} }}) }}";
        foreach (var command in new[]
        {
            "$c | ConvertTo-BoundingBox", "($c | Merge-RoboflowPrediction).Predictions", "$c | Merge-RoboflowPrediction | ConvertTo-BoundingBox",
        })
        {
            Assert.Equal(expected, Text($"{result}; {command}", "$($_.Path)"));
        }
    }

    [Theory]
    [InlineData("Add $p Class renamed", "renamed 0.5 10")]
    [InlineData("Add $p confidence 0.25", "cat 0.25 10")]
    [InlineData("Add $p X -get { 70 + 7 }", "cat 0.5 77")]
    [InlineData("Add $p Class $null", " 0.5 10")]
    [InlineData("Add $p label other; Add $p X1 5", "cat 0.5 10")]
    [InlineData("Add $p X abc", "its X cannot be read")]
    [InlineData("Add $p Confidence 7", "confidence is not a number from 0 to 1")]
    public void Property_that_an_added_member_hides_has_the_shown_value(string change, string expected)
    {
        foreach (var command in new[]
        {
            "$p | Merge-RoboflowPrediction", "($r | Merge-RoboflowPrediction).Predictions", "$p | ConvertTo-BoundingBox -Format Center",
            "$r | ConvertTo-BoundingBox -Format Center", "[pscustomobject]@{ Path = '/b.jpg'; Predictions = $r.Predictions } | ConvertTo-BoundingBox -Format Center",
            "$p | Export-RoboflowDataset \"$f.csv\" -Force; Import-RoboflowDataset \"$f.csv\"",
        })
        {
            Assert.Contains(expected, Text($"{change}; {command}", "$($_.Class) $($_.Confidence) $($_.X)"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Hidden_properties_of_results_and_boxes_have_the_shown_values_and_other_members_stay()
    {
        Assert.Equal("/new.jpg", Text("Add $r Path /new.jpg; $r | ConvertTo-BoundingBox", "$($_.Path)"));
        Assert.Equal("0", Text("Add $r Predictions @(); $r | Merge-RoboflowPrediction", "$($_.Count)"));
        Assert.Equal("box", Text("$b = $p | ConvertTo-BoundingBox; Add $b Class box; $b | ConvertTo-BoundingBox -From Corner -Format Voc", "$($_.Class)"));
        Assert.Equal("north", Text("Add $p Camera north; $p | Merge-RoboflowPrediction", "$($_.Camera)"));
    }

    [Theory]
    [InlineData("Merge-RoboflowPrediction", "$($_.X)", "40,80,120")]
    [InlineData("Export-RoboflowDataset \"$f.json\" -Format Coco; Import-RoboflowDataset \"$f.json\"", "$($_.X)", "40,80,120")]
    [InlineData("Measure-RoboflowAccuracy $truth", "$($_.Recall)", "1")]
    public void Object_that_is_changed_and_emitted_again_counts_as_it_arrived(string command, string text, string expected) => Assert.Equal(
        expected,
        Text($"$truth = 1..3 | ForEach-Object {{ [pscustomobject]@{{ Path = $p.Path; Class = 'cat'; X = 40 * $_; Y = 20; Width = 6; Height = 8 }} }};"
            + $"1..3 | ForEach-Object {{ $p.X = 40 * $_; $p }} | {command}", text));

    [Fact]
    public void Script_block_of_a_label_does_not_change_the_callers_predictions()
    {
        var image = Plain("a.png");
        Assert.Equal("cat north", Text(
            $"$p.Path = '{image}'; $p.ImageWidth = 100; $p.ImageHeight = 100; Add $p Camera north; $p | Export-RoboflowImage -Destination \"$f\" -Label {{ $_.Class = $_.Camera; $_.Class }}; $p",
            "$($_.Class) $($_.Camera)"));
    }

    // The texts of what a command writes, or its errors.
    private string Text(string command, string text)
    {
        var run = _session.Run($"{Given}& {{ {command} }} | ForEach-Object {{ \"{text}\" }}", null, At("out"));
        return string.Join(",", run.Errors.Select(e => e.ToString()).Concat(run.Output.Select(o => o.ToString())));
    }
}
