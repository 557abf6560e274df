using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Geometry;

/// <summary>
/// Pairs the boxes of two lists, those that overlap most first; for equal overlaps, equal classes first, then the second list's
/// box and the first list's box that come first. A box is in one pair at most.
/// </summary>
internal sealed class BoxPairing
{
    // Thousands of boxes on top of each other have millions of possible pairs, so only the best ones are collected at a time.
    private const int MostHeld = 1 << 20;

    private readonly BoxCorners[] _second;
    private readonly TouchIndex _places;
    private readonly ILookup<BoxCorners, int> _flat;
    private readonly bool[] _isTaken;
    private readonly bool[] _isUsed;

    internal BoxPairing(BoxCorners[] first, BoxCorners[] second)
    {
        _second = second;
        _places = new TouchIndex(first);
        _flat = Enumerable.Range(0, first.Length).Where(i => !TouchIndex.HasArea(first[i])).ToLookup(i => first[i]);
        (_isTaken, _isUsed) = (new bool[first.Length], new bool[second.Length]);
    }

    /// <summary>The overlap of a box of the first list with one of the second: those that touch, or are equal and have no area.</summary>
    internal required Func<int, int, double> Overlap { get; init; }

    internal required Func<int, int, bool> HasSameClass { get; init; }

    /// <summary>The least overlap of a pair; boxes without any are never one.</summary>
    internal required double Least { get; init; }

    /// <summary>The most possible pairs that are held; another number gives the same pairs.</summary>
    internal int Most { get; init; } = MostHeld;

    /// <summary>Pairs the boxes that are not in a pair yet.</summary>
    /// <exception cref="OperationCanceledException">The pairing was canceled; checked at each box.</exception>
    internal IEnumerable<(int First, int Second)> Pair(bool acrossClasses, CancellationToken cancellation)
    {
        bool areAll;
        do
        {
            foreach (var pair in Collect(acrossClasses, cancellation, out areAll))
            {
                if (!_isTaken[pair.First] && !_isUsed[pair.Second])
                {
                    _isTaken[pair.First] = _isUsed[pair.Second] = true;
                    yield return (pair.First, pair.Second);
                }
            }
        }
        while (!areAll);
    }

    // The best possible pairs, the best first.
    private List<Candidate> Collect(bool acrossClasses, CancellationToken cancellation, out bool areAll)
    {
        var best = new List<Candidate>();
        var touching = new List<int>();
        Candidate? last = null;
        for (var s = 0; s < _second.Length; s++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_isUsed[s])
            {
                continue;
            }

            _places.Find(_second[s], touching);
            foreach (var f in TouchIndex.HasArea(_second[s]) ? touching : _flat[_second[s]])
            {
                if (_isTaken[f] || !(acrossClasses || HasSameClass(f, s)) || Overlap(f, s) is not (> 0 and var overlap) || overlap < Least)
                {
                    continue;
                }

                var candidate = new Candidate(f, s, overlap, HasSameClass(f, s));
                if (last is null || Compare(candidate, last.Value) < 0)
                {
                    best.Add(candidate);
                    last = best.Count == 2 * Most ? Trim(best) : last;
                }
            }
        }

        best.Sort(Compare);
        areAll = last is null;
        return best;
    }

    private Candidate Trim(List<Candidate> candidates)
    {
        candidates.Sort(Compare);
        candidates.RemoveRange(Most, candidates.Count - Most);
        return candidates[Most - 1];
    }

    private static int Compare(Candidate a, Candidate b) =>
        a.Overlap != b.Overlap ? b.Overlap.CompareTo(a.Overlap)
        : a.HasSameClass != b.HasSameClass ? b.HasSameClass.CompareTo(a.HasSameClass)
        : a.Second != b.Second ? a.Second.CompareTo(b.Second)
        : a.First.CompareTo(b.First);

    private readonly record struct Candidate(int First, int Second, double Overlap, bool HasSameClass);
}
