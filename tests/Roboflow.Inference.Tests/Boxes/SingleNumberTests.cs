using System.Linq;

namespace Roboflow.Inference.Tests.Boxes;

/// <summary>Numbers of single precision mean the decimals that they are written as.</summary>
public sealed class SingleNumberTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    private const string Row = "[pscustomobject]@{ Path = 'a.jpg'; X = 5; Y = 5; Width = 10; Height = 10; Class = 'a'; Confidence = .99 }";

    private readonly ModuleSession _session = fixture.Session;

    [Theory]
    [InlineData("-MinimumConfidence ([float]0.99)")]
    [InlineData("-MinimumConfidence @{ a = [float]0.99 }")]
    [InlineData("-MinimumConfidence @{ '*' = [psobject][float]0.99 }")]
    [InlineData("-MinimumConfidence ([decimal]0.99)")]
    [InlineData("-MinimumConfidence ([single]99)")]
    public void Object_at_the_threshold_stays(string threshold)
    {
        var run = _session.Run($"{Row} | Merge-RoboflowPrediction {threshold}");
        Assert.Empty(run.Errors);
        Assert.Single(run.Output);
    }

    // The IoU is exactly 0.6.
    [Theory]
    [InlineData("($row | Measure-RoboflowAccuracy $other -Confidence ([float]0.99)).Classes.TruePositives", "1")]
    [InlineData("($row | Measure-RoboflowAccuracy $other -Overlap ([float]0.6)).Classes.TruePositives", "1")]
    [InlineData("(Compare-RoboflowDetection $row $other -Overlap ([float]0.6)).Overlap", "0.6")]
    [InlineData("(Compare-RoboflowDetection $row $other -ConfidenceTolerance ([float]0.7)).ConfidenceTolerance", "0.7")]
    public void Threshold_of_a_parameter_is_as_written(string command, string expected)
    {
        var run = _session.Run(
            $$"""
            $row = {{Row}}; $other = {{Row}}; $other.Width = 6; $other.X = 3; {{command}}
            """);
        Assert.Empty(run.Errors);
        Assert.Equal(expected, Assert.Single(run.Output).ToString());
    }

    [Theory]
    [InlineData("[float]1.1", 1.1)]
    [InlineData("[float]-0.3", -0.3)]
    [InlineData("[float]1e-7", 1e-7)]
    [InlineData("[float]16777216", 16777216)]
    [InlineData("[float]123456789", 123456792)]
    [InlineData("1.1000000238418579", 1.1000000238418579)]
    [InlineData("[decimal]1.1", 1.1)]
    public void Member_is_as_written(string value, double expected)
    {
        var run = _session.Run(
            $$"""
            ([pscustomobject]@{ X = {{value}}; Y = 5; Width = 10; Height = 10 } | ConvertTo-BoundingBox -Format Center).X
            ([pscustomobject]@{ X = 5; Y = 5; Width = 10; Height = 10; Confidence = [float]0.99 } | ConvertTo-BoundingBox).Confidence
            (@{ bbox = {{value}}, ([psobject][float]1.2), 3, 4 } | ConvertTo-BoundingBox -From Coco -Format Center).Y
            [float]::NaN, [float]::PositiveInfinity | ForEach-Object { @{ X = $_; Y = 5; Width = 10; Height = 10 } } | ConvertTo-BoundingBox
            """);
        Assert.Equal(2, run.Errors.Count);
        Assert.Equal([expected, .99, 3.2], run.Output.Select(o => (double)o.BaseObject));
    }
}
