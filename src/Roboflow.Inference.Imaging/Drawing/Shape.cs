using System;
using System.Collections.Generic;
using System.Threading;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>
/// An area bounded by closed rings, in pixels. Overlapping rings add up, and a ring of opposite direction inside another one
/// is a hole (the non-zero rule). It calculates the coverage of each pixel.
/// </summary>
internal sealed class Shape
{
    // The number of rows sampled per pixel; horizontally, coverage is exact.
    private const int Rows = 4;

    private readonly List<Edge> _edges = [];

    internal delegate void Visit(int x, int y, double coverage);

    /// <summary>Adds a ring. A ring with points that are not numbers, or are beyond any image, is ignored.</summary>
    internal Shape Ring(IReadOnlyList<(double X, double Y)> points, bool reversed = false)
    {
        foreach (var (x, y) in points)
        {
            if (!(Math.Abs(x) < 1e7 && Math.Abs(y) < 1e7))
            {
                return this;
            }
        }

        for (var i = 0; i < points.Count; i++)
        {
            var (from, to) = (points[i], points[(i + 1) % points.Count]);
            Add(reversed ? to : from, reversed ? from : to);
        }

        return this;
    }

    /// <summary>Calls back for every covered pixel of the frame, with its coverage from 0 to 1.</summary>
    /// <exception cref="OperationCanceledException">The token was canceled: an outline of distant points has a million edges in each row.</exception>
    internal void Rasterize(PixelRectangle frame, Visit visit, CancellationToken cancellation = default)
    {
        if (_edges.Count == 0)
        {
            return;
        }

        _edges.Sort(static (a, b) => a.Top.CompareTo(b.Top));
        var coverage = new double[frame.Width];
        var active = new List<Edge>();
        var crossings = new List<(double X, int Winding)>();
        var next = 0;
        for (var y = Math.Max(frame.Top, (int)Math.Floor(_edges[0].Top)); y < frame.Bottom && (next < _edges.Count || active.Count > 0); y++)
        {
            while (next < _edges.Count && _edges[next].Top < y + 1)
            {
                active.Add(_edges[next++]);
            }

            _ = active.RemoveAll(e => e.Bottom <= y);
            var (first, last) = (frame.Right, frame.Left);
            for (var row = 0; row < Rows; row++)
            {
                cancellation.ThrowIfCancellationRequested();
                Cross(active, y + ((row + 0.5) / Rows), crossings);
                Cover(crossings, coverage, frame, ref first, ref last);
            }

            for (var x = first; x < last; x++)
            {
                visit(x, y, Math.Min(1, coverage[x - frame.Left]));
                coverage[x - frame.Left] = 0;
            }
        }
    }

    private void Add((double X, double Y) from, (double X, double Y) to)
    {
        if (from.Y < to.Y)
        {
            _edges.Add(new Edge(from.Y, to.Y, from.X, (to.X - from.X) / (to.Y - from.Y), 1));
        }
        else if (from.Y > to.Y)
        {
            _edges.Add(new Edge(to.Y, from.Y, to.X, (to.X - from.X) / (to.Y - from.Y), -1));
        }
    }

    private static void Cross(List<Edge> active, double y, List<(double X, int Winding)> crossings)
    {
        crossings.Clear();
        foreach (var edge in active)
        {
            if (edge.Top <= y && y < edge.Bottom)
            {
                crossings.Add((edge.X + ((y - edge.Top) * edge.Slope), edge.Winding));
            }
        }

        crossings.Sort(static (a, b) => a.X.CompareTo(b.X));
    }

    private static void Cover(List<(double X, int Winding)> crossings, double[] coverage, PixelRectangle frame, ref int first, ref int last)
    {
        var winding = 0;
        for (var i = 0; i + 1 < crossings.Count; i++)
        {
            winding += crossings[i].Winding;
            var from = Math.Max(frame.Left, crossings[i].X);
            var to = Math.Min(frame.Right, crossings[i + 1].X);
            if (winding == 0 || to <= from)
            {
                continue;
            }

            var (left, right) = ((int)Math.Floor(from), (int)Math.Ceiling(to));
            (first, last) = (Math.Min(first, left), Math.Max(last, right));
            for (var x = left; x < right; x++)
            {
                coverage[x - frame.Left] += (Math.Min(to, x + 1) - Math.Max(from, x)) / Rows;
            }
        }
    }

    private readonly record struct Edge(double Top, double Bottom, double X, double Slope, int Winding);
}
