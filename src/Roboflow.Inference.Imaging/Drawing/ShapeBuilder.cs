using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Builds rings and shapes: circles, rounded corners, wide lines.</summary>
internal static class ShapeBuilder
{
    internal static Shape Circle(double x, double y, double radius) => new Shape().Ring(Arc(x, y, radius, 0, 2 * Math.PI));

    internal static Shape RoundedRectangle(PixelRectangle area, double radius) => new Shape().Ring(RoundedRing(area, radius));

    /// <summary>Builds a frame with rounded corners inside the rectangle.</summary>
    internal static Shape RoundedFrame(PixelRectangle area, double radius, int lineWidth)
    {
        var shape = RoundedRectangle(area, radius);
        var hole = area.Inset(lineWidth);
        return hole.IsEmpty ? shape : shape.Ring(RoundedRing(hole, Math.Max(0, radius - lineWidth)), reversed: true);
    }

    /// <summary>Builds a line through the points, with round ends and joints.</summary>
    internal static Shape Line(IReadOnlyList<(double X, double Y)> points, double width, bool closed, Shape? addTo = null)
    {
        var shape = addTo ?? new Shape();
        for (var i = 0; i < points.Count; i++)
        {
            var (x, y) = points[i];
            _ = shape.Ring(Arc(x, y, width / 2, 0, 2 * Math.PI));
            if (closed || i + 1 < points.Count)
            {
                _ = shape.Ring(Segment(points[i], points[(i + 1) % points.Count], width / 2));
            }
        }

        return shape;
    }

    // In the same direction as the arcs, so that both add up under the non-zero rule.
    private static (double X, double Y)[] Segment((double X, double Y) from, (double X, double Y) to, double half)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Sqrt((dx * dx) + (dy * dy));
        if (!(length > 0))
        {
            return [];
        }

        var (nx, ny) = (-dy / length * half, dx / length * half);
        return [(from.X - nx, from.Y - ny), (to.X - nx, to.Y - ny), (to.X + nx, to.Y + ny), (from.X + nx, from.Y + ny)];
    }

    private static List<(double X, double Y)> RoundedRing(PixelRectangle area, double radius)
    {
        var r = Math.Min(radius, Math.Min(area.Width, area.Height) / 2.0);
        var ring = new List<(double X, double Y)>();
        ring.AddRange(Arc(area.Left + r, area.Top + r, r, Math.PI, 1.5 * Math.PI));
        ring.AddRange(Arc(area.Right - r, area.Top + r, r, 1.5 * Math.PI, 2 * Math.PI));
        ring.AddRange(Arc(area.Right - r, area.Bottom - r, r, 0, 0.5 * Math.PI));
        ring.AddRange(Arc(area.Left + r, area.Bottom - r, r, 0.5 * Math.PI, Math.PI));
        return ring;
    }

    // Enough corners that they are invisible: a quarter circle of radius 10 has eight.
    private static (double X, double Y)[] Arc(double x, double y, double radius, double from, double to)
    {
        var steps = Math.Max(3, (int)Math.Ceiling(Math.Abs(to - from) * Math.Sqrt(radius) * 1.6));
        var points = new (double X, double Y)[steps + 1];
        for (var i = 0; i <= steps; i++)
        {
            var angle = from + ((to - from) * i / steps);
            points[i] = (x + (radius * Math.Cos(angle)), y + (radius * Math.Sin(angle)));
        }

        return points;
    }
}
