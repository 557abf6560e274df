using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Evaluation;

namespace Roboflow.Inference.Core.Tests.Evaluation;

/// <summary>The figures of pycocotools on the data sets in Data/coco.</summary>
public sealed class CocoFiguresTests
{
    private const double Tolerance = 1e-9;

    [Theory]
    [InlineData("ordinary")]
    [InlineData("crowds")]
    [InlineData("ties")]
    [InlineData("many")]
    [InlineData("small")]
    [InlineData("large")]
    public void Figures_are_those_of_pycocotools(string set)
    {
        var report = Measure(set);
        using var expected = JsonDocument.Parse(File.ReadAllText(FileOf(set, "expected")));
        double?[] stats =
        [
            report.MAP, report.MAP50, report.MAP75, report.MAPSmall, report.MAPMedium, report.MAPLarge,
            report.AR1, report.AR10, report.AR100, report.ARSmall, report.ARMedium, report.ARLarge,
        ];
        var figures = expected.RootElement.GetProperty("stats").EnumerateArray().Select(s => s.GetDouble()).ToArray();
        Assert.Equal(figures.Length, stats.Length);
        Assert.All(figures.Zip(stats), f => AssertEqual(f.First, f.Second));
        foreach (var entry in expected.RootElement.GetProperty("classes").EnumerateObject())
        {
            var found = report.Classes.SingleOrDefault(c => c.Class == entry.Name);
            var wanted = entry.Value.EnumerateArray().Select(s => s.GetDouble()).ToArray();
            Assert.All(wanted.Zip([found?.AP, found?.AP50, found?.AR100]), f => AssertEqual(f.First, f.Second));
        }
    }

    // pycocotools says -1 where there is nothing to measure.
    private static void AssertEqual(double expected, double? actual)
    {
        Assert.Equal(expected < 0, actual is null);
        Assert.InRange(actual ?? expected, expected - Tolerance, expected + Tolerance);
    }

    private static AccuracyReport Measure(string set)
    {
        var pairing = new ImagePairing();
        foreach (var image in Read(FileOf(set, "truth")))
        {
            pairing.AddTruth(image.Path!, image.Predictions);
        }

        foreach (var image in Read(FileOf(set, "detections")))
        {
            pairing.AddPredictions(image.Path!, image.Predictions);
        }

        return new AccuracyMeasurement(0.4, 0.5).Measure(pairing.Pair((path, _) => Assert.Fail(path)));
    }

    private static DetectionResult[] Read(string file) =>
        [.. DatasetForm.Of(DatasetFormat.Coco).CreateReader(new DatasetReaderOptions { Path = file, Report = p => Assert.Fail(p.Message) }).Read()];

    private static string FileOf(string set, string kind) => Path.Combine(AppContext.BaseDirectory, "Data", "coco", $"{set}.{kind}.json");
}
