using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Boxes;

public sealed class MergeRoboflowPredictionTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    private readonly ModuleSession _session = fixture.Session;

    // Corners 15,15,40,40 and 10,10,40,40: IoU 0.69.
    private const string Sure = "[pscustomobject]@{X=27.5;Y=27.5;Width=25;Height=25;Confidence=.9;Class='cat';Path='a.jpg'}";
    private const string LessSure = "[pscustomobject]@{X=25;Y=25;Width=30;Height=30;Confidence=.8;Class='cat';Path='a.jpg'}";

    [Theory]
    [InlineData("-Overlap 50", "0.9")]
    [InlineData("-Overlap 0.5", "0.9")]
    [InlineData("-Overlap 70", "0.9 0.8")]
    [InlineData("-Overlap 70 -Metric IoS", "0.9")]
    [InlineData("-Overlap 70 -MaxDetection 1", "0.9")]
    [InlineData("-Overlap 70 -MinimumConfidence 85", "0.9")]
    [InlineData("-Overlap 70 -MinimumConfidence @{ CAT = 95 }", "")]
    [InlineData("-Overlap 70 -MinimumConfidence @{ dog = 95 }", "0.9 0.8")]
    [InlineData("-Overlap 70 -MinimumConfidence @{ dog = 5; '*' = 0.85 }", "0.9")]
    public void Merge_keeps_the_expected_boxes(string parameters, string confidences)
    {
        var run = _session.Run($"({LessSure}, {Sure} | Merge-RoboflowPrediction {parameters}).Confidence -join ' '");
        Assert.Empty(run.Errors);
        Assert.Equal(confidences, run.Output.Single().BaseObject);
    }

    [Fact]
    public void Classes_are_merged_only_with_ClassAgnostic()
    {
        var run = _session.Run($$"""
            $dog = @{X=25;Y=25;Width=30;Height=30;Confidence=.7;Class='dog';Path='a.jpg'}
            @({{Sure}}, $dog | Merge-RoboflowPrediction).Count
            $one = {{Sure}}, $dog | Merge-RoboflowPrediction -ClassAgnostic -Method Nmm
            "$($one.Class) $($one.Confidence) $($one.Left) $($one.Top) $($one.Right) $($one.Bottom)"
            """);
        Assert.Empty(run.Errors);
        Assert.Equal([2, "cat 0.9 10 10 40 40"], run.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Each_image_is_merged_alone_and_written_when_the_next_begins()
    {
        var run = _session.Run($$"""
            $seen = 0
            $b = {{Sure}}; $b.Path = 'b.jpg'
            $first = 0
            {{LessSure}}, {{Sure}}, $b, $b | ForEach-Object { $seen++; $_ } | Merge-RoboflowPrediction | ForEach-Object { if (-not $first) { $first = $seen }; $_.Path }
            $first
            """);
        Assert.Empty(run.Errors);
        Assert.Equal(["a.jpg", "b.jpg", 3], run.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Image_whose_accents_are_encoded_in_two_ways_is_one()
    {
        var run = _session.Run($$"""
            $a = {{Sure}}; $a.Path = "/d/bu$([char]0x308)ro.jpg"; $b = {{LessSure}}; $b.Path = "/d/b$([char]0xFC)ro.jpg"
            @($a, $b | Merge-RoboflowPrediction).Count
            """);
        Assert.Empty(run.Errors);
        Assert.Equal(1, run.Output.Single().BaseObject);
    }

    // They come mixed, because Sort-Object takes both for the same.
    [Fact]
    public void Two_files_whose_names_differ_in_the_encoding_of_accents_are_two_images()
    {
        if (OperatingSystem.IsMacOS())
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string[] names = [Path.Combine(folder, "b\u00fcro.jpg"), Path.Combine(folder, "bu\u0308ro.jpg")];
            Array.ForEach(names, name => File.WriteAllText(name, string.Empty));
            var run = _session.Run(
                $$"""
                $all = foreach ($path in $args[0], $args[1], $args[0]) { foreach ($box in {{Sure}}, {{LessSure}}) { $box.Path = $path; $box } }
                $all | Merge-RoboflowPrediction -WarningVariable warnings | ForEach-Object { $_.Path }
                $warnings.Count
                """,
                null,
                [.. names]);
            Assert.Empty(run.Errors);
            Assert.Equal([.. names, 0], run.Output.Select(o => o.BaseObject));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Repeated_image_is_a_warning()
    {
        var run = _session.Run($$"""
            $b = {{Sure}}; $b.Path = 'b.jpg'
            $kept = {{Sure}}, $b, {{Sure}} | Merge-RoboflowPrediction -WarningVariable warnings 3> $null
            $kept.Count
            $warnings.Count
            "$($warnings[0])"
            """);
        Assert.Equal([3, 1], run.Output.Take(2).Select(o => o.BaseObject));
        Assert.Contains("a.jpg", (string)run.Output[2].BaseObject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_comes_out_as_a_result_with_fewer_predictions_and_an_empty_one_stays()
    {
        var run = _session.Run($$"""
            $empty = [Roboflow.Inference.DetectionResult]@{ Path = 'e.jpg'; ImageWidth = 5 }
            $full = [pscustomobject]@{ Path = 'a.jpg'; InferenceId = 'i'; Predictions = @({{LessSure}}, {{Sure}}) }
            $full, $empty | Merge-RoboflowPrediction
            """);
        Assert.Empty(run.Errors);
        Assert.Equal([1, 0], run.Output.Select(o => ((DetectionView)o).Count));
        Assert.All(run.Output, o => Assert.Equal("Roboflow.Inference.DetectionResult", o.BaseObject.GetType().FullName));
        Assert.Equal(
            ("a.jpg", "i", "e.jpg", 5),
            (run.Property<string>(0, "Path"), run.Property<string>(0, "InferenceId"), run.Property<string>(1, "Path"), run.Property<int>(1, "ImageWidth")));
    }

    [Fact]
    public void Invalid_item_is_one_error_and_invalid_confidence_ends_the_command()
    {
        var run = _session.Run($$"""@{A=1}, @{X=1;Y=1;Width=-1;Height=1}, {{Sure}} | Merge-RoboflowPrediction""");
        Assert.Equal(["InvalidPrediction", "ImpossibleBox"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Single(run.Output);
        foreach (var bad in new[] { "'much'", "101", "@{cat='x'}", "@{cat=-1}" })
        {
            var ended = _session.Run($"{Sure} | Merge-RoboflowPrediction -MinimumConfidence {bad}");
            var error = Assert.Single(ended.Errors);
            Assert.StartsWith("InvalidMinimumConfidence,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
            Assert.Empty(ended.Output);
        }
    }
}
