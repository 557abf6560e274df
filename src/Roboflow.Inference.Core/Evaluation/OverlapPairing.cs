using System;
using System.Collections.Generic;
using System.Threading;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Evaluation;

/// <summary>
/// Pairs objects and predictions of an image, those that overlap most first; for equal overlaps, equal classes first, then the
/// prediction and the object that come first.
/// </summary>
internal sealed class OverlapPairing(Prediction[] truth, Prediction[] predictions, double least)
{
    // What one step has paired, the next ones do not compare: thousands of boxes on top of each other would give millions of pairs.
    private const double Step = 0.05;

    private readonly TouchIndex _places = new(Array.ConvertAll(truth, ClassOnImage.EdgesOf));
    private readonly bool[] _taken = new bool[truth.Length];
    private readonly bool[] _used = new bool[predictions.Length];

    /// <exception cref="OperationCanceledException">The pairing was canceled; checked at each prediction.</exception>
    internal IEnumerable<(int Truth, int Prediction)> Pair(CancellationToken cancellation)
    {
        double below = double.PositiveInfinity, from = 1;
        do
        {
            from = Math.Max(least, from - Step);
            foreach (var pair in Collect(from, below, cancellation))
            {
                if (!_taken[pair.Truth] && !_used[pair.Prediction])
                {
                    _taken[pair.Truth] = _used[pair.Prediction] = true;
                    yield return (pair.Truth, pair.Prediction);
                }
            }

            below = from;
        }
        while (from > least);
    }

    private List<Candidate> Collect(double from, double below, CancellationToken cancellation)
    {
        var pairs = new List<Candidate>();
        var touching = new List<int>();
        for (var p = 0; p < predictions.Length; p++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_used[p])
            {
                continue;
            }

            _places.Find(ClassOnImage.EdgesOf(predictions[p]), touching);
            foreach (var t in touching)
            {
                if (!_taken[t] && ClassOnImage.OverlapOf(predictions[p], truth[t]) is var overlap && overlap > 0 && overlap >= from && overlap < below)
                {
                    pairs.Add(new Candidate(t, p, overlap, truth[t].Class == predictions[p].Class));
                }
            }
        }

        pairs.Sort(Compare);
        return pairs;
    }

    private static int Compare(Candidate a, Candidate b) =>
        a.Overlap != b.Overlap ? b.Overlap.CompareTo(a.Overlap)
        : a.HasSameClass != b.HasSameClass ? b.HasSameClass.CompareTo(a.HasSameClass)
        : a.Prediction != b.Prediction ? a.Prediction.CompareTo(b.Prediction)
        : a.Truth.CompareTo(b.Truth);

    private readonly record struct Candidate(int Truth, int Prediction, double Overlap, bool HasSameClass);
}
