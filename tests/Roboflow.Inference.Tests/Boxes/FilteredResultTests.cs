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
}
