using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Evaluation;

public sealed class MeasureRoboflowAccuracyTests : FolderTests
{
    private const string Truth
        = "$truth = @{X=10;Y=10;Width=8;Height=8;Class='cat';Path='/t/a.jpg'}, @{X=50;Y=10;Width=8;Height=8;Class='dog';Path='/t/a.jpg'};";

    [Theory]
    [InlineData("Coco", "truth.json", 1.0)]
    [InlineData("JsonLines", "truth.jsonl", 1.0)]
    [InlineData("Yolo", "truth", 1.0)]
    [InlineData("Voc", "truth", 0.9)]
    public async Task From_detection_through_a_data_set_to_the_figures(string format, string file, double least)
    {
        await using var emulator = await EmulatorHost.StartAsync();
        var run = _session.Run(
            $$"""
            param($folder, $file, $address)
            $detected = Invoke-RoboflowDetection "$folder/*.*" -Model shapes/1 -ApiKey emulator-key -Endpoint $address -AsResult
            $detected | Export-RoboflowDataset $file -Format {{format}}
            $truth = Import-RoboflowDataset $file -Format {{format}} -ImageFolder $folder -AsResult
            $detected | Measure-RoboflowAccuracy $truth
            $detected.Predictions | Measure-RoboflowAccuracy $truth
            $detected.Predictions | Where-Object Class -notlike 'red-*' | Measure-RoboflowAccuracy $truth
            """,
            null,
            ModuleSession.Samples,
            Path.Combine(_folder, file),
            emulator.Address);
        Assert.Empty(run.Errors);
        var reports = run.Output.Select(o => Assert.IsType<AccuracyReport>(o.BaseObject, exactMatch: false)).ToArray();
        Assert.InRange(reports[0].MAP!.Value, least, 1);
        Assert.Equal((1.0, 1.0), (reports[0].MAP50, reports[0].F1));
        Assert.Equal(reports[0].ToString(), reports[1].ToString());
        Assert.True(reports[2].Recall < 1 && reports[2].Precision == 1);
        Assert.All(reports[0].Classes, c => Assert.Equal(c.TruthCount, c.TruePositives));
    }

    [Fact]
    public void Any_objects_are_measured_and_files_of_the_same_name_are_the_same_image()
    {
        var run = _session.Run(Truth + "$r = [pscustomobject]@{X=10;Y=10;Width=8;Height=8;Class='cat';Path='a.jpg';Confidence=.9}, "
            + "@{X='50';Y='10';Width='8';Height='8';Class='cat';Path='a.jpg';Confidence='.8'} | Measure-RoboflowAccuracy $truth -Confidence 0.5; $r.Recall; "
            + "$r.ConfusionMatrix[1].TakenFor['cat']; ($r.Classes | Where-Object Class -eq dog).FalseNegatives; $r.Confidence");
        Assert.Empty(run.Errors);
        Assert.Equal([0.5, 1, 1, 0.5], run.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Invalid_objects_are_errors_and_the_rest_is_measured()
    {
        var run = _session.Run(Truth + """
            $truth += @{X=1;Y=1;Width=1;Height=1;Class='cat';Path='/u/a.jpg'}, @{A=1}
            $r = @{X=10;Y=10;Width=8;Height=8;Class='cat';Path='/t/a.jpg';Confidence=.9}, @{X=10;Y=10;Width=8;Height=8;Class='cat';Path='/x/a.jpg'}, @{X=1;Y=1;Width=1;Height=1}, @{B=1},
                @{X=1;Y=1;Width=-1;Height=1;Path='/t/a.jpg'}, @{X=10;Y=10;Width=8;Height=8;Class='cat';Path='/y/a.jpg'}, @{X=10;Y=10;Width=8;Height=8;Class='cat';Path='new.jpg'} |
                Measure-RoboflowAccuracy $truth -WarningVariable warned
            $r.ImageCount; $warned.Count
            """);
        Assert.Equal(
            ["InvalidTruth", "ImagePathMissing", "InvalidPrediction", "ImpossibleBox", "AmbiguousImage", "AmbiguousImage"],
            run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]));
        Assert.All(run.Errors, e => Assert.NotEmpty(e.ErrorDetails.RecommendedAction));
        Assert.Equal([2, 1], run.Output.Select(o => o.BaseObject));
    }

    [Theory]
    [InlineData("Measure-RoboflowAccuracy $truth", 1280, true)]
    [InlineData("Measure-RoboflowAccuracy $truth", 640, false)]
    [InlineData("Export-RoboflowReport $file -Truth $truth", 1280, true)]
    [InlineData("Export-RoboflowReport $file -Truth $truth", 640, false)]
    public void Ground_truth_of_another_size_is_a_warning(string command, int width, bool isTold)
    {
        var run = _session.Run(
            $$"""
            param($file)
            $box = @{X=10;Y=10;Width=8;Height=8;Class='cat'}
            $truth = 'a', 'b' | ForEach-Object { $box + @{Path="/t/$_.jpg";ImageWidth=640;ImageHeight=480} }
            $null = 'a', 'b' | ForEach-Object { $box + @{Path="/t/$_.jpg";ImageWidth={{width}};ImageHeight=480} } |
                {{command}} -WarningVariable told -ErrorAction SilentlyContinue 3>$null
            $told | ForEach-Object Message | Where-Object { $_ -like '*480*' }
            """,
            null,
            Path.Combine(_folder, "report"));
        string[] expected =
        [
            "/t/a.jpg is 640 x 480 in the ground truth and 1280 x 480 in the predictions: their boxes cannot match. 2 images have another size in the ground "
                + "truth; label and detect the same files.",
        ];
        Assert.Equal(isTold ? expected : [], run.Output.Select(o => o.BaseObject));
    }

    [Fact]
    public void Views_fit_eighty_columns()
    {
        var file = XDocument.Load(Path.Combine(Path.GetDirectoryName(ModuleSession.Manifest)!, "Formats", "Accuracy.Format.ps1xml"));
        var tables = file.Descendants("TableHeaders").ToArray();
        Assert.Equal(2, tables.Length);
        Assert.All(tables, t => Assert.InRange(t.Descendants("Width").Sum(w => (int)w + 1) - 1, 40, 80));
        Assert.Equal(8, file.Descendants("ListItem").Count());
    }
}
