using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Geometry;

/// <summary>
/// Boxes of similar size, by the cell of their center. Cells are hashed into a fixed number of chains; two cells in the same
/// chain cost extra comparisons but do not change the result.
/// </summary>
internal sealed class BoxGrid
{
    private const int End = -1;

    private readonly BoxCorners[] _boxes;
    private readonly int[] _members;
    private readonly OverlapRule _rule;
    private readonly double _cellWidth;
    private readonly double _cellHeight;
    private readonly int[] _first;
    private readonly int[] _next;

    internal BoxGrid(BoxCorners[] boxes, int[] members, SizeRange widths, SizeRange heights, OverlapRule rule)
    {
        _boxes = boxes;
        _members = members;
        _rule = rule;
        Widths = widths;
        Heights = heights;

        // With a minimum, because the limit can allow no distance at all.
        _cellWidth = Math.Max(widths.Most / 64, rule.Reach(widths.Most, widths));
        _cellHeight = Math.Max(heights.Most / 64, rule.Reach(heights.Most, heights));
        _next = new int[members.Length];
        _first = new int[1 << (int)Math.Ceiling(Math.Log(members.Length, 2))];
        for (var chain = 0; chain < _first.Length; chain++)
        {
            _first[chain] = End;
        }

        for (var i = 0; i < members.Length; i++)
        {
            var (x, y) = boxes[members[i]].Center;
            var chain = Chain(Cell(x, _cellWidth), Cell(y, _cellHeight));
            _next[i] = _first[chain];
            _first[chain] = i;
        }
    }

    internal SizeRange Widths { get; }

    internal SizeRange Heights { get; }

    /// <summary>The number of comparisons so far.</summary>
    internal long Comparisons { get; private set; }

    /// <summary>Removes the box itself, and all boxes that overlap it by more than the limit; these are added to <paramref name="found"/>.</summary>
    internal void Take(int box, List<int> found)
    {
        var corners = _boxes[box];
        double reachX = _rule.Reach(corners.Width, Widths), reachY = _rule.Reach(corners.Height, Heights);
        var (x, y) = corners.Center;
        long left = Cell(x - reachX, _cellWidth), right = Cell(x + reachX, _cellWidth);
        long top = Cell(y - reachY, _cellHeight), bottom = Cell(y + reachY, _cellHeight);

        // In double: a vast box can cover 2^64 cells, which is 0 as a long.
        if ((right - left + 1.0) * (bottom - top + 1.0) >= _first.Length)
        {
            for (var chain = 0; chain < _first.Length; chain++)
            {
                TakeFrom(chain, box, found);
            }

            return;
        }

        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                TakeFrom(Chain(column, row), box, found);
            }
        }
    }

    private static long Cell(double position, double size) => (long)Math.Max(int.MinValue, Math.Min(int.MaxValue, Math.Floor(position / size)));

    // Two large primes distribute neighboring cells over the chains, whose number is a power of two.
    private int Chain(long column, long row) => (int)((column * 73856093) ^ (row * 19349663)) & (_first.Length - 1);

    private void TakeFrom(int chain, int box, List<int> found)
    {
        var previous = End;
        for (var i = _first[chain]; i != End; i = _next[i])
        {
            var other = _members[i];
            if (other != box)
            {
                Comparisons++;
                if (!_rule.Exceeds(_boxes[box], _boxes[other]))
                {
                    previous = i;
                    continue;
                }

                found.Add(other);
            }

            if (previous == End)
            {
                _first[chain] = _next[i];
            }
            else
            {
                _next[previous] = _next[i];
            }
        }
    }
}
