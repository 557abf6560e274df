using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Comparison;

/// <summary>
/// Pairs the predictions of two sets by image. Boxes of the same class are paired first, in order of decreasing overlap; the
/// remaining boxes are paired across classes in the same way.
/// </summary>
internal sealed class DetectionComparer(ComparisonOptions options)
{
    // Confidences and pixels are decimals in JSON: 0.91 - 0.9 is slightly more than 0.01.
    private const double Noise = 1e-9;

    /// <exception cref="OperationCanceledException">The comparison was canceled; checked at each prediction.</exception>
    internal ImageComparison Compare(
        string? path,
        IReadOnlyList<Prediction> reference,
        IReadOnlyList<Prediction> difference,
        CancellationToken cancellation = default)
    {
        var partner = Pair(reference, difference, cancellation);
        var taken = new HashSet<int>(partner.Where(p => p >= 0));
        return new ImageComparison(path,
        [
            .. reference.Select((r, i) => partner[i] < 0
                ? new PredictionComparison { Kind = DifferenceKind.OnlyInReference, Path = path, Reference = r }
                : Describe(path, r, difference[partner[i]])).OrderBy(d => d.Kind == DifferenceKind.OnlyInReference),
            .. difference.Where((_, i) => !taken.Contains(i))
                .Select(d => new PredictionComparison { Kind = DifferenceKind.OnlyInDifference, Path = path, Difference = d }),
        ]);
    }

    internal DetectionComparison Sum(IEnumerable<ImageComparison> images) => new([.. images])
    {
        Overlap = options.Overlap,
        PixelTolerance = options.PixelTolerance,
        ConfidenceTolerance = options.ConfidenceTolerance,
    };

    // For each prediction of the reference, the index of its partner, or -1.
    private int[] Pair(IReadOnlyList<Prediction> reference, IReadOnlyList<Prediction> difference, CancellationToken cancellation)
    {
        BoxCorners[] ours = [.. reference.Select(BoxCorners.Of)], others = [.. difference.Select(BoxCorners.Of)];
        var boxes = new BoxPairing(others, ours)
        {
            Overlap = (d, r) => Overlap(ours[r], others[d]),
            HasSameClass = (d, r) => string.Equals(reference[r].Class, difference[d].Class, StringComparison.Ordinal),
            Least = options.Overlap,
        };
        int[] partner = [.. Enumerable.Repeat(-1, reference.Count)];
        foreach (var (d, r) in boxes.Pair(acrossClasses: false, cancellation).Concat(boxes.Pair(acrossClasses: true, cancellation)))
        {
            partner[r] = d;
        }

        return partner;
    }

    // The intersection over union; 1 for equal boxes, even without an area.
    private static double Overlap(BoxCorners a, BoxCorners b)
    {
        if (a == b)
        {
            return 1;
        }

        var shared = a.SharedArea(b);
        return shared > 0 ? shared / (a.Area + b.Area - shared) : 0;
    }

    private PredictionComparison Describe(string? path, Prediction reference, Prediction difference)
    {
        BoxCorners a = BoxCorners.Of(reference), b = BoxCorners.Of(difference);
        var shift = new[] { a.X1 - b.X1, a.Y1 - b.Y1, a.X2 - b.X2, a.Y2 - b.Y2 }.Max(Math.Abs);
        var isSame = shift <= options.PixelTolerance + Noise && Math.Abs(difference.Confidence - reference.Confidence) <= options.ConfidenceTolerance + Noise;
        return new PredictionComparison
        {
            Kind = !string.Equals(reference.Class, difference.Class, StringComparison.Ordinal) ? DifferenceKind.OtherClass
                : isSame ? DifferenceKind.Same : DifferenceKind.Changed,
            Path = path,
            Reference = reference,
            Difference = difference,
            IoU = Overlap(a, b),
            EdgeShift = shift,
        };
    }
}
