using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Evaluation;

namespace Roboflow.Inference.Reporting;

/// <summary>The ground truth of an image, and the outcome of each prediction.</summary>
/// <param name="Number">The image's number in the report.</param>
/// <param name="Objects">The objects of the ground truth.</param>
/// <param name="Fates">For each prediction: 0 wrong, 1 correct, 2 ignored.</param>
internal sealed record ImageTruth(int Number, IReadOnlyList<Prediction> Objects, int[] Fates)
{
    /// <summary>For each object 1 if it is ignored, 2 for a crowd; else 0.</summary>
    internal IEnumerable<int> Ignored => Objects.Select(o => o.IsCrowd ? 2 : ClassOnImage.IsIgnored(o) ? 1 : 0);

    /// <summary>Matches the predictions as in Measure-RoboflowAccuracy.</summary>
    internal static ImageTruth Of(int number, ImagePair pair, double overlap, CancellationToken cancellation)
    {
        var fates = new int[pair.Predictions.Count];
        var matcher = new PredictionMatcher([overlap], cancellation);
        foreach (var sameClass in Enumerable.Range(0, fates.Length).GroupBy(i => pair.Predictions[i].Class, System.StringComparer.Ordinal))
        {
            // In the order of the matcher's ranks.
            int[] surestFirst = [.. sameClass.OrderByDescending(i => pair.Predictions[i].Confidence)];
            var matched = new List<MatchedDetection>();
            _ = matcher.Match(
                new ClassOnImage(pair.Truth.Where(t => t.Class == sameClass.Key), surestFirst.Select(i => pair.Predictions[i]), int.MaxValue), AreaRange
                    .Everything, matched);
            foreach (var detection in matched)
            {
                fates[surestFirst[detection.Rank]] = (detection.Ignored & 1) != 0 ? 2 : detection.Matched & 1;
            }
        }

        return new ImageTruth(number, pair.Truth, fates);
    }
}
