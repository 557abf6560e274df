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
        int[] partner = [.. Enumerable.Repeat(-1, reference.Count)];
        var taken = new bool[difference.Count];
        var pairs = OverlappingPairs.Find(reference, difference, options.Overlap, cancellation).ToArray();
        foreach (var (r, d, _) in pairs.Where(p => IsSameClass(p.Reference, p.Difference)).Concat(pairs))
        {
            if (partner[r] < 0 && !taken[d])
            {
                (partner[r], taken[d]) = (d, true);
            }
        }

        return partner;

        bool IsSameClass(int r, int d) => string.Equals(reference[r].Class, difference[d].Class, StringComparison.Ordinal);
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
            IoU = OverlappingPairs.Overlap(a, b),
            EdgeShift = shift,
        };
    }
}
