using System;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Datasets;

/// <summary>The rules for predictions of a data set in any format.</summary>
internal static class PredictionRules
{
    /// <summary>Why a drawing is not an image without objects.</summary>
    internal const string DrawingOnly = "the result has only the server's drawing (-Format Image), so its objects are unknown";

    /// <summary>Returns the error in the numbers of a prediction, or null.</summary>
    /// <param name="p">The prediction.</param>
    /// <param name="confidenceName">What the file calls its confidence.</param>
    internal static string? Problem(Prediction p, string confidenceName = "confidence") =>
        p.Width < 0 ? "the width is negative"
        : p.Height < 0 ? "the height is negative"
        : SizeProblem(p.ImageWidth, p.ImageHeight) is { } size ? size
        : !BoxConverter.IsBox(p) ? "a number of the box is NaN or infinite"
        : !ConfidenceRange.Contains(p.Confidence) ? FormattableString.Invariant($"the {confidenceName} {p.Confidence} must be from 0 to 1")
        : null;

    /// <exception cref="FormatException">The numbers are invalid.</exception>
    internal static Prediction Checked(Prediction prediction, string confidenceName = "confidence") =>
        Problem(prediction, confidenceName) is { } problem ? throw new FormatException(problem + ".") : prediction;

    /// <exception cref="FormatException">The size of its image is invalid, or it has no predictions.</exception>
    internal static DetectionResult Checked(DetectionResult result) =>
        (result.IsDrawingOnly ? DrawingOnly : SizeProblem(result.ImageWidth, result.ImageHeight)) is { } problem
            ? throw new FormatException(problem + ".")
            : result;

    private static string? SizeProblem(int? width, int? height) =>
        width < 0 ? "the width of the image is negative" : height < 0 ? "the height of the image is negative" : null;
}
