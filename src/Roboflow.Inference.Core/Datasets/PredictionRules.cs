using System;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Datasets;

/// <summary>What every prediction of a data set has to keep to, whatever form it comes in.</summary>
internal static class PredictionRules
{
    /// <summary>What is wrong with the numbers of a prediction, or null.</summary>
    internal static string? Problem(Prediction p) =>
        p.Width < 0 ? "the width is negative"
        : p.Height < 0 ? "the height is negative"
        : !BoxConverter.IsPossible(p) ? "a number of the box is NaN or infinite"
        : !ConfidenceRange.Contains(p.Confidence) ? FormattableString.Invariant($"the confidence {p.Confidence} is not from 0 to 1")
        : null;

    /// <exception cref="FormatException">Something is wrong with its numbers.</exception>
    internal static Prediction Checked(Prediction prediction) =>
        Problem(prediction) is { } problem ? throw new FormatException(problem + ".") : prediction;
}
