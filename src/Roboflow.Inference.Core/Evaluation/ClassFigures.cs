using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Evaluation;

/// <summary>All figures of one class.</summary>
internal sealed record ClassFigures(
    string Name,
    int PredictionCount,
    RangeFigures All,
    RangeFigures Small,
    RangeFigures Medium,
    RangeFigures Large,
    IReadOnlyList<MatchedDetection> AtOverlap,
    int ToFind)
{
    internal static ClassFigures Of(string name, IReadOnlyList<ImagePair> images, double overlap, CancellationToken cancellation)
    {
        var best = images.Select(p => Overlaps(p, AveragePrecision.MostDetections)).ToArray();
        var coco = new PredictionMatcher(AveragePrecision.Thresholds, cancellation);

        // Precision and recall at one confidence use all predictions, without COCO's limit of 100.
        var every = images.Select(p => p.Predictions.Count > AveragePrecision.MostDetections ? Overlaps(p, int.MaxValue) : null);
        var atOverlap = new List<MatchedDetection>();
        var matcher = new PredictionMatcher([overlap], cancellation);
        var toFind = every.Select((image, i) => matcher.Match(image ?? best[i], AreaRange.Everything, atOverlap)).Sum();
        return new ClassFigures(
            name,
            images.Sum(p => p.Predictions.Count),
            RangeFigures.Of(best, coco, AreaRange.All),
            RangeFigures.Of(best, coco, AreaRange.Small),
            RangeFigures.Of(best, coco, AreaRange.Medium),
            RangeFigures.Of(best, coco, AreaRange.Large),
            atOverlap,
            toFind);

        ClassOnImage Overlaps(ImagePair image, int most)
        {
            cancellation.ThrowIfCancellationRequested();
            return new ClassOnImage(image.Truth, image.Predictions, most);
        }
    }

    internal ClassAccuracy ToAccuracy(double confidence)
    {
        var point = OperatingPoint.At(AtOverlap, ToFind, confidence);
        var best = OperatingPoint.Best(AtOverlap, ToFind);
        return new ClassAccuracy
        {
            Class = Name,
            TruthCount = ToFind,
            PredictionCount = PredictionCount,
            AP = AccuracyMeasurement.Mean(All.Precisions),
            AP50 = All.Precisions?[0],
            AR100 = AccuracyMeasurement.Mean(All.Recalls(AveragePrecision.MostDetections)),
            TruePositives = point.Right,
            FalsePositives = point.Wrong,
            FalseNegatives = point.Missed,
            Precision = point.Precision,
            Recall = point.Recall,
            F1 = point.F1,
            BestConfidence = best?.Confidence,
            BestF1 = best?.F1,
        };
    }
}
