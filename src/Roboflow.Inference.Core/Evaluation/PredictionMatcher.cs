using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Evaluation;

/// <summary>
/// Matches predictions with objects as in pycocotools: in order of decreasing confidence, each prediction is matched to the
/// object that it overlaps most; an object is matched once, but a crowd, and as in VOC a difficult object, any number of times.
/// </summary>
internal sealed class PredictionMatcher(double[] thresholds, CancellationToken cancellation)
{
    private const double AlmostOne = 1 - 1e-10;

    private readonly double[] _limits = Array.ConvertAll(thresholds, t => Math.Min(t, AlmostOne));

    /// <summary>Adds the predictions of an image to a list, and returns the number of objects to find.</summary>
    /// <exception cref="OperationCanceledException">The measurement was canceled; checked at each prediction.</exception>
    internal int Match(ClassOnImage image, AreaRange range, List<MatchedDetection> into)
    {
        var ignored = Array.ConvertAll(image.Truth, t => ClassOnImage.IsIgnored(t) || !range.Contains(t.Area ?? (t.Width * t.Height)));
        var taken = Array.ConvertAll(_limits, _ => new bool[ignored.Length]);
        var least = _limits.Min();
        var near = new List<(int Truth, double Overlap)>();
        var touching = new List<int>();
        for (var p = 0; p < image.Predictions.Length; p++)
        {
            cancellation.ThrowIfCancellationRequested();
            image.FindOverlapping(p, least, near, touching);
            int matchedBits = 0, ignoredBits = 0;
            for (var i = 0; i < _limits.Length; i++)
            {
                if ((Choose(ofIgnored: false, i) ?? Choose(ofIgnored: true, i)) is { } chosen)
                {
                    taken[i][chosen] = true;
                    matchedBits |= 1 << i;
                    ignoredBits |= ignored[chosen] ? 1 << i : 0;
                }
            }

            var prediction = image.Predictions[p];
            var isOutside = !range.Contains(prediction.Width * prediction.Height);
            into.Add(new MatchedDetection(prediction.Confidence, p, matchedBits, isOutside ? ignoredBits | ~matchedBits : ignoredBits));
        }

        return ignored.Count(i => !i);

        // An ignored object is matched only if none of those to find is.
        int? Choose(bool ofIgnored, int limit)
        {
            int? chosen = null;
            var best = _limits[limit];
            foreach (var (t, overlap) in near)
            {
                if (ignored[t] == ofIgnored && overlap >= best && (!taken[limit][t] || ClassOnImage.IsIgnored(image.Truth[t])))
                {
                    (chosen, best) = (t, overlap);
                }
            }

            return chosen;
        }
    }
}
