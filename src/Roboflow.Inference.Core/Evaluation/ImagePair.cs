using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Evaluation;

/// <summary>The ground truth and the predictions of an image.</summary>
internal sealed record ImagePair(IReadOnlyList<Prediction> Truth, IReadOnlyList<Prediction> Predictions)
{
    /// <summary>The image's path in the ground truth; null if the image is not in it.</summary>
    internal string? TruthPath { get; init; }

    /// <summary>Whether a predicted image could be this one or another, so that it cannot be measured.</summary>
    internal bool IsAmbiguous { get; init; }

    /// <summary>The image's path in the predictions; null if the image is not in them.</summary>
    internal string? PredictedPath { get; init; }

    /// <summary>Describes the two sizes of the image if both are known and differ, so that no boxes match; else null.</summary>
    internal string? DescribeSizes(string ofTruth, string ofPredictions)
    {
        var (truth, predicted) = (Truth.FirstOrDefault(HasSize), Predictions.FirstOrDefault(HasSize));
        return truth is null || predicted is null || (truth.ImageWidth, truth.ImageHeight) == (predicted.ImageWidth, predicted.ImageHeight)
            ? null
            : $"{truth.ImageWidth} x {truth.ImageHeight} in {ofTruth} and {predicted.ImageWidth} x {predicted.ImageHeight} in {ofPredictions}";
    }

    private static bool HasSize(Prediction p) => p is { ImageWidth: > 0, ImageHeight: > 0 };
}
