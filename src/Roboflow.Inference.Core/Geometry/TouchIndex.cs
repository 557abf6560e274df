using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Geometry;

/// <summary>
/// Finds the boxes that share an area with a box. Boxes of similar size are in a grid whose cells are as large as the largest
/// of them, so that a box is compared with its neighbors only.
/// </summary>
internal sealed class TouchIndex
{
    private readonly Level[] _levels;

    /// <param name="boxes">All boxes. A box without an area is never found.</param>
    internal TouchIndex(BoxCorners[] boxes) => _levels =
    [
        .. Enumerable.Range(0, boxes.Length).Where(i => HasArea(boxes[i]))
            .GroupBy(i => Math.Ceiling(Math.Log(Math.Max(boxes[i].Width, boxes[i].Height), 2)))
            .Select(g => new Level(boxes, [.. g], Math.Pow(2, g.Key))),
    ];

    /// <summary>Replaces the content of a list by the indexes of the boxes that share an area with a box, in ascending order.</summary>
    internal void Find(BoxCorners box, List<int> found)
    {
        found.Clear();
        if (!HasArea(box))
        {
            return;
        }

        foreach (var level in _levels)
        {
            level.Find(box, found);
        }

        found.Sort();
    }

    internal static bool HasArea(BoxCorners box) => box is { Width: > 0, Height: > 0 };

    private sealed class Level
    {
        private readonly BoxCorners[] _boxes;
        private readonly int[] _members;
        private readonly double _size;
        private readonly Dictionary<(long Column, long Row), List<int>> _cells = [];

        internal Level(BoxCorners[] boxes, int[] members, double size)
        {
            (_boxes, _members, _size) = (boxes, members, size);
            foreach (var member in members)
            {
                var cell = (Cell(boxes[member].X1), Cell(boxes[member].Y1));
                if (!_cells.TryGetValue(cell, out var list))
                {
                    list = [];
                    _cells.Add(cell, list);
                }

                list.Add(member);
            }
        }

        internal void Find(BoxCorners box, List<int> found)
        {
            long left = Cell(Before(box.X1)), right = Cell(box.X2), top = Cell(Before(box.Y1)), bottom = Cell(box.Y2);

            // In double: a vast box can cover 2^64 cells, which is 0 as a long.
            if (double.IsInfinity(_size) || (right - left + 1.0) * (bottom - top + 1.0) >= _members.Length)
            {
                Add(_members, box, found);
                return;
            }

            for (var row = top; row <= bottom; row++)
            {
                for (var column = left; column <= right; column++)
                {
                    if (_cells.TryGetValue((column, row), out var list))
                    {
                        Add(list, box, found);
                    }
                }
            }
        }

        private void Add(IList<int> members, BoxCorners box, List<int> found)
        {
            for (var i = 0; i < members.Count; i++)
            {
                var other = _boxes[members[i]];
                if (other.X1 < box.X2 && box.X1 < other.X2 && other.Y1 < box.Y2 && box.Y1 < other.Y2)
                {
                    found.Add(members[i]);
                }
            }
        }

        // The first edge of the farthest box that can reach this one; with a small margin, because the difference is rounded.
        private double Before(double edge) => edge - _size - (Math.Abs(edge) * 1e-9);

        private long Cell(double position) => (long)Math.Max(int.MinValue, Math.Min(int.MaxValue, Math.Floor(position / _size)));
    }
}
