using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Evaluation;

/// <summary>Ground truth that cannot match the predictions, of which the figures alone say nothing.</summary>
public sealed class UnmatchedTruthTests : FolderTests
{
    private const string Box = "function Box($class, $path) { @{X=10;Y=10;Width=8;Height=8;Confidence=0.9;Class=$class;Path=$path} };";

    private const string TwoWays = " Their accents are encoded in two ways (NFC and NFD).";

    [Theory]
    [InlineData("Helmet", "helmet", "No predicted class is in the ground truth: the predictions have 'Helmet', and the ground truth has 'helmet'.")]
    [InlineData("0", "helmet", "No predicted class is in the ground truth: the predictions have '0', and the ground truth has 'helmet'.")]
    [InlineData("helmet,Vest", "helmet,vest", "The predicted class 'Vest' is spelled 'vest' in the ground truth.")]
    [InlineData("helmet,vest", "helmet, vest", "The predicted class 'vest' is spelled ' vest' in the ground truth.")]
    [InlineData("helmet,safety-vest", "helmet,Safety_vest", "The predicted class 'safety-vest' is spelled 'Safety_vest' in the ground truth.")]
    [InlineData("a,caf\u00E9", "a,cafe\u0301", "The predicted class 'caf\u00E9' is spelled 'cafe\u0301' in the ground truth." + TwoWays)]
    [InlineData(
        "x,caf\u00E9",
        "b,cafe\u0301",
        "No predicted class is in the ground truth: the predictions have 'caf\u00E9', and the ground truth has 'cafe\u0301'." + TwoWays)]
    [InlineData("helmet,boot", "helmet,vest", null)]
    [InlineData("helmet", "helmet,vest", null)]
    [InlineData("helmet", "", null)]
    public void Classes_of_other_names_are_a_warning(string predicted, string truth, string? expected)
    {
        var run = _session.Run(
            Box + "$truth = $args[1] -split ',' -ne '' | ForEach-Object { Box $_ '/t/a.jpg' }; $null = $args[0] -split ',' | ForEach-Object { Box $_ '/t/a.jpg' } | "
                + "Measure-RoboflowAccuracy @($truth) -WarningVariable told 3>$null; $told | ForEach-Object Message | Where-Object { $_ -like '*class*' }",
            null,
            predicted,
            truth);
        Assert.Empty(run.Errors);
        Assert.Equal(expected is null ? [] : [expected + " Classes are matched by exact name."], run.Output.Select(o => o.ToString()));
    }

    [Fact]
    public void Predictions_of_a_signed_address_have_the_ground_truth_of_its_name()
    {
        var run = _session.Run(
            Box + "$found = Box cat 'https://example.org/x/a%20b.jpg?sig=1'; $found + @{ImageWidth=100;ImageHeight=100} | Export-RoboflowDataset $args[0]; "
                + "($found | Measure-RoboflowAccuracy (Import-RoboflowDataset $args[0] -AsResult)).F1",
            null,
            Path.Combine(_folder, "truth.json"));
        Assert.Empty(run.Errors);
        Assert.Equal(1.0, Assert.Single(run.Output).BaseObject);
    }
}
