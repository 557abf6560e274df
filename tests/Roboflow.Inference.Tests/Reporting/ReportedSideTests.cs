using System;
using System.Linq;

namespace Roboflow.Inference.Tests.Reporting;

/// <summary>Images of a report that its ground truth or the other run cannot be compared with are told, as the commands for that tell them.</summary>
public sealed class ReportedSideTests : FolderTests
{
    private const string Results =
        """
        function Result($path) { @{ Path = $path; Predictions = @(@{ X = 9; Y = 9; Width = 4; Height = 4; Class = 'cat'; Confidence = 0.9 }); Model = 'm/1' } }
        """ + "\n";

    [Theory]
    [InlineData("-Truth (Result $image)", 1)]
    [InlineData("-Compare (Result $image)", 1)]
    [InlineData("", 0)]
    public void Results_without_a_path_are_one_error(string side, int errors)
    {
        var run = _session.Run(
            Results + "$image = $args[0]; (Result $null), (Result $null) | Export-RoboflowReport $args[1] " + side, null, Plain("a.png"), At("report"));
        Assert.Equal(Enumerable.Repeat("ImagePathMissing", errors), run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Theory]
    [InlineData("-Truth (Result $args[0])", true)]
    [InlineData("-Compare (Result $args[0])", false)]
    public void Images_that_the_ground_truth_does_not_have_are_a_warning(string side, bool isTold)
    {
        var run = _session.Run(
            Results + "Result $args[1] | Export-RoboflowReport $args[2] -WarningVariable told 3>$null " + side + "; $told | ForEach-Object Message",
            null,
            Plain("a.png"),
            Plain("b.png"),
            At("report"));
        Assert.Empty(run.Errors);
        Assert.Equal(isTold, run.Output.Any(o => o.ToString().StartsWith("Predicted images that are not in the ground truth: 1.", StringComparison.Ordinal)));
    }
}
