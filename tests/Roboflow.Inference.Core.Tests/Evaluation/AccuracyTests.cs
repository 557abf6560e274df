using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CsCheck;
using Roboflow.Inference.Evaluation;

namespace Roboflow.Inference.Core.Tests.Evaluation;

/// <summary>Cases small enough to calculate on paper.</summary>
public sealed class AccuracyTests
{
    private static Prediction Box(double left, double top, double width, double height, double confidence = 1, string name = "cat") =>
        new() { X = left + (width / 2), Y = top + (height / 2), Width = width, Height = height, Confidence = confidence, Class = name };

    private static AccuracyReport Measure(Prediction[] truth, Prediction[] predictions, double confidence = 0.4) =>
        new AccuracyMeasurement(confidence, 0.5).Measure([new ImagePair(truth, predictions)]);

    private static void AssertNear(double expected, double? actual) => Assert.Equal(expected, actual!.Value, 12);

    [Fact]
    public void Half_of_the_objects_found_and_one_false_positive()
    {
        var report = Measure([Box(0, 0, 10, 10), Box(50, 50, 200, 200)], [Box(0, 0, 10, 10, 0.9), Box(300, 0, 10, 10, 0.8)]);
        AssertNear(51.0 / 101, report.MAP);
        AssertNear(51.0 / 101, report.MAP50);
        AssertNear(1, report.MAPSmall);
        Assert.Null(report.MAPMedium);
        AssertNear(0, report.MAPLarge);
        AssertNear(0.5, report.AR1);
        Assert.Equal((0.5, 0.5, 0.5), (report.Precision, report.Recall, report.F1));
        AssertNear(2.0 / 3, report.BestF1);
        Assert.Equal(0.9, report.BestConfidence);
        Assert.Equal((1, 1, 1), (report.Classes[0].TruePositives, report.Classes[0].FalsePositives, report.Classes[0].FalseNegatives));
        Assert.Equal((1, 2, 2), (report.ImageCount, report.TruthCount, report.PredictionCount));
    }

    [Fact]
    public void Overlap_of_exactly_half_matches_at_50_percent_only()
    {
        var report = Measure([Box(0, 0, 10, 10)], [Box(0, 0, 10, 5, 0.9)]);
        AssertNear(1, report.MAP50);
        AssertNear(0.1, report.MAP);
        AssertNear(0, report.MAP75);
        Assert.Equal(1, report.Precision);
    }

    [Fact]
    public void Boxes_that_do_not_touch_never_match_even_without_a_minimum_overlap()
    {
        Prediction[] truth = [Box(0, 0, 10, 10), Box(200, 200, 10, 10) with { IsDifficult = true }];
        var report = new AccuracyMeasurement(0.4, 0).Measure([new ImagePair(truth, [Box(90, 90, 2, 2, 0.9)])]);
        Assert.Equal((0, 1, 1), (report.Classes[0].TruePositives, report.Classes[0].FalsePositives, report.Classes[0].FalseNegatives));
        Assert.Equal((1, 1), (report.ConfusionMatrix[0].Missed, report.ConfusionMatrix[^1].Total));
    }

    [Fact]
    public void Second_box_on_an_object_is_a_false_positive()
    {
        var report = Measure([Box(0, 0, 10, 10)], [Box(0, 0, 10, 9, 0.9), Box(0, 0, 10, 10, 0.8)]);
        Assert.Equal((0.5, 1.0), (report.Precision, report.Recall));
        Assert.Equal(0.9, report.BestConfidence);
    }

    [Fact]
    public void Crowds_and_difficult_objects_take_any_number_and_do_not_count()
    {
        var crowd = Measure(
            [Box(0, 0, 10, 10), Box(50, 50, 100, 100) with { IsCrowd = true }],
            [Box(0, 0, 10, 10, 0.9), Box(60, 60, 10, 10, 0.8), Box(80, 80, 10, 10, 0.7)]);
        Assert.Equal((1.0, 1.0, 1), (crowd.Precision, crowd.Recall, crowd.TruthCount));
        Assert.Equal(0, crowd.ConfusionMatrix[^1].Total);
        var difficult = Measure(
            [Box(0, 0, 10, 10), Box(50, 50, 10, 10) with { IsDifficult = true }],
            [Box(0, 0, 10, 10, 0.9), Box(50, 50, 10, 10, 0.8), Box(50, 50, 10, 10, 0.7)]);
        Assert.Equal((1.0, 1.0, 1), (difficult.Precision, difficult.Recall, difficult.TruthCount));
        Assert.Equal(0, difficult.ConfusionMatrix[^1].Total);
    }

    [Fact]
    public void An_object_to_find_is_matched_before_a_difficult_one_that_overlaps_more()
    {
        var report = Measure([Box(0, 0, 10, 9) with { IsDifficult = true }, Box(0, 0, 10, 10)], [Box(0, 0, 10, 9, 0.9)]);
        Assert.Equal((1.0, 1.0, 1), (report.Precision, report.Recall, report.TruthCount));
    }

    [Fact]
    public void Only_predictions_at_the_chosen_confidence_count()
    {
        var report = Measure([Box(0, 0, 10, 10)], [Box(0, 0, 10, 10, 0.4), Box(30, 0, 10, 10, 0.3999)]);
        Assert.Equal((1.0, 1.0, 1.0), (report.Precision, report.Recall, report.F1));
        Assert.Equal((0.0, 2), (Measure([Box(0, 0, 10, 10)], [Box(0, 0, 10, 10, 0.4)], 0.5).Recall, report.PredictionCount));
    }

    [Fact]
    public void Figures_without_data_are_null()
    {
        var nothing = Measure([], []);
        Assert.Equal((null, null, null, null, null), (nothing.MAP, nothing.AR100, nothing.Precision, nothing.F1, nothing.BestF1));
        var alarms = Measure([], [Box(0, 0, 10, 10, 0.9)]);
        Assert.Equal((null, 0.0, null, 0.0, null), (alarms.MAP, alarms.Precision, alarms.Recall, alarms.F1, alarms.BestConfidence));
        var missed = Measure([Box(0, 0, 10, 10)], []);
        Assert.Equal((0.0, null, 0.0, 0.0), (missed.MAP, missed.Precision, missed.Recall, missed.F1));
    }

    [Fact]
    public void Confusion_says_what_was_taken_for_what()
    {
        var matrix = Measure(
            [Box(0, 0, 10, 10), Box(20, 0, 10, 10), Box(40, 0, 10, 10), Box(60, 0, 10, 10, 1, "dog")],
            [Box(0, 0, 10, 10, 0.9), Box(0, 0, 10, 10, 0.95, "dog"), Box(20, 0, 10, 10, 0.9, "dog"), Box(90, 0, 10, 10, 0.9, "fox"), Box(
                60, 0, 10, 10, 0.1, "dog")]).ConfusionMatrix;
        Assert.Equal(["cat", "dog", "fox", ConfusionMatrix.Nothing], matrix.Labels);
        Assert.Equal([[1, 1, 0, 1], [0, 0, 0, 1], [0, 0, 0, 0], [0, 1, 1, 0]], matrix.Counts.Select(r => r.ToArray()));
        Assert.Equal(("cat", 3, 1, 1), (matrix[0].Truth, matrix[0].Total, matrix[0].Correct, matrix[0].Missed));
        Assert.Equal(1, matrix[0].TakenFor["dog"]);
        Assert.Equal((0, 0, 2), (matrix[3].Correct, matrix[3].Missed, matrix[3].Total));
    }

    [Fact]
    public void Figures_lie_between_0_and_1_and_perfect_predictions_reach_1()
    {
        var box = Gen.Select(
            Gen.Double[0, 500],
            Gen.Double[0, 500],
            Gen.Double[1, 200],
            Gen.Double[1, 200],
            Gen.Select(Gen.Int[0, 2], Gen.Double[0, 1]),
            (x, y, w, h, c) => Box(x, y, w, h, c.Item2, "c" + c.Item1));
        Gen.Select(box.Array[0, 8], box.Array[0, 8]).Sample(
            (truth, predictions) =>
            {
                var report = Measure(truth, predictions);
                double?[] figures = [report.MAP, report.AR100, report.Precision, report.Recall, report.F1, report.BestF1];
                Assert.All(figures, f => Assert.InRange(f ?? 0, 0, 1));
                Assert.True((report.BestF1 ?? 0) >= (report.F1 ?? 0));
                Assert.Equal(truth.Length, report.ConfusionMatrix.SkipLast(1).Sum(r => r.Total));
                AssertNear(1, truth.Length == 0 ? 1 : Measure(truth, truth, 0).MAP);
            },
            iter: 200);
    }

    [Fact]
    public void Images_are_matched_by_path_else_by_a_name_that_only_one_has()
    {
        var pairing = new ImagePairing();
        foreach (var path in new[] { "/t/a/1.jpg", "/t/b/1.jpg", @"C:\t\2.jpg", "/t/3.jpg", "/t/4.jpg" })
        {
            pairing.AddTruth(path, [Box(0, 0, 1, 1, 1, path)]);
        }

        foreach (var path in new[] { "/t/a/1.jpg", "/p/1.jpg", "/p/2.jpg", "/p/3.jpg", "/q/3.jpg", "/p/9.jpg", "/p/2.jpg" })
        {
            pairing.AddPredictions(path, [Box(0, 0, 1, 1, 1, path)]);
        }

        var ambiguous = new List<string>();
        var pairs = pairing.Pair((path, other) => ambiguous.Add($"{path}: {other}"));
        Assert.Equal(
            ["/t/a/1.jpg=/t/a/1.jpg", "/t/b/1.jpg=", @"C:\t\2.jpg=/p/2.jpg,/p/2.jpg", "/t/3.jpg=", "/t/4.jpg=", "=/p/9.jpg"],
            pairs.Select(p => string.Join(',', p.Truth.Select(t => t.Class)) + "=" + string.Join(',', p.Predictions.Select(t => t.Class))));
        Assert.Equal(["/p/1.jpg: /t/a/1.jpg", "/p/3.jpg: /q/3.jpg", "/q/3.jpg: /p/3.jpg"], ambiguous);
        Assert.Equal(["/t/b/1.jpg", "/t/3.jpg"], pairs.Where(p => p.IsAmbiguous).Select(p => p.TruthPath));
        Assert.Equal(1, pairing.UnknownCount);
    }

    [Fact]
    public void Ambiguous_ground_truth_is_not_counted_as_missed()
    {
        var pairing = new ImagePairing();
        foreach (var path in new[] { "/a/x.jpg", "/b/x.jpg", "/a/y.jpg" })
        {
            pairing.AddTruth(path, [Box(0, 0, 10, 10)]);
        }

        pairing.AddPredictions("/c/x.jpg", [Box(0, 0, 10, 10, 0.9)]);
        pairing.AddPredictions("/a/y.jpg", [Box(0, 0, 10, 10, 0.9)]);
        var report = new AccuracyMeasurement(0.4, 0.5).Measure(pairing.Pair((_, _) => { }));
        Assert.Equal((1, 1, 1d), (report.ImageCount, report.TruthCount, report.Recall));
    }

    [Fact]
    public void Measuring_can_be_stopped() => Assert.Throws<OperationCanceledException>(
        () => new AccuracyMeasurement(0.4, 0.5).Measure([new ImagePair([Box(0, 0, 10, 10)], [])], new CancellationToken(canceled: true)));
}
