using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.OnDevice.Layouts;

namespace Roboflow.Inference.OnDevice.Suppression;

/// <summary>Keeps the best of overlapping boxes of one class, by the rule of a convention.</summary>
internal static class NonMaximumSuppression
{
    // A malicious or broken model can return huge numbers of boxes, and the comparison is quadratic.
    private const int MostCandidates = 30_000;

    /// <summary>Returns the kept boxes, best first.</summary>
    /// <param name="candidates">The candidates, in the model's order.</param>
    /// <param name="limit">The maximum overlap, 0 to 1.</param>
    /// <param name="convention">The convention for overlap.</param>
    /// <param name="most">The maximum number of boxes to keep.</param>
    /// <param name="cancellationToken">Cancels the comparison.</param>
    internal static List<Candidate> Apply(
        List<Candidate> candidates, float limit, ModelConvention convention, int most, CancellationToken cancellationToken = default)
    {
        // For equal scores, the earlier runtime takes the later box first.
        var isClassic = convention == ModelConvention.RoboflowClassic;
        var sorted = (isClassic ? Enumerable.Reverse(candidates) : candidates).OrderByDescending(c => c.Score).Take(MostCandidates).ToArray();
        var kept = new List<Candidate>();
        foreach (var group in sorted.GroupBy(c => c.ClassId))
        {
            Suppress([.. group], limit, isClassic, most, kept, cancellationToken);
        }

        return [.. kept.OrderByDescending(c => c.Score).Take(most)];
    }

    private static void Suppress(Candidate[] boxes, float limit, bool isClassic, int most, List<Candidate> kept, CancellationToken cancellationToken)
    {
        var gone = new bool[boxes.Length];
        for (int i = 0, found = 0; i < boxes.Length && found < most; i++)
        {
            if (gone[i])
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            kept.Add(boxes[i]);
            found++;
            for (var j = i + 1; j < boxes.Length; j++)
            {
                gone[j] |= (isClassic ? SharedPart(boxes[i], boxes[j]) : IntersectionOverUnion(boxes[i], boxes[j])) > limit;
            }
        }
    }

    // The share of the weaker box that the better box covers, with a pixel added to every side, as in Roboflow's earlier
    // runtime, which calls it IoU.
    private static float SharedPart(in Candidate better, in Candidate weaker)
    {
        var shared = Math.Max(0, Math.Min(better.X2, weaker.X2) - Math.Max(better.X1, weaker.X1) + 1)
            * Math.Max(0, Math.Min(better.Y2, weaker.Y2) - Math.Max(better.Y1, weaker.Y1) + 1);
        return shared / ((weaker.X2 - weaker.X1 + 1) * (weaker.Y2 - weaker.Y1 + 1));
    }

    private static float IntersectionOverUnion(in Candidate a, in Candidate b)
    {
        var shared = Math.Max(0, Math.Min(a.X2, b.X2) - Math.Max(a.X1, b.X1)) * Math.Max(0, Math.Min(a.Y2, b.Y2) - Math.Max(a.Y1, b.Y1));
        var union = ((a.X2 - a.X1) * (a.Y2 - a.Y1)) + ((b.X2 - b.X1) * (b.Y2 - b.Y1)) - shared;
        return union > 0 ? shared / union : 0;
    }
}
