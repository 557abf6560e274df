using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Detection;
using Roboflow.Inference.OnDevice.Layouts;
using Roboflow.Inference.OnDevice.Suppression;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Suppression;

public sealed class ConventionTests
{
    private const string Letterboxed
        = """{"PREPROCESSING": {"auto-orient": {"enabled": true}, "resize": {"width": "320", "height": "320", "format": "Fit (grey edges) in"}}}""";

    // A small box inside a large one: all of it is covered, but the IoU is 0.25.
    [Theory]
    [InlineData(ModelConvention.RoboflowClassic, 1)]
    [InlineData(ModelConvention.Roboflow, 2)]
    [InlineData(ModelConvention.Ultralytics, 2)]
    public void The_earlier_runtime_measures_how_much_of_the_weaker_box_is_covered(ModelConvention convention, int kept)
    {
        List<Candidate> boxes = [new(0, 0, 100, 100, 0.9f, 1), new(10, 10, 60, 60, 0.8f, 1)];

        Assert.Equal(kept, NonMaximumSuppression.Apply(boxes, 0.3f, convention, 300).Count);
    }

    // 30 of 100 columns are shared with the first: an IoU of exactly 30 / 170 is below 0.3; 47 / 153 is above.
    [Theory]
    [InlineData(70, 2)]
    [InlineData(53, 1)]
    public void Overlap_is_IoU(float left, int kept) =>
        Assert.Equal(
            kept,
            NonMaximumSuppression.Apply([new(0, 0, 100, 10, 0.5f, 1), new(left, 0, left + 100, 10, 0.6f, 1)], 0.3f, ModelConvention.Roboflow, 300).Count);

    // Both boxes have 10 by 10 pixels if their edges are pixels; they share 5 by 10.
    [Theory]
    [InlineData(0.49f, 1)]
    [InlineData(0.5f, 2)]
    public void The_earlier_runtime_counts_both_edges_of_a_box(float limit, int kept) => Assert.Equal(
        kept, NonMaximumSuppression.Apply([new(0, 0, 9, 9, 0.9f, 1), new(5, 0, 14, 9, 0.8f, 1)], limit, ModelConvention.RoboflowClassic, 300).Count);

    [Theory]
    [InlineData(ModelConvention.RoboflowClassic, 1)]
    [InlineData(ModelConvention.Roboflow, 0)]
    [InlineData(ModelConvention.Ultralytics, 0)]
    public void Of_equal_scores_the_earlier_runtime_keeps_the_last(ModelConvention convention, float left) => Assert.Equal(
        left, Assert.Single(NonMaximumSuppression.Apply([new(0, 0, 100, 100, 0.5f, 1), new(1, 0, 101, 100, 0.5f, 1)], 0.3f, convention, 300)).X1);

    [Fact]
    public void Equal_boxes_smaller_than_a_pixel_are_one() => Assert.Single(
        NonMaximumSuppression.Apply([new(0, 0, 0.5f, 0.5f, 0.5f, 1), new(0, 0, 0.5f, 0.5f, 0.6f, 1)], 0.3f, ModelConvention.Roboflow, 300));

    [Fact]
    public void Of_more_candidates_than_a_model_can_mean_the_best_are_compared()
    {
        var boxes = Enumerable.Range(0, 31_000).Select(i => new Candidate(0, 0, 10, 10, 0.5f + (i / 100_000f), i)).ToList();
        var kept = NonMaximumSuppression.Apply(boxes, 0.3f, ModelConvention.Roboflow, boxes.Count);
        Assert.Equal((30_000, 30_999, 1_000), (kept.Count, kept[0].ClassId, kept[^1].ClassId));
    }

    [Fact]
    public void Classes_do_not_suppress_one_another_and_the_best_come_first()
    {
        List<Candidate> boxes = [new(0, 0, 10, 10, 0.5f, 1), new(0, 0, 10, 10, 0.7f, 2), new(0, 0, 10, 10, 0.6f, 1), new(50, 50, 60, 60, 0.9f, 1)];

        Assert.Equal([0.9f, 0.7f, 0.6f], NonMaximumSuppression.Apply(boxes, 0.3f, ModelConvention.Roboflow, 300).Select(c => c.Score));
        Assert.Equal([0.9f], NonMaximumSuppression.Apply(boxes, 0.3f, ModelConvention.Roboflow, 1).Select(c => c.Score));
    }

    [Theory]
    [InlineData(ModelConvention.RoboflowClassic, 0.5f, 0.5f)]
    [InlineData(ModelConvention.Roboflow, null, 0f)]
    [InlineData(ModelConvention.Ultralytics, null, 0f)]
    public void Score_equal_to_the_threshold_counts_only_in_the_earlier_runtime(ModelConvention convention, float? score, float expected)
    {
        // Center 5, 5, size 10, 10, objectness 0.5, class score 0.8.
        var found = Decode(new YoloV5Layout(), convention, 0.5f, [5, 5, 10, 10, 0.5f, 0.8f], 1, 6);

        Assert.Equal(score is null ? [] : [expected], found.Select(c => c.Score));
    }

    [Theory]
    [InlineData(ModelConvention.RoboflowClassic, 0.5f)]
    [InlineData(ModelConvention.Roboflow, 0.8f)]
    [InlineData(ModelConvention.Ultralytics, 0.4f)]
    public void YOLOv5_reports_objectness_class_score_or_their_product(ModelConvention convention, float expected) =>
        Assert.Equal(expected, Assert.Single(Decode(new YoloV5Layout(), convention, 0.3f, [5, 5, 10, 10, 0.5f, 0.8f], 1, 6)).Score, 5);

    [Fact]
    public void Padding_rows_are_not_objects() =>
        Assert.Single(Decode(new EndToEndLayout(), ModelConvention.Ultralytics, -1, [1, 1, 5, 5, 0.9f, 3, 0, 0, 0, 0, 0, 0], 2, 6));

    [Fact]
    public void Roboflow_rounds_corners_and_Ultralytics_does_not()
    {
        using var bare = ModelFiles.Of(new ShapesOptions());
        using var classic = ModelFiles.Of(new ShapesOptions()).Add("environment.json", Letterboxed).WithNames();

        var exact = bare.Detect(DrawnShapes.Harbour().Image);
        var rounded = classic.Detect(DrawnShapes.Harbour().Image);

        Assert.Equal(ModelConvention.Ultralytics, bare.Describe().Convention);
        Assert.Equal(ModelConvention.RoboflowClassic, classic.Describe().Convention);
        DrawnShapes.Harbour().AssertFound(exact);
        DrawnShapes.Harbour().AssertFound(rounded);
        Assert.Contains(exact.Predictions, p => p.Left % 1 != 0);
        Assert.All(rounded.Predictions, p => Assert.Equal((0, 0, 0, 0), (p.Left % 1, p.Top % 1, p.Right % 1, p.Bottom % 1)));
    }

    [Fact]
    public void Confidence_overlap_and_the_most_decide()
    {
        using var files = ModelFiles.Of(new ShapesOptions());
        var image = DrawnShapes.Harbour().Image;
        OnDeviceOptions usual = new();

        var all = files.Detect(image, usual with { Overlap = Threshold.FromUser(100) });
        var sure = files.Detect(image, usual with { Confidence = Threshold.FromUser(96) });

        Assert.InRange(all.Predictions.Count, 50, 300);
        Assert.InRange(sure.Predictions.Count, 1, 2);
        Assert.All(sure.Predictions, p => Assert.True(p.Confidence > 0.96));
        Assert.Equal(all.Predictions[0], Assert.Single(files.Detect(image, usual with { MaxDetections = 1 }).Predictions));
    }

    private static List<Candidate> Decode(IOutputLayout layout, ModelConvention convention, float threshold, float[] values, int rows, int columns)
    {
        var traits = new LayoutTraits { InputWidth = 100, InputHeight = 100 };
        var found = new List<Candidate>();
        layout.Decode(
            new RunOutputs(new TensorView(values, rows, columns), default),
            traits,
            new ScoreRule(threshold, layout.IsInclusive(convention, traits), convention),
            found);
        return found;
    }
}
