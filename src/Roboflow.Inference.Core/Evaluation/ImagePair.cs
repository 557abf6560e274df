using System.Collections.Generic;

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
}
