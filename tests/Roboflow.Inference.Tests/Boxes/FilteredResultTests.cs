using System;
using System.Linq;

namespace Roboflow.Inference.Tests.Boxes;

/// <summary>Results whose predictions a script has replaced: a filter that lets nothing through sets null.</summary>
public sealed class FilteredResultTests : FolderTests
{
    [Theory]
    [InlineData("$r | Merge-RoboflowPrediction", 1)]
    [InlineData("$r | ConvertTo-BoundingBox", 0)]
    [InlineData("$r | Export-RoboflowDataset $f; Import-RoboflowDataset $f -AsResult", 1)]
    [InlineData("$r | Measure-RoboflowAccuracy $r", 1)]
    [InlineData("Compare-RoboflowDetection $r $r", 1)]
    [InlineData("$r.Count", 1)]
    public void Result_without_predictions_is_one_without_objects(string command, int count)
    {
        foreach (var left in new[] { "$r.Predictions | Where-Object Confidence -gt 1", "[Roboflow.Inference.Prediction[]]@($null)" })
        {
            var run = _session.Run(
                $$"""
                param($f)
                $r = [Roboflow.Inference.DetectionResult]@{ Path = 'a.jpg'; Predictions = [Roboflow.Inference.Prediction[]]@(@{ X = 5; Y = 5; Confidence = 0.5 }) }
                $r.Predictions = {{left}}
                {{command}}
                """,
                null,
                At(left.Length + ".csv"));
            Assert.Null(run.Terminated);
            Assert.Empty(run.Errors);
            Assert.Equal(count, run.Output.Count);
            Assert.All(run.Output.Select(o => o.BaseObject).OfType<DetectionResult>(), r => Assert.Empty(r.Predictions));
        }
    }
    // As Select-Object gives them: null from a script block whose filter lets nothing through.
    [Theory]
    [InlineData("[pscustomobject]@{ Path = 'a.jpg'; ImageWidth = 9; ImageHeight = 8; Predictions = $null }", null)]
    [InlineData("[pscustomobject]@{ Path = 'a.jpg'; ImageWidth = '9'; ImageHeight = '8'; Predictions = '' }", null)]
    [InlineData("@{ path = 'a.jpg'; predictions = $null; image = @{ width = 9; height = 8 } }", null)]
    [InlineData("[pscustomobject]@{ Path = 'a.jpg'; ImageWidth = 'wide'; Predictions = $null }", "its ImageWidth cannot be read")]
    [InlineData("[pscustomobject]@{ Path = 'a.jpg'; ImageWidth = 9; ImageHeight = 8 }", "is missing")]
    [InlineData("[pscustomobject]@{ ImageWidth = 9; ImageHeight = 8; Predictions = $null }", "is missing")]
    [InlineData("[pscustomobject]@{ Path = 'a.jpg'; X = 5; Predictions = $null }", "is missing")]
    [InlineData("[pscustomobject]@{ PSTypeName = 'Selected.Roboflow.Inference.Prediction'; Path = 'a.jpg'; Predictions = $null }", "is missing")]
    public void Object_with_a_path_and_empty_predictions_is_a_result_without_objects(string result, string? flaw)
    {
        foreach (var (command, count) in new[]
        {
            ("$r | Merge-RoboflowPrediction", 1), ("$r | ConvertTo-BoundingBox", 0), ("$r | Measure-RoboflowAccuracy $t", 1), ("Compare-RoboflowDetection $t $r", 1),
            ("$r | Export-RoboflowDataset $f -Force -PassThru", 1),
        })
        {
            var run = _session.Run("param($f) $t = [Roboflow.Inference.DetectionResult]@{ Path = 'b.jpg' }; $r = " + result + "; " + command, null, At("f.csv"));
            Assert.Equal(flaw is null ? 0 : 1, run.Errors.Count);
            Assert.All(run.Errors, e => Assert.Contains(flaw!, e.ToString(), StringComparison.Ordinal));
            if (flaw is null)
            {
                Assert.Equal(count, run.Output.Count);
                Assert.All(run.Output.Select(o => o.BaseObject).OfType<DetectionResult>(), r => Assert.Equal(("a.jpg", 9, 8), (r.Path, r.ImageWidth, r.ImageHeight)));
            }
        }
    }
}
