using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Evaluation;

/// <summary>COCO's average precision and recall of one class, over ten overlaps, with precision at 101 recalls.</summary>
internal static class AveragePrecision
{
    /// <summary>The maximum number of predictions of one class on one image.</summary>
    internal const int MostDetections = 100;

    private const int RecallSteps = 100;

    // numpy's spacing at 1, which pycocotools adds to avoid division by zero.
    private const double Spacing = 2.220446049250313e-16;

    /// <summary>0.50, 0.55 … 0.95, bit by bit as in numpy.</summary>
    internal static readonly double[] Thresholds = [.. Enumerable.Range(0, 9).Select(i => (i * ((0.95 - 0.5) / 9)) + 0.5), 0.95];

    /// <summary>Returns the average precision at each threshold; null if there are no objects.</summary>
    internal static double[]? Precisions(IReadOnlyList<MatchedDetection> surestFirst, int toFind) =>
        toFind == 0 ? null : [.. Thresholds.Select((_, i) => Precision(surestFirst, toFind, 1 << i))];

    /// <summary>Returns the recall at each threshold with the most confident predictions of each image; null if there are no objects.</summary>
    internal static double[]? Recalls(IReadOnlyList<MatchedDetection> detections, int toFind, int most) =>
        toFind == 0
            ? null
            : [.. Thresholds.Select((_, i) => (double)detections.Count(d => d.Rank < most && (d.Matched & ~d.Ignored & (1 << i)) != 0) / toFind)];

    private static double Precision(IReadOnlyList<MatchedDetection> detections, int toFind, int bit)
    {
        var recall = new double[detections.Count];
        var precision = new double[detections.Count];
        double right = 0, wrong = 0;
        for (var i = 0; i < detections.Count; i++)
        {
            if ((detections[i].Ignored & bit) == 0)
            {
                var isRight = (detections[i].Matched & bit) != 0;
                right += isRight ? 1 : 0;
                wrong += isRight ? 0 : 1;
            }

            recall[i] = right / toFind;
            precision[i] = right / (wrong + right + Spacing);
        }

        // Precision at a recall is the best precision at that recall or higher.
        for (var i = precision.Length - 1; i > 0; i--)
        {
            precision[i - 1] = System.Math.Max(precision[i - 1], precision[i]);
        }

        double sum = 0;
        for (int step = 0, at = 0; step <= RecallSteps; step++)
        {
            while (at < recall.Length && recall[at] < step * (1.0 / RecallSteps))
            {
                at++;
            }

            sum += at < recall.Length ? precision[at] : 0;
        }

        return sum / (RecallSteps + 1);
    }
}
