using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Evaluation;

/// <summary>
/// How a prediction fared: a bit for each overlap threshold, whether it matched an object, and whether it counts neither
/// way. The rank is its place on its image, from 0.
/// </summary>
internal readonly record struct MatchedDetection(double Confidence, int Rank, int Matched, int Ignored);

/// <summary>
/// Matches predictions with objects as pycocotools does: the surest prediction chooses first, and takes the object that
/// it overlaps most; an object is taken once, but a crowd by any number.
/// </summary>
internal sealed class DetectionMatcher(double[] thresholds, CancellationToken cancellation)
{
    private const double AlmostOne = 1 - 1e-10;

    /// <summary>Adds the predictions of an image to a list, and gives the number of objects that are to be found.</summary>
    internal int Match(ClassOnImage image, AreaRange range, List<MatchedDetection> into)
    {
        cancellation.ThrowIfCancellationRequested();

        // Objects to be found come first: one of the others is matched only where none of these is.
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
