using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Comparison;

/// <summary>Finds pairs of boxes, one from each set, that overlap enough to be the same object.</summary>
internal static class OverlappingPairs
{
    /// <summary>Returns the pairs in order of decreasing overlap; equal overlaps keep the order of the sets.</summary>
    internal static IEnumerable<(int Reference, int Difference, double IoU)> Find(
        IReadOnlyList<Prediction> reference, IReadOnlyList<Prediction> difference, double least, CancellationToken cancellation)
    {
        BoxCorners[] others = [.. difference.Select(BoxCorners.Of)];
        int[] byLeft = [.. Enumerable.Range(0, others.Length).OrderBy(i => others[i].X1)];
        double[] lefts = [.. byLeft.Select(i => others[i].X1)];
        var widest = others.Length == 0 ? 0 : others.Max(o => o.Width);
        var pairs = new List<(int Reference, int Difference, double IoU)>();
        for (var r = 0; r < reference.Count; r++)
        {
            cancellation.ThrowIfCancellationRequested();
            var box = BoxCorners.Of(reference[r]);
            for (var at = FirstFrom(lefts, box.X1 - widest); at < lefts.Length && lefts[at] <= box.X2; at++)
            {
                var overlap = Overlap(box, others[byLeft[at]]);
                if (overlap > 0 && overlap >= least)
                {
                    pairs.Add((r, byLeft[at], overlap));
                }
            }
        }

        return pairs.OrderByDescending(p => p.IoU).ThenBy(p => p.Reference).ThenBy(p => p.Difference);
    }

    /// <summary>Returns the intersection over union; 1 for equal boxes, even without an area.</summary>
    internal static double Overlap(BoxCorners a, BoxCorners b)
    {
        if (a == b)
        {
            return 1;
        }

        var shared = a.SharedArea(b);
        return shared > 0 ? shared / (a.Area + b.Area - shared) : 0;
    }

    // With a small margin, because the difference of an edge and a width can be rounded.
    private static int FirstFrom(double[] sorted, double value)
    {
        var slack = value - (Math.Abs(value) * 1e-9);
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = sorted[middle] < slack ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
