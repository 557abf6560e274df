using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Evaluation;

/// <summary>
/// How a prediction fared: a bit for each overlap threshold, whether it matched an object, and whether it counts neither
/// way. The rank is its place on its picture, from 0.
/// </summary>
internal readonly record struct MatchedDetection(double Confidence, int Rank, int Matched, int Ignored);

/// <summary>
/// Matches predictions with objects as pycocotools does: the surest prediction chooses first, and takes the object that
/// it overlaps most; an object is taken once, but a crowd by any number.
/// </summary>
internal sealed class DetectionMatcher(double[] thresholds, CancellationToken cancellation)
{
    private const double AlmostOne = 1 - 1e-10;

    /// <summary>Adds the predictions of a picture to a list, and gives the number of objects that are to be found.</summary>
    internal int Match(ClassOnPicture picture, AreaRange range, List<MatchedDetection> into)
    {
        cancellation.ThrowIfCancellationRequested();

        // Objects to be found come first: one of the others is matched only where none of these is.
        var ignored = Array.ConvertAll(picture.Truth, t => ClassOnPicture.IsIgnored(t) || !range.Contains(t.Area ?? (t.Width * t.Height)));
        var order = Enumerable.Range(0, ignored.Length).OrderBy(t => ignored[t]).ToArray();
        var results = new (int Matched, int Ignored)[picture.Predictions.Length];
        for (var i = 0; i < thresholds.Length; i++)
        {
            MatchAt(picture, Math.Min(thresholds[i], AlmostOne), 1 << i, ignored, order, results);
        }

        for (var p = 0; p < results.Length; p++)
        {
            var prediction = picture.Predictions[p];
            var isOutside = !range.Contains(prediction.Width * prediction.Height);
            into.Add(new MatchedDetection(prediction.Confidence, p, results[p].Matched, isOutside ? results[p].Ignored | ~results[p].Matched : results[p].Ignored));
        }

        return ignored.Count(i => !i);
    }

    private static void MatchAt(ClassOnPicture picture, double threshold, int bit, bool[] ignored, int[] order, (int Matched, int Ignored)[] results)
    {
        var taken = new bool[ignored.Length];
        for (var p = 0; p < results.Length; p++)
        {
            if (Choose(picture, p, threshold, ignored, order, taken) is not { } chosen)
            {
                continue;
            }

            taken[chosen] = true;
            results[p].Matched |= bit;
            results[p].Ignored |= ignored[chosen] ? bit : 0;
        }
    }

    private static int? Choose(ClassOnPicture picture, int prediction, double threshold, bool[] ignored, int[] order, bool[] taken)
    {
        int? chosen = null;
        var best = threshold;
        foreach (var t in order)
        {
            if (taken[t] && !picture.Truth[t].IsCrowd)
            {
                continue;
            }

            if (chosen is { } c && !ignored[c] && ignored[t])
            {
                break;
            }

            if (picture.Overlap(prediction, t) >= best)
            {
                (chosen, best) = (t, picture.Overlap(prediction, t));
            }
        }

        return chosen;
    }
}
