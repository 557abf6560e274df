namespace Roboflow.Inference.Evaluation;

/// <summary>
/// The outcome of a prediction: for each overlap threshold one bit for whether it matched an object, and one for whether it is
/// ignored. The rank is its index on its image, from 0.
/// </summary>
internal readonly record struct MatchedDetection(double Confidence, int Rank, int Matched, int Ignored);
