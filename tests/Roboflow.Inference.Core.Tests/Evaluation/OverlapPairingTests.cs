using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CsCheck;
using Roboflow.Inference.Evaluation;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Core.Tests.Evaluation;

/// <summary>What finds and pairs the boxes of a crowded image does so exactly as comparing every box with every other does.</summary>
public sealed class OverlapPairingTests
{
    // Small and large boxes, many of them touching, equal, or without an area.
    private static readonly Gen<Prediction> Box = Gen.Select(
        Gen.OneOf(Gen.Int[-5, 40].Select(i => (double)i), Gen.Double[-50, 400]),
        Gen.OneOf(Gen.Int[-5, 40].Select(i => (double)i), Gen.Double[-50, 400]),
        Gen.OneOf(Gen.Int[0, 12].Select(i => (double)i), Gen.Double[0.01, 3], Gen.Double[50, 500]),
        Gen.OneOf(Gen.Int[0, 12].Select(i => (double)i), Gen.Double[0.01, 3]),
        Gen.Int[0, 1],
        (x, y, w, h, c) => new Prediction { X = x, Y = y, Width = w, Height = h, Class = "c" + c });

    private static readonly Gen<double> Limit = Gen.Int[0, 4].Select(i => new[] { 0, 0.1, 0.5, 0.97, 1 }[i]);

    [Fact]
    public void The_index_finds_every_box_that_touches_and_no_other() => Gen.Select(Box.Array[0, 60], Box).Sample((boxes, box) =>
    {
        var edges = Array.ConvertAll(boxes, ClassOnImage.EdgesOf);
        var found = new List<int> { 7 };
        new TouchIndex(edges).Find(ClassOnImage.EdgesOf(box), found);
        Assert.Equal(Enumerable.Range(0, boxes.Length).Where(i => ClassOnImage.OverlapOf(box, boxes[i]) > 0), found);
    });

    [Fact]
    public void Pairs_are_those_of_comparing_all_boxes() => Gen.Select(Box.Array[0, 40], Box.Array[0, 40], Limit).Sample(
        (truth, predictions, least) => Assert.Equal(
            Compared(truth, predictions, least), new OverlapPairing(truth, predictions, least).Pair(CancellationToken.None)));

    // All possible pairs of a crowd do not fit into memory.
    [Fact]
    public void Few_possible_pairs_at_a_time_give_the_same_pairs() => Gen.Select(Box.Array[0, 40], Box.Array[0, 40], Limit, Gen.Int[1, 9]).Sample(
        (truth, predictions, least, most) => Assert.Equal(
            Compared(truth, predictions, least),
            new BoxPairing(Array.ConvertAll(truth, ClassOnImage.EdgesOf), Array.ConvertAll(predictions, ClassOnImage.EdgesOf))
            {
                Overlap = (t, p) => ClassOnImage.OverlapOf(predictions[p], truth[t]),
                HasSameClass = (t, p) => truth[t].Class == predictions[p].Class,
                Least = least,
                Most = most,
            }.Pair(acrossClasses: true, CancellationToken.None)));

    [Fact]
    public void Boxes_far_outside_any_image_are_found_too()
    {
        Prediction[] truth = [new() { X = 1e150, Y = -1e150, Width = 1e150, Height = 1e150 }, new() { X = 5, Y = 5, Width = 10, Height = 10 }];
        Assert.Equal([(0, 0), (1, 1)], new OverlapPairing(truth, truth, 0.5).Pair(CancellationToken.None).Order());
    }

    // Its cells are more than a long can count.
    [Fact]
    public void Vast_box_is_compared_with_small_ones()
    {
        Prediction[] truth = [new() { Width = 5, Height = 5 }, new() { X = 90, Y = 90, Width = 5, Height = 5 }];
        Prediction vast = new() { Width = 1e12, Height = 1e12 };
        Assert.Equal([(0, 0)], new OverlapPairing(truth, [vast], 1e-30).Pair(CancellationToken.None));
    }

    private static List<(int Truth, int Prediction)> Compared(Prediction[] truth, Prediction[] predictions, double least)
    {
        var all = from t in Enumerable.Range(0, truth.Length)
                  from p in Enumerable.Range(0, predictions.Length)
                  let overlap = ClassOnImage.OverlapOf(predictions[p], truth[t])
                  where overlap >= least && overlap > 0
                  orderby overlap descending, truth[t].Class == predictions[p].Class descending, p, t
                  select (t, p);
        var pairs = new List<(int Truth, int Prediction)>();
        foreach (var (t, p) in all)
        {
            if (pairs.TrueForAll(pair => pair.Truth != t && pair.Prediction != p))
            {
                pairs.Add((t, p));
            }
        }

        return pairs;
    }
}
