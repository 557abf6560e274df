using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Geometry;

/// <summary>
/// Merges duplicate detections of the same object. The most confident prediction comes first, of equals the first in the
/// input; it is kept, and those that overlap its own box by more than the limit are dropped (NMS) or merged into it (NMM,
/// greedy). The same input gives the same output.
/// </summary>
internal sealed class PredictionMerger
{
    internal MergeMethod Method { get; init; }

    internal OverlapMetric Metric { get; init; }

    /// <summary>The maximum overlap of two predictions, 0 to 1.</summary>
    internal double Overlap { get; init; } = 0.3;

    /// <summary>Whether predictions of different classes can be the same object.</summary>
    internal bool ClassAgnostic { get; init; }

    /// <summary>The maximum number of predictions to keep, the most confident first.</summary>
    internal int MaxDetections { get; init; } = int.MaxValue;

    /// <summary>The number of comparisons in the last run.</summary>
    internal long Comparisons { get; private set; }

    /// <summary>Returns the merged predictions of one image, by confidence.</summary>
    /// <exception cref="OperationCanceledException">Merging was canceled; checked at each box that is kept.</exception>
    internal IReadOnlyList<Prediction> Merge(IReadOnlyList<Prediction> predictions, CancellationToken cancellation = default)
    {
        // OrderBy is stable: equal predictions keep their input order.
        var ranked = predictions.OrderByDescending(p => p.Confidence).ToArray();
        var boxes = Array.ConvertAll(ranked, BoxCorners.Of);
        var indexes = Enumerable.Range(0, ranked.Length)
            .GroupBy(i => ClassOf(ranked[i]), StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new BoxIndex(boxes, g, new OverlapRule(Metric, Overlap)), StringComparer.Ordinal);
        var gone = new bool[ranked.Length];
        var kept = new List<Prediction>();
        var found = new List<int>();
        for (var i = 0; i < ranked.Length && kept.Count < MaxDetections; i++)
        {
            if (gone[i])
            {
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            found.Clear();
            indexes[ClassOf(ranked[i])].Take(i, found);
            found.ForEach(other => gone[other] = true);
            kept.Add(Method == MergeMethod.Nmm && found.Count > 0
                ? found.Aggregate(boxes[i], (union, other) => union.Union(boxes[other])).On(ranked[i])
                : ranked[i]);
        }

        Comparisons = indexes.Values.Sum(i => i.Comparisons);
        return kept;
    }

    private string ClassOf(Prediction prediction) => ClassAgnostic ? string.Empty : prediction.Class;
}
