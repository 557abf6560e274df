using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CsCheck;
using Roboflow.Inference.Comparison;

namespace Roboflow.Inference.Core.Tests.Comparison;

/// <summary>Cases calculated on paper, and properties that hold for any two sets.</summary>
public sealed class DetectionComparerTests
{
    private static readonly DetectionComparer Comparer = new(new ComparisonOptions(0.5, 1, 0.01));

    private static readonly Gen<Prediction[]> Crowd = Gen.Select(
        Gen.Double[0, 100], Gen.Double[0, 100], Gen.Double[0, 40], Gen.Double[0, 40], Gen.Double[0, 1], Gen.Int[0, 2],
        (x, y, w, h, c, name) => Box(x, y, w, h, c, "class" + name)).Array[0, 30];

    private static Prediction Box(double left, double top, double width, double height, double confidence = 0.9, string name = "cat") =>
        new() { X = left + (width / 2), Y = top + (height / 2), Width = width, Height = height, Confidence = confidence, Class = name };

    private static ImageComparison Compare(Prediction[] reference, Prediction[] difference) => Comparer.Compare("a.jpg", reference, difference);

    [Fact]
    public void Each_prediction_is_of_one_kind()
    {
        var image = Compare(
            [Box(0, 0, 10, 10), Box(100, 0, 10, 10), Box(200, 0, 10, 10), Box(300, 0, 10, 10, 0.6)],
            [Box(0.5, 0, 10, 10, 0.905), Box(100, 0, 10, 8, 0.7), Box(200, 0, 10, 10, 0.8, "dog"), Box(400, 0, 10, 10, 0.3)]);
        Assert.Equal(
            [DifferenceKind.Same, DifferenceKind.Changed, DifferenceKind.OtherClass, DifferenceKind.OnlyInReference, DifferenceKind.OnlyInDifference],
            image.Details.Select(d => d.Kind));
        Assert.Equal((1, 1, 1, 1, 1), (image.Same, image.Changed, image.OtherClass, image.OnlyInReference, image.OnlyInDifference));
        Assert.Equal([9.5 / 10.5, 0.8, 1, null, null], image.Details.Select(d => d.IoU));
        Assert.Equal(-0.2, image.LargestConfidenceChange!.Value, 12);
        Assert.Equal((0.8, (0.8 + (9.5 / 10.5)) / 2), (image.LeastIoU, image.MeanIoU));
        Assert.Equal(2.0, image.Details[1].EdgeShift);
        Assert.Equal(0.2 + 0.9 + 0.6 + 0.3, image.Disagreement, 12);
        Assert.False(image.AreEqual);
    }

    [Theory]
    [InlineData(1.0, 0.01, true)]
    [InlineData(1.001, 0, false)]
    [InlineData(0, 0.0101, false)]
    public void Tolerances_are_inclusive(double shift, double change, bool equal) =>
        Assert.Equal(equal, Compare([Box(0, 0, 50, 50, 0.9)], [Box(shift, 0, 50, 50, 0.9 + change)]).AreEqual);

    [Fact]
    public void Boxes_of_the_same_class_pair_before_closer_ones_of_another_class()
    {
        var image = Compare([Box(0, 0, 10, 10), Box(0, 0, 10, 10, name: "dog")], [Box(0, 0, 10, 10, name: "dog"), Box(0, 0, 10, 8)]);
        Assert.Equal((1, 1, 0), (image.Same, image.Changed, image.OtherClass));
    }

    [Fact]
    public void The_closest_pair_is_taken_first_and_a_box_only_once()
    {
        var image = Compare([Box(0, 0, 10, 10), Box(2, 0, 10, 10)], [Box(2, 0, 10, 10)]);
        Assert.Equal((1, 1, 0), (image.Same, image.OnlyInReference, image.OnlyInDifference));
        Assert.Equal(5, image.Details.Single(d => d.Kind == DifferenceKind.OnlyInReference).Reference!.X);
    }

    [Fact]
    public void Overlap_equal_to_the_limit_is_the_same_object() =>
        Assert.Equal(DifferenceKind.Changed, Compare([Box(0, 0, 10, 10)], [Box(0, 0, 10, 5)]).Details.Single().Kind);

    [Fact]
    public void Sums_are_those_of_the_images()
    {
        var sum = Comparer.Sum([Compare([Box(0, 0, 10, 10)], [Box(0, 0, 10, 8, 0.5)]), Compare([], [Box(0, 0, 1, 1)]), Compare([], [])]);
        Assert.Equal((3, 2, 1, 1), (sum.ImageCount, sum.DifferentImageCount, sum.Changed, sum.OnlyInDifference));
        Assert.Equal((0.8, 0.8), (sum.MeanIoU, sum.LeastIoU));
        Assert.Equal(-0.4, sum.MeanConfidenceChange!.Value, 12);
        Assert.Equal(-0.4, sum.LargestConfidenceChange!.Value, 12);
        Assert.Null(Comparer.Sum([]).MeanIoU);
        Assert.True(Comparer.Sum([]).AreEqual);
    }

    [Fact]
    public void A_set_equals_itself_in_any_order() => Crowd.Sample(set =>
    {
        var image = Compare(set, [.. Enumerable.Reverse(set)]);
        return image.OnlyInReference == 0 && image.OnlyInDifference == 0 && image.OtherClass == 0 && image.LeastIoU is null or 1;
    });

    [Fact]
    public void Every_prediction_appears_once_and_swapping_the_sets_swaps_the_figures() => Gen.Select(Crowd, Crowd).Sample((a, b) =>
    {
        ImageComparison one = Compare(a, b), other = Compare(b, a);
        return Once(a, one.Details.Select(d => d.Reference)) && Once(b, one.Details.Select(d => d.Difference))
            && (one.OnlyInReference, one.OnlyInDifference) == (other.OnlyInDifference, other.OnlyInReference)
            && one.Same + one.Changed + one.OtherClass + one.OnlyInReference + one.OnlyInDifference == one.Details.Count;
    });

    [Fact]
    public void Pairs_are_those_that_comparing_each_with_each_finds() => Gen.Select(Crowd, Crowd).Sample((a, b) =>
    {
        var expected = from r in Enumerable.Range(0, a.Length)
                       from d in Enumerable.Range(0, b.Length)
                       let share = Share(a[r], b[d])
                       where share is > 0 and >= 0.5
                       orderby a[r].Class == b[d].Class descending, share descending, r, d
                       select (r, d);
        var pairs = new List<(int Reference, int Difference)>();
        foreach (var (r, d) in expected)
        {
            if (pairs.TrueForAll(p => p.Reference != r && p.Difference != d))
            {
                pairs.Add((r, d));
            }
        }

        return pairs.Select(p => (a[p.Reference], b[p.Difference])).ToHashSet().SetEquals(Compare(a, b).Details
            .Where(d => d is { Reference: not null, Difference: not null }).Select(d => (d.Reference!, d.Difference!)));
    });

    [Fact]
    public void Equal_boxes_without_an_area_are_pairs()
    {
        var image = Compare([Box(5, 5, 0, 0), Box(5, 5, 0, 3), Box(5, 5, 0, 0, name: "dog")], [Box(5, 5, 0, 0, name: "dog"), Box(5, 5, 0, 0), Box(5, 5, 3, 0)]);
        Assert.Equal((2, 1, 1), (image.Same, image.OnlyInReference, image.OnlyInDifference));
    }

    [Fact]
    public void Comparison_can_be_canceled() => Assert.Throws<OperationCanceledException>(
        () => Comparer.Compare(null, [Box(0, 0, 1, 1)], [], new CancellationToken(canceled: true)));

    private static bool Once(Prediction[] all, IEnumerable<Prediction?> seen)
    {
        var found = seen.OfType<Prediction>().ToList();
        return found.Count == all.Length && all.All(p => found.Exists(f => ReferenceEquals(f, p)));
    }

    private static double Share(Prediction a, Prediction b)
    {
        var width = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        var height = Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Top, b.Top);
        var shared = width > 0 && height > 0 ? width * height : 0;
        return shared == 0 ? 0 : shared / (((a.Right - a.Left) * (a.Bottom - a.Top)) + ((b.Right - b.Left) * (b.Bottom - b.Top)) - shared);
    }
}
