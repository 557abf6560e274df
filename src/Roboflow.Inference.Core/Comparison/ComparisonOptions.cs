namespace Roboflow.Inference.Comparison;

/// <summary>What counts as the same object, and what as the same prediction.</summary>
/// <param name="Overlap">The least overlap (IoU) of two boxes of the same object, 0 to 1.</param>
/// <param name="PixelTolerance">The most that edges of the same box may be apart, in pixels.</param>
/// <param name="ConfidenceTolerance">The most that the confidence of the same prediction may differ, 0 to 1.</param>
internal sealed record ComparisonOptions(double Overlap, double PixelTolerance, double ConfidenceTolerance);
