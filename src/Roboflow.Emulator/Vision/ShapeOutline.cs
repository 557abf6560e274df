using System;
using System.Collections.Generic;

namespace Roboflow.Emulator.Vision;

/// <summary>Traces the outer border of an area along the edges of its pixels, and simplifies it.</summary>
internal static class ShapeOutline
{
    // The maximum distance in pixels of a corner from the line that replaces it; the steps of a slanted line are within it.
    private const double Tolerance = 1.5;

    // A complex border is thinned first, because simplification is quadratic in the worst case.
    private const int MaximumCorners = 8192;

    // Right, down, left, up.
    private static readonly (int X, int Y)[] Steps = [(1, 0), (0, 1), (-1, 0), (0, -1)];

    /// <summary>Returns the corners, clockwise from the top left of the first pixel.</summary>
    /// <param name="marks">One mark per pixel, row by row.</param>
    /// <param name="width">The number of pixels per row.</param>
    /// <param name="mark">The area's mark.</param>
    /// <param name="first">The area's first pixel in reading order.</param>
    internal static (int X, int Y)[] Trace(byte[] marks, int width, byte mark, int first) => Simplify(Thin(Corners(marks, width, mark, first)));

    // The area is on the right-hand side. Where two pixels touch only at their corners, the border turns right, so that the
    // four-connected areas stay separate.
    private static List<(int X, int Y)> Corners(byte[] marks, int width, byte mark, int first)
    {
        var height = marks.Length / width;
        var start = (X: first % width, Y: first / width);
        var corners = new List<(int X, int Y)> { start };
        var (at, heading) = (start, 0);
        do
        {
            var turn = Turn(at, heading);
            if (turn != 0)
            {
                corners.Add(at);
            }

            heading = (heading + turn + 4) % 4;
            at = (at.X + Steps[heading].X, at.Y + Steps[heading].Y);
        }
        while (at != start);
        return corners;

        bool IsInside(int x, int y) => x >= 0 && y >= 0 && x < width && y < height && marks[(y * width) + x] == mark;

        // The pixels ahead of a grid point, on the right and on the left.
        int Turn((int X, int Y) point, int direction)
        {
            var (right, left) = direction switch
            {
                0 => ((point.X, point.Y), (point.X, point.Y - 1)),
                1 => ((point.X - 1, point.Y), (point.X, point.Y)),
                2 => ((point.X - 1, point.Y - 1), (point.X - 1, point.Y)),
                _ => ((point.X, point.Y - 1), (point.X - 1, point.Y - 1)),
            };
            return !IsInside(right.Item1, right.Item2) ? 1 : IsInside(left.Item1, left.Item2) ? -1 : 0;
        }
    }

    private static List<(int X, int Y)> Thin(List<(int X, int Y)> corners)
    {
        var step = 1 + (corners.Count / MaximumCorners);
        var thinned = new List<(int X, int Y)>();
        for (var i = 0; i < corners.Count; i += step)
        {
            thinned.Add(corners[i]);
        }

        return thinned;
    }

    // The Douglas-Peucker algorithm on the two halves of the closed line, without recursion.
    private static (int X, int Y)[] Simplify(List<(int X, int Y)> corners)
    {
        var kept = new bool[corners.Count];
        var far = Farthest(corners, 0, corners.Count, corners[0], corners[0]).Index;
        kept[0] = kept[far] = true;
        var open = new Stack<(int From, int To)>([(0, far), (far, corners.Count)]);
        while (open.TryPop(out var part))
        {
            var (index, distance) = Farthest(corners, part.From, part.To, corners[part.From], corners[part.To % corners.Count]);
            if (distance > Tolerance)
            {
                kept[index] = true;
                open.Push((part.From, index));
                open.Push((index, part.To));
            }
        }

        var simple = new List<(int X, int Y)>();
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i])
            {
                simple.Add(corners[i]);
            }
        }

        return [.. simple];
    }

    private static (int Index, double Distance) Farthest(List<(int X, int Y)> corners, int from, int to, (int X, int Y) a, (int X, int Y) b)
    {
        var best = (Index: from, Distance: 0.0);
        var (dx, dy) = ((double)b.X - a.X, (double)b.Y - a.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        for (var i = from + 1; i < to; i++)
        {
            var (x, y) = ((double)corners[i].X - a.X, (double)corners[i].Y - a.Y);
            var distance = length == 0 ? Math.Sqrt((x * x) + (y * y)) : Math.Abs((x * dy) - (y * dx)) / length;
            if (distance > best.Distance)
            {
                best = (i, distance);
            }
        }

        return best;
    }
}
