using System.Collections.Generic;

namespace Roboflow.Inference.Evaluation;

/// <summary>What is on a picture, and what was found on it.</summary>
internal sealed record PicturePair(IReadOnlyList<Prediction> Truth, IReadOnlyList<Prediction> Predictions);
