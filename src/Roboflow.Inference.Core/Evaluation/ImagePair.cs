using System.Collections.Generic;

namespace Roboflow.Inference.Evaluation;

/// <summary>What is on an image, and what was found on it.</summary>
internal sealed record ImagePair(IReadOnlyList<Prediction> Truth, IReadOnlyList<Prediction> Predictions)
{
    /// <summary>The image's path as the truth has it; null where the truth does not have the image.</summary>
    internal string? TruthPath { get; init; }

    /// <summary>The image's path as the predictions have it; null where nothing was predicted of it.</summary>
    internal string? PredictedPath { get; init; }
}
