namespace Roboflow.Inference.Comparison;

/// <summary>The limits for the same object and for the same prediction.</summary>
/// <param name="Overlap">The minimum overlap (IoU) of two boxes of the same object, 0 to 1.</param>
/// <param name="PixelTolerance">The maximum distance between edges of boxes that count as the same, in pixels.</param>
/// <param name="ConfidenceTolerance">The maximum difference between confidences that count as the same, 0 to 1.</param>
internal sealed record ComparisonOptions(double Overlap, double PixelTolerance, double ConfidenceTolerance);
