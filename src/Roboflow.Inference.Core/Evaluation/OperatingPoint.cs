using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Evaluation;

/// <summary>The correct and wrong predictions, and the objects to find, at a minimum confidence.</summary>
internal readonly record struct OperatingPoint(int Right, int Wrong, int ToFind)
{
    internal int Missed => ToFind - Right;

    internal double? Precision => Right + Wrong == 0 ? null : (double)Right / (Right + Wrong);

    internal double? Recall => ToFind == 0 ? null : (double)Right / ToFind;

    internal double? F1 => ToFind + Right + Wrong == 0 ? null : 2.0 * Right / (Right + Wrong + ToFind);

    /// <param name="detections">The matched predictions; the first overlap threshold counts.</param>
    /// <param name="toFind">The number of objects.</param>
    /// <param name="confidence">The minimum confidence.</param>
    internal static OperatingPoint At(IEnumerable<MatchedDetection> detections, int toFind, double confidence)
    {
        var counted = detections.Where(d => d.Confidence >= confidence && !IsIgnored(d)).ToArray();
        var right = counted.Count(IsRight);
        return new OperatingPoint(right, counted.Length - right, toFind);
    }

    /// <summary>Returns the confidence with the highest F1, the higher one if equal; null if no prediction is correct.</summary>
    internal static (double Confidence, double F1)? Best(IEnumerable<MatchedDetection> detections, int toFind)
    {
        (double Confidence, double F1)? best = null;
        int right = 0, wrong = 0;
        foreach (var equals in detections.Where(d => !IsIgnored(d)).GroupBy(d => d.Confidence).OrderByDescending(g => g.Key))
        {
            var rightOnes = equals.Count(IsRight);
            right += rightOnes;
            wrong += equals.Count() - rightOnes;
            if (right > 0 && new OperatingPoint(right, wrong, toFind).F1 is { } f1 && !(f1 <= best?.F1))
            {
                best = (equals.Key, f1);
            }
        }

        return best;
    }

    private static bool IsRight(MatchedDetection d) => (d.Matched & 1) != 0;

    private static bool IsIgnored(MatchedDetection d) => (d.Ignored & 1) != 0;
}
