using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Comparison;

public sealed class CompareRoboflowDetectionTests : FolderTests
{
    private const string Boxes =
        """
        function Box($x, $confidence = 0.9, $class = 'cat', $path = '/r/a.jpg') { [pscustomobject]@{ X = $x; Y = 50; Width = 40; Height = 40; Class = $class; Confidence = $confidence; Path = $path } }
        """ + "\n";

    [Theory]
    [InlineData("$found", "$found")]
    [InlineData("$found", "$found.Predictions")]
    [InlineData("$found", "([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($found, 5)))")]
    [InlineData("$found", "$($found | Export-RoboflowDataset $file -Format JsonLines; Import-RoboflowDataset $file -Format JsonLines -AsResult)")]
    [InlineData("$found.Predictions", "$found")]
    public async Task A_run_equals_itself_in_each_form(string reference, string difference)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var run = _session.Run(
            $$"""
            param($folder, $file, $address)
            $found = Invoke-RoboflowDetection "$folder/*.jpg" -Model shapes/1 -ApiKey emulator-key -Endpoint $address -AsResult
            $c = Compare-RoboflowDetection {{reference}} {{difference}}
            $c.AreEqual; $c.Same -eq $found.Predictions.Count; $c.ImageCount -eq $found.Count
            """,
            null, ModuleSession.Samples, Path.Combine(_folder, "run.jsonl"), emulator.Address);
        Assert.Empty(run.Errors);
        Assert.Equal([true, true, true], run.Output.Select(o => o.BaseObject));
    }

    // The output of a command that found nothing is $null in a variable.
    [Theory]
    [InlineData("Compare-RoboflowDetection -Reference $none -Difference $box", "the reference set", false)]
    [InlineData("Compare-RoboflowDetection -Reference $box -Difference $none", "the difference set", false)]
    [InlineData("Compare-RoboflowDetection $none $none", "the reference set", true)]
    [InlineData("$box | Measure-RoboflowAccuracy -Truth $none", "the ground truth", null)]
    [InlineData("Measure-RoboflowAccuracy -InputObject $none -Truth $box", "the predictions", null)]
    [InlineData("Compare-RoboflowDetection @($none, $box) @($box, $none)", "the reference set", true)]
    [InlineData("Measure-RoboflowAccuracy -InputObject @($box, $none, $none) -Truth $box", "the predictions", null)]
    [InlineData("$null, $null, $box | Measure-RoboflowAccuracy -Truth $box", "the predictions", null)]
    public void Set_without_objects_can_be_null_and_is_told(string command, string side, bool? areEqual)
    {
        using var session = new ModuleSession();
        var run = session.Run(
            "$none = @() | ForEach-Object { $_ }; $box = [pscustomobject]@{ Path = 'a.jpg'; X = 5; Y = 5; Width = 2; Height = 2; Class = 'a'; Confidence = 0.9 }; "
                + command + " -WarningVariable told 3>$null; $told | ForEach-Object Message");
        Assert.Empty(run.Errors);
        Assert.Single(run.Output, o => $"{o}".StartsWith($"There is a $null in {side}", StringComparison.Ordinal));
        Assert.Equal(areEqual, (run.Output[0].BaseObject as DetectionComparison)?.AreEqual);
    }

    [Fact]
    public void Images_pair_by_path_and_by_name_and_every_kind_is_counted()
    {
        var run = _session.Run(Boxes +
            """
            $reference = (Box 50), (Box 150), (Box 250), (Box 50 0.8 cat '/r/b.jpg')
            (Box 50), (Box 152 0.7), (Box 250 0.9 dog), (Box 50 0.8 cat '/elsewhere/b.jpg'), (Box 9 0.3 cat '/r/c.jpg') | Compare-RoboflowDetection $reference
            """);
        Assert.Empty(run.Errors);
        var sum = Assert.IsType<DetectionComparison>(run.Output.Single().BaseObject);
        Assert.Equal((2, 1, 1, 0, 1), (sum.Same, sum.Changed, sum.OtherClass, sum.OnlyInReference, sum.OnlyInDifference));
        Assert.Equal(["/r/a.jpg", "/r/b.jpg", "/r/c.jpg"], sum.Images.Select(i => i.Path));
        Assert.Equal([false, true, false], sum.Images.Select(i => i.AreEqual));
    }

    // Each image has one box, at the number behind its path. macOS gives an accented letter as two characters, and other systems as
    // one; on Linux, both can be in one folder.
    [Theory]
    [InlineData("/Users/x/{0}.jpg=1", "/data/{1}.jpg=1", 1)]
    [InlineData("/a/{0}.jpg=1 /b/{0}.jpg=2", "/a/{1}.jpg=1 /b/{1}.jpg=2", 2)]
    [InlineData("/a/{0}.jpg=1 /a/{1}.jpg=2", "/a/{1}.jpg=2 /a/{0}.jpg=1", 2)]
    [InlineData("/a/{0}.jpg=1 /a/{1}.jpg=2", "/b/{1}.jpg=2 /b/{0}.jpg=1", 2)]
    [InlineData("/a/{0}.jpg=1 /b/{0}.jpg=1", "/c/{1}.jpg=1", 0)]
    [InlineData("/a/{0}.jpg=1", "/a/buro.jpg=1", 0)]
    [InlineData("/a/\uD800{0}.jpg=1", "/b/\uD800{0}.jpg=1", 1)]
    public void Image_is_the_same_if_only_the_encoding_of_its_accents_differs(string reference, string difference, int same)
    {
        string Named(string paths) => string.Format(CultureInfo.InvariantCulture, paths, "bu\u0308ro", "b\u00FCro");
        var run = _session.Run(
            Boxes + "function Set-Box { $input | ForEach-Object { $path, $x = $_ -split '='; Box (100 * $x) 0.9 cat $path } }; "
                + "$reference = -split $args[0] | Set-Box; -split $args[1] | Set-Box | Compare-RoboflowDetection $reference",
            null,
            Named(reference),
            Named(difference));
        Assert.Equal(same, Assert.IsType<DetectionComparison>(run.Output.Single().BaseObject).Same);
        Assert.Equal(reference.Contains("/b/{0}.jpg=1", StringComparison.Ordinal) ? 1 : 0, run.Errors.Count);
    }

    [Theory]
    [InlineData("-Overlap 30", 1)]
    [InlineData("-IoU 0.34", 0)]
    [InlineData("-IoU 0.33", 1)]
    public void Overlap_says_which_boxes_mean_the_same_object(string parameters, int changed)
    {
        var run = _session.Run(Boxes + $"(Compare-RoboflowDetection -ReferenceObject (Box 50) -DifferenceObject (Box 70) {parameters}).Changed");
        Assert.Equal(changed, run.Output.Single().BaseObject);
    }

    [Fact]
    public void Predictions_without_a_path_are_those_of_one_image()
    {
        var run = _session.Run(Boxes + "$c = Compare-RoboflowDetection (Box 50 0.9 cat $null) (Box 50 0.9 cat $null), (Box 90 0.9 cat $null); $c.Same; "
            + "$c.OnlyInDifference; $c.ImageCount; $null -eq $c.Images[0].Path");
        Assert.Empty(run.Errors);
        Assert.Equal([1, 1, 1, true], run.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Invalid_objects_are_errors_and_the_rest_is_compared()
    {
        var run = _session.Run(Boxes +
            """
            $nameless = @{ Predictions = @() }
            $reference = (Box 50), 'text', (Box 50 0.9 cat '/r/x/s.jpg'), (Box 50 0.9 cat '/r/y/s.jpg')
            $difference = (Box 50), 7, (Box ([double]::NaN)), $nameless, $nameless, (Box 50 0.9 cat '/d/s.jpg')
            $c = $difference | Compare-RoboflowDetection $reference
            $c.Same; $c.OnlyInReference; $c.OnlyInDifference
            """);
        Assert.Equal(
            ["InvalidReference", "InvalidPrediction", "ImpossibleBox", "ImagePathMissing", "AmbiguousImage"],
            run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.All(run.Errors, e => Assert.NotEmpty(e.ErrorDetails.RecommendedAction));
        Assert.Equal([1, 2, 0], run.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Different_image_sizes_are_a_warning()
    {
        var run = _session.Run(
            """
            $a = @{ X = 1; Y = 1; Width = 1; Height = 1; Path = 'a.jpg'; ImageWidth = 20; ImageHeight = 10 }
            $b = @{ X = 1; Y = 1; Width = 1; Height = 1; Path = 'a.jpg'; ImageWidth = 10; ImageHeight = 20 }
            $null = Compare-RoboflowDetection $a $b -WarningVariable warned -WarningAction SilentlyContinue; "$warned"
            $null = Compare-RoboflowDetection $a $a -WarningVariable warned -WarningAction SilentlyContinue; "$warned"
            """);
        Assert.Contains("20 x 10", (string)run.Output[0].BaseObject);
        Assert.Equal(string.Empty, run.Output[1].BaseObject);
    }

    [Fact]
    public void Two_empty_sets_are_equal()
    {
        var run = _session.Run("$c = Compare-RoboflowDetection @() @(); $c.AreEqual; $c.ImageCount");
        Assert.Empty(run.Errors);
        Assert.Equal([true, 0], run.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Members_are_lists_that_PowerShell_can_index()
    {
        var run = _session.Run(Boxes + "$c = Compare-RoboflowDetection (Box 50) (Box 60); $c.Images[0].Details[-1].EdgeShift; $c.Images.Details.Kind");
        Assert.Equal([10.0, DifferenceKind.Changed], run.Output.Select(o => o.BaseObject));
    }
}
