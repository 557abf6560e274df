namespace Roboflow.Inference.Module.Tests;

public sealed class ConvertToBoundingBoxTests
{
    [Theory]
    [InlineData("[pscustomobject]@{X=189.5;Y=100;Width=163;Height=186;Class='helmet';Confidence=.544;Path='a.jpg'}")]
    [InlineData("[Roboflow.Inference.Prediction]@{X=189.5;Y=100;Width=163;Height=186;Class='helmet';Confidence=.544;Path='a.jpg'}")]
    [InlineData("@{X='189.5';Y='100';Width='163';Height='186';Class='helmet';Confidence='.544';Path='a.jpg'}")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize([Roboflow.Inference.Prediction]@{X=189.5;Y=100;Width=163;Height=186;Class='helmet';Confidence=.544;Path='a.jpg'}))")]
    public void Any_object_with_the_properties_becomes_corners(string input)
    {
        using var session = new ModuleSession();
        var run = session.Run(input + " | ConvertTo-BoundingBox");
        Assert.Empty(run.Errors);
        Assert.Equal(
            (108d, 7d, 271d, 193d, "helmet", 0.544, "a.jpg"),
            (run.Property<double>(0, "X1"), run.Property<double>(0, "Y1"), run.Property<double>(0, "X2"), run.Property<double>(0, "Y2"),
             run.Property<string>(0, "Class"), run.Property<double>(0, "Confidence"), run.Property<string>(0, "Path")));
    }

    [Fact]
    public void An_object_that_is_no_prediction_is_one_error_and_the_next_one_is_converted()
    {
        using var session = new ModuleSession();
        var run = session.Run("[pscustomobject]@{A=1}, [pscustomobject]@{X=1;Y=1;Width=2;Height=2} | ConvertTo-BoundingBox");
        var error = Assert.Single(run.Errors);
        Assert.StartsWith("InvalidPrediction,", error.FullyQualifiedErrorId, System.StringComparison.Ordinal);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Single(run.Output);
    }
}
