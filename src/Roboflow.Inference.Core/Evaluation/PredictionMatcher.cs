using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Evaluation;

/// <summary>
/// The outcome of a prediction: for each overlap threshold one bit for whether it matched an object, and one for whether it is
/// ignored. The rank is its index on its image, from 0.
/// </summary>
internal readonly record struct MatchedDetection(double Confidence, int Rank, int Matched, int Ignored);

/// <summary>
/// Matches predictions with objects as in pycocotools: in order of decreasing confidence, each prediction is matched to the
/// object that it overlaps most; an object is matched once, but a crowd any number of times.
/// </summary>
internal sealed class PredictionMatcher(double[] thresholds, CancellationToken cancellation)
{
    private const double AlmostOne = 1 - 1e-10;

    /// <summary>Adds the predictions of an image to a list, and returns the number of objects to find.</summary>
    internal int Match(ClassOnImage image, AreaRange range, List<MatchedDetection> into)
    {
        cancellation.ThrowIfCancellationRequested();

        // Objects to find come first: an ignored object is matched only if none of these is.
        var ignored = Array.ConvertAll(image.Truth, t => ClassOnImage.IsIgnored(t) || !range.Contains(t.Area ?? (t.Width * t.Height)));
        var order = Enumerable.Range(0, ignored.Length).OrderBy(t => ignored[t]).ToArray();
        var results = new (int Matched, int Ignored)[image.Predictions.Length];
        for (var i = 0; i < thresholds.Length; i++)
        {
            MatchAt(image, Math.Min(thresholds[i], AlmostOne), 1 << i, ignored, order, results);
        }

        for (var p = 0; p < results.Length; p++)
        {
            var prediction = image.Predictions[p];
            var isOutside = !range.Contains(prediction.Width * prediction.Height);
            into.Add(
                new MatchedDetection(prediction.Confidence, p, results[p].Matched, isOutside ? results[p].Ignored | ~results[p].Matched : results[p].Ignored));
        }

        return ignored.Count(i => !i);
    }

    private static void MatchAt(ClassOnImage image, double threshold, int bit, bool[] ignored, int[] order, (int Matched, int Ignored)[] results)
    {
        var taken = new bool[ignored.Length];
        for (var p = 0; p < results.Length; p++)
        {
            if (Choose(image, p, threshold, ignored, order, taken) is not { } chosen)
            {
                continue;
            }

            taken[chosen] = true;
            results[p].Matched |= bit;
            results[p].Ignored |= ignored[chosen] ? bit : 0;
        }
    }

    private static int? Choose(ClassOnImage image, int prediction, double threshold, bool[] ignored, int[] order, bool[] taken)
    {
        int? chosen = null;
        var best = threshold;
        foreach (var t in order)
        {
            if (taken[t] && !image.Truth[t].IsCrowd)
            {
                continue;
            }

            if (chosen is { } c && !ignored[c] && ignored[t])
            {
                break;
            }

            if (image.Overlap(prediction, t) >= best)
            {
                (chosen, best) = (t, image.Overlap(prediction, t));
            }
        }

        return chosen;
    }
}
