using System.Collections.Generic;

namespace Roboflow.Inference.Evaluation;

/// <summary>What is on an image, and what was found on it.</summary>
internal sealed record ImagePair(IReadOnlyList<Prediction> Truth, IReadOnlyList<Prediction> Predictions);
