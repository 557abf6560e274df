using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Geometry;

/// <summary>
/// Makes one prediction of several that mean the same object. The most confident comes first, of equals the one that was
/// given first; it stays, and takes away (NMS) or takes in (NMM, greedy) those that overlap with its own box by more
/// than the limit. Same input, same output.
/// </summary>
internal sealed class PredictionMerger
{
    internal MergeMethod Method { get; init; }

    internal OverlapMetric Metric { get; init; }

    /// <summary>The most overlap that two predictions may have, 0 to 1.</summary>
    internal double Overlap { get; init; } = 0.3;

    /// <summary>Whether predictions of different classes may mean the same object.</summary>
    internal bool ClassAgnostic { get; init; }

    /// <summary>The most predictions to keep, the most confident first.</summary>
    internal int MaxDetections { get; init; } = int.MaxValue;

    /// <summary>How often two boxes were compared in the last run.</summary>
    internal long Comparisons { get; private set; }

    /// <summary>What stays of one image's predictions, by confidence.</summary>
    /// <exception cref="OperationCanceledException">It was canceled, which is seen at each box that stays.</exception>
    internal IReadOnlyList<Prediction> Merge(IReadOnlyList<Prediction> predictions, CancellationToken cancellation = default)
    {
        // OrderBy is stable: of equals, the first given stays the first.
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
