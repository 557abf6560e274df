using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Evaluation;

/// <summary>Objects and predictions of one class on one image, the most confident first, and the overlap of each pair.</summary>
internal sealed class ClassOnImage
{
    private readonly double[,] _overlaps;

    /// <param name="truth">The objects, in input order.</param>
    /// <param name="predictions">The predictions; those of equal confidence keep their order.</param>
    /// <param name="most">The maximum number of predictions.</param>
    internal ClassOnImage(IEnumerable<Prediction> truth, IEnumerable<Prediction> predictions, int most)
    {
        Truth = [.. truth];
        Predictions = [.. predictions.OrderByDescending(p => p.Confidence).Take(most)];
        _overlaps = new double[Predictions.Length, Truth.Length];
        for (var p = 0; p < Predictions.Length; p++)
        {
            for (var t = 0; t < Truth.Length; t++)
            {
                _overlaps[p, t] = OverlapOf(Predictions[p], Truth[t]);
            }
        }
    }

    internal Prediction[] Truth { get; }

    internal Prediction[] Predictions { get; }

    internal double Overlap(int prediction, int truth) => _overlaps[prediction, truth];

    /// <summary>Whether the object is a crowd or difficult, so that it counts neither as found nor as missed.</summary>
    internal static bool IsIgnored(Prediction truth) => truth.IsCrowd || truth.IsDifficult;

    /// <summary>Returns the intersection over union; for a crowd, the share of the prediction inside it.</summary>
    internal static double OverlapOf(Prediction prediction, Prediction truth)
    {
        // Widths are added to left edges as in pycocotools, because the last bit can decide at a threshold.
        double left = prediction.Left, top = prediction.Top, truthLeft = truth.Left, truthTop = truth.Top;
        var width = Math.Min(left + prediction.Width, truthLeft + truth.Width) - Math.Max(left, truthLeft);
        var height = Math.Min(top + prediction.Height, truthTop + truth.Height) - Math.Max(top, truthTop);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        var shared = width * height;
        var own = prediction.Width * prediction.Height;
        return shared / (truth.IsCrowd ? own : own + (truth.Width * truth.Height) - shared);
    }
}
