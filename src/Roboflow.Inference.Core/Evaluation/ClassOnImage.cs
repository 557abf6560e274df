using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Evaluation;

/// <summary>Objects and predictions of one class on one image, the most confident first.</summary>
internal sealed class ClassOnImage
{
    private readonly TouchIndex _places;

    /// <param name="truth">The objects, in input order.</param>
    /// <param name="predictions">The predictions; those of equal confidence keep their order.</param>
    /// <param name="most">The maximum number of predictions.</param>
    internal ClassOnImage(IEnumerable<Prediction> truth, IEnumerable<Prediction> predictions, int most)
    {
        Truth = [.. truth];
        Predictions = [.. predictions.OrderByDescending(p => p.Confidence).Take(most)];
        _places = new TouchIndex(Array.ConvertAll(Truth, EdgesOf));
    }

    internal Prediction[] Truth { get; }

    internal Prediction[] Predictions { get; }

    /// <summary>Replaces the content of a list by the objects that overlap a prediction by at least a limit, in input order.</summary>
    internal void FindOverlapping(int prediction, double least, List<(int Truth, double Overlap)> found, List<int> touching)
    {
        found.Clear();
        _places.Find(EdgesOf(Predictions[prediction]), touching);
        foreach (var t in touching)
        {
            if (OverlapOf(Predictions[prediction], Truth[t]) is var overlap && Reaches(overlap, least))
            {
                found.Add((t, overlap));
            }
        }
    }

    /// <summary>Returns the edges as <see cref="OverlapOf"/> calculates them.</summary>
    internal static BoxCorners EdgesOf(Prediction p) => new(p.Left, p.Top, p.Left + p.Width, p.Top + p.Height);

    /// <summary>Whether the object is a crowd or difficult, so that it counts neither as found nor as missed.</summary>
    internal static bool IsIgnored(Prediction truth) => truth.IsCrowd || truth.IsDifficult;

    /// <summary>Whether an overlap is enough. Boxes that do not touch never match, even if no overlap is required.</summary>
    internal static bool Reaches(double overlap, double least) => overlap > 0 && overlap >= least;

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
