namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>Which candidates count.</summary>
/// <param name="Threshold">The least score, 0 to 1.</param>
/// <param name="IsInclusive">Whether a score that equals the threshold counts.</param>
/// <param name="Convention">Whose reading of the scores applies.</param>
/// <param name="Most">The most detections of one image.</param>
internal readonly record struct ScoreRule(float Threshold, bool IsInclusive, ModelConvention Convention, int Most)
{
    internal bool Admits(float score) => IsInclusive ? score >= Threshold : score > Threshold;
}
