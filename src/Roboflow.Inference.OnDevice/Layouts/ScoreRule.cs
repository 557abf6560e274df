namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>Which candidates are accepted.</summary>
/// <param name="Threshold">The minimum score, 0 to 1.</param>
/// <param name="IsInclusive">Whether a score equal to the threshold is accepted.</param>
/// <param name="Convention">The convention for scores.</param>
/// <param name="Most">The maximum number of detections per image.</param>
internal readonly record struct ScoreRule(float Threshold, bool IsInclusive, ModelConvention Convention, int Most)
{
    internal bool Admits(float score) => IsInclusive ? score >= Threshold : score > Threshold;
}
