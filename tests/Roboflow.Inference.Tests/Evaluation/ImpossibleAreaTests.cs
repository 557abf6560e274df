using System;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Evaluation;

/// <summary>Areas, outlines and key points whose numbers are not possible, from Import-Csv and from other tools.</summary>
public sealed class ImpossibleAreaTests : FolderTests
{
    private const string Boxes = "function Box($x, $more) { [pscustomobject](@{X=$x;Y=10;Width=8;Height=8;Class='cat';Path='a.jpg'} + $more) };";

    public static TheoryData<string, string> Impossible()
    {
        string[] commands =
        [
            "Box 10 @{} | Measure-RoboflowAccuracy (Box 10 @{}), $bad", "$bad, (Box 10 @{}) | Measure-RoboflowAccuracy (Box 10 @{})",
            "$bad, (Box 10 @{}) | Compare-RoboflowDetection (Box 10 @{})", "Compare-RoboflowDetection (Box 10 @{}), $bad (Box 10 @{})",
            "$bad, (Box 10 @{}) | Merge-RoboflowPrediction", "@{Path='a.jpg';Predictions=@($bad, (Box 10 @{}))} | Merge-RoboflowPrediction",
            "$bad, (Box 10 @{}) | ConvertTo-BoundingBox", "$bad, (Box 10 @{}) | Export-RoboflowDataset $file -Format JsonLines; 1",
        ];
        string[] members =
        [
            "Area='nan'", "Area=[double]::PositiveInfinity", "Area='-Infinity'", "Points=@{X=1;Y=1},@{X=[double]::NaN;Y=2},@{X=3;Y=1}",
            "Keypoints=,@{X=1;Y=[double]::NegativeInfinity;Class='nose'}",
        ];
        var data = new TheoryData<string, string>();
        foreach (var (command, member) in commands.SelectMany(c => members.Select(m => (c, m))))
        {
            data.Add(command, member);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_number_that_is_infinite_or_nan_is_one_error_in_every_command(string command, string member)
    {
        var run = _session.Run($$"""param($file) {{Boxes}} $bad = Box 50 @{{{member}}}; {{command}}""", null, At("x.jsonl"));
        Assert.StartsWith("ImpossibleBox,", Assert.Single(run.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(run.Output);
    }

    [Theory]
    [InlineData("Box 10 @{Area=-1}")]
    [InlineData("[pscustomobject]@{X='10';Y='10';Width='8';Height='8';Class='cat';Path='a.jpg';Area='-1'}")]
    [InlineData("[Roboflow.Inference.Prediction]@{X=10;Y=10;Width=8;Height=8;Class='cat';Path='a.jpg';Area=-0.5}")]
    [InlineData("Import-RoboflowDataset $file -Format Csv", "X,Y,Width,Height,Class,Path,Area\n10,10,8,8,cat,a.jpg,-1\n")]
    [InlineData("Import-RoboflowDataset $file -Format JsonLines", """{"X":10,"Y":10,"Width":8,"Height":8,"Class":"cat","Path":"a.jpg","Area":-1}""")]
    [InlineData("Box 10 @{Area=-1} | Merge-RoboflowPrediction")]
    public void A_negative_area_is_an_unknown_one(string truth, string text = "")
    {
        File.WriteAllText(At("x"), text);
        var run = _session.Run(
            $$"""
            param($file) {{Boxes}}
            $truth = @(& { {{truth}} })
            (Box 10 @{} | Measure-RoboflowAccuracy $truth).MAP
            $null = $truth | ForEach-Object { $_ | Merge-RoboflowPrediction } | ForEach-Object { $_.ImageWidth = 100; $_.ImageHeight = 100; $_ } |
                Export-RoboflowDataset "$file.json" -Format Coco
            [regex]::Match([IO.File]::ReadAllText("$file.json"), '"area":([^,}]+)').Groups[1].Value
            """,
            null,
            At("x"));
        Assert.Empty(run.Errors);
        Assert.Equal([1.0, 64.0], run.Output.Select(o => Math.Round(Convert.ToDouble(o.BaseObject, CultureInfo.InvariantCulture), 9)));
    }
}
