using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Evaluation;

/// <summary>A class's figures for objects in one size range.</summary>
internal sealed class RangeFigures
{
    private readonly List<MatchedDetection> _detections;
    private readonly int _toFind;

    private RangeFigures(List<MatchedDetection> detections, int toFind)
    {
        (_detections, _toFind) = (detections, toFind);
        Precisions = AveragePrecision.Precisions(detections, toFind);
    }

    /// <summary>Average precision at each overlap threshold, or null.</summary>
    internal double[]? Precisions { get; }

    internal static RangeFigures Of(IEnumerable<ClassOnImage> images, PredictionMatcher matcher, AreaRange range)
    {
        var detections = new List<MatchedDetection>();
        var toFind = images.Sum(p => matcher.Match(p, range, detections));

        // Predictions of equal confidence keep the order of their images.
        return new RangeFigures([.. detections.OrderByDescending(d => d.Confidence)], toFind);
    }

    /// <summary>Returns the recall at each overlap threshold, or null.</summary>
    internal double[]? Recalls(int most) => AveragePrecision.Recalls(_detections, _toFind, most);
}
