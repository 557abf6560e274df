using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Core.Tests.Geometry;

public sealed class PredictionMergerTests
{
    // Crowded on purpose, with equal confidences, equal boxes, boxes in boxes and boxes without an area.
    private static readonly Gen<Prediction[]> Crowds = (
        from x in Gen.OneOf(Gen.Double[-20, 60], Gen.Int[0, 4].Select(i => i * 10.0))
        from y in Gen.Double[0, 40]
        from w in Gen.OneOf(Gen.Double[0.01, 4], Gen.Double[5, 80], Gen.Const(20.0), Gen.Const(0.0))
        from h in Gen.OneOf(Gen.Double[0.01, 4], Gen.Double[5, 80], Gen.Const(20.0))
        from confidence in Gen.Int[0, 12]
        from name in Gen.OneOf(Gen.Const("cat"), Gen.Const("dog"), Gen.Const("Cat"))
        select new Prediction { X = x, Y = y, Width = w, Height = h, Confidence = confidence / 12.0, Class = name }).Array[0, 60];

    private static readonly Gen<PredictionMerger> Mergers =
        from method in Gen.OneOf(Gen.Const(MergeMethod.Nms), Gen.Const(MergeMethod.Nmm))
        from metric in Gen.OneOf(Gen.Const(OverlapMetric.IoU), Gen.Const(OverlapMetric.IoS))
        from overlap in Gen.OneOf(Gen.Double[0, 1], Gen.Const(0.0), Gen.Const(1.0), Gen.Const(0.5))
        from agnostic in Gen.Bool
        from most in Gen.OneOf(Gen.Const(int.MaxValue), Gen.Int[1, 10])
        select new PredictionMerger { Method = method, Metric = metric, Overlap = overlap, ClassAgnostic = agnostic, MaxDetections = most };

    private static readonly Prediction Sure = Corners(15, 15, 40, 40, 0.9);
    private static readonly Prediction LessSure = Corners(10, 10, 40, 40, 0.8);

    [Fact]
    public void What_the_index_finds_is_what_all_pairs_find() =>
        Gen.Select(Crowds, Mergers).Sample((crowd, merger) => Assert.Equal(AllPairs(crowd, merger), merger.Merge(crowd)), iter: 5_000);

    [Theory]
    [InlineData(OverlapMetric.IoS, 0.3)]
    [InlineData(OverlapMetric.IoU, 0.0)]
    public void A_box_that_covers_every_cell_is_compared_like_any_other(OverlapMetric metric, double overlap)
    {
        Prediction vast = new() { Width = 1e12, Height = 1e12, Confidence = 0.9 }, small = new() { Width = 5, Height = 5, Confidence = 0.8 };
        var merger = new PredictionMerger { Metric = metric, Overlap = overlap };
        Assert.Equal([vast], merger.Merge([small, vast]));
        Assert.InRange(merger.Comparisons, 1, 4);
    }

    [Fact]
    public void Most_confident_box_of_a_class_is_kept() =>
        Assert.Equal([Sure], new PredictionMerger { Overlap = 0.5 }.Merge([LessSure, Sure]));

    [Fact]
    public void Boxes_of_two_classes_are_kept_unless_class_agnostic()
    {
        var other = Sure with { Class = "dog" };
        Assert.Equal([other, LessSure], new PredictionMerger { Overlap = 0.5 }.Merge([LessSure, other]));
        Assert.Equal([other], new PredictionMerger { Overlap = 0.5, ClassAgnostic = true }.Merge([LessSure, other]));
    }

    [Fact]
    public void Merging_gives_the_box_around_all_with_class_and_confidence_of_the_surest()
    {
        var merger = new PredictionMerger { Method = MergeMethod.Nmm, Overlap = 0.5, ClassAgnostic = true };
        var merged = Assert.Single(merger.Merge([LessSure, Corners(16, 16, 42, 41, 0.5), Sure with { Class = "dog", DetectionId = "d" }]));
        Assert.Equal((10d, 10d, 42d, 41d), (merged.Left, merged.Top, merged.Right, merged.Bottom));
        Assert.Equal(("dog", 0.9, "d"), (merged.Class, merged.Confidence, merged.DetectionId));
    }

    [Fact]
    public void Part_merges_with_the_whole_by_IoS_and_not_by_IoU()
    {
        Prediction whole = Corners(0, 0, 100, 100, 0.9), part = Corners(80, 80, 110, 100, 0.8);
        Assert.Single(new PredictionMerger { Metric = OverlapMetric.IoS, Overlap = 0.5 }.Merge([whole, part]));
        Assert.Equal(2, new PredictionMerger { Metric = OverlapMetric.IoU, Overlap = 0.05 }.Merge([whole, part]).Count);
    }

    [Fact]
    public void Overlap_equal_to_the_limit_is_not_merged() =>
        Assert.Equal(2, new PredictionMerger { Overlap = 0.5 }.Merge([Corners(0, 0, 10, 10, 0.9), Corners(0, 0, 10, 5, 0.8)]).Count);

    [Fact]
    public void First_of_equal_boxes_is_kept_and_the_order_is_by_confidence()
    {
        var twins = Enumerable.Range(0, 50).Select(i => Corners(0, 0, 10, 10, 0.5) with { DetectionId = $"{i}" }).Append(Corners(90, 90, 99, 99, 0.6))
            .ToArray();
        var kept = new PredictionMerger().Merge(twins);
        Assert.Equal([0.6, 0.5], kept.Select(p => p.Confidence));
        Assert.Equal("0", kept[1].DetectionId);
    }

    public static TheoryData<string, double, OverlapMetric> Crowded => new()
    {
        // Spread over a large image; all in one spot; all in one spot with a limit that keeps nearly all; parts of a whole.
        { "spread", 0.3, OverlapMetric.IoU },
        { "cluster", 0.3, OverlapMetric.IoU },
        { "cluster", 0.9, OverlapMetric.IoU },
        { "concentric", 0.95, OverlapMetric.IoU },
        { "cluster", 0.9, OverlapMetric.IoS },
    };

    [Theory]
    [MemberData(nameof(Crowded))]
    public void A_crowd_of_20_000_boxes_needs_a_small_part_of_all_pairs(string kind, double overlap, OverlapMetric metric)
    {
        const int Count = 20_000;
        var merger = new PredictionMerger { Overlap = overlap, Metric = metric };
        var kept = merger.Merge(BoxCrowd.Create(kind, Count));
        Assert.NotEmpty(kept);
        Assert.InRange(merger.Comparisons, 1, (long)Count * (Count - 1) / 2 / 100);
    }

    private static Prediction Corners(double x1, double y1, double x2, double y2, double confidence) =>
        new() { X = (x1 + x2) / 2, Y = (y1 + y2) / 2, Width = x2 - x1, Height = y2 - y1, Confidence = confidence, Class = "cat" };

    // The textbook algorithm: the best remaining box against all remaining boxes.
    private static List<Prediction> AllPairs(Prediction[] predictions, PredictionMerger how)
    {
        var left = predictions.Select((p, i) => (Prediction: p, Index: i)).OrderBy(p => -p.Prediction.Confidence).ThenBy(p => p.Index).Select(p => p.Prediction)
            .ToList();
        var kept = new List<Prediction>();
        while (left.Count > 0 && kept.Count < how.MaxDetections)
        {
            var best = left[0];
            var group = left.Skip(1).Where(p => (how.ClassAgnostic || p.Class == best.Class) && Exceeds(best, p, how)).ToList();
            left.RemoveAt(0);
            left.RemoveAll(p => group.Exists(g => ReferenceEquals(g, p)));
            if (how.Method == MergeMethod.Nmm && group.Count > 0)
            {
                group.Add(best);
                double x1 = group.Min(p => p.Left), y1 = group.Min(p => p.Top), x2 = group.Max(p => p.Right), y2 = group.Max(p => p.Bottom);
                best = best with { X = (x1 + x2) / 2, Y = (y1 + y2) / 2, Width = x2 - x1, Height = y2 - y1 };
            }

            kept.Add(best);
        }

        return kept;
    }

    // Multiplied, as a division rounds otherwise where the overlap is exactly the limit.
    private static bool Exceeds(Prediction a, Prediction b, PredictionMerger how)
    {
        var w = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        var h = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        double areaA = (a.Right - a.Left) * (a.Bottom - a.Top), areaB = (b.Right - b.Left) * (b.Bottom - b.Top);
        return w > 0 && h > 0 && w * h > how.Overlap * (how.Metric == OverlapMetric.IoS ? Math.Min(areaA, areaB) : areaA + areaB - (w * h));
    }
}
