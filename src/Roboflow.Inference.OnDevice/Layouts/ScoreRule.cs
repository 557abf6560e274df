using System;
using Roboflow.Inference.OnDevice.Running;

namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>Which candidates are accepted.</summary>
/// <param name="Threshold">The minimum score, 0 to 1.</param>
/// <param name="IsInclusive">Whether a score equal to the threshold is accepted.</param>
/// <param name="Convention">The convention for scores.</param>
internal readonly record struct ScoreRule(float Threshold, bool IsInclusive, ModelConvention Convention)
{
    // More than a detector's largest input has, with every candidate accepted. A few bytes of a model file can return millions.
    private const int MostCandidates = 2_000_000;

    internal bool Admits(float score) => IsInclusive ? score >= Threshold : score > Threshold;

    /// <summary>Returns the highest score and its index, or the first NaN, as in NumPy.</summary>
    internal static (int Index, float Score) Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length && !float.IsNaN(scores[best]); i++)
        {
            best = scores[i] > scores[best] || float.IsNaN(scores[i]) ? i : best;
        }

        return (best, scores[best]);
    }

    /// <exception cref="RoboflowException">There are more candidates than any detector has, which would take minutes to compare.</exception>
    internal static void RequirePossible(int candidates)
    {
        if (candidates > MostCandidates)
        {
            throw ModelWatch.Fault($"The model returned more than {MostCandidates} candidates for this image.");
        }
    }
}
