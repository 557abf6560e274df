using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Roboflow.Emulator.Drawing;

/// <summary>Paints antialiased shapes on RGB pixels.</summary>
internal sealed class Canvas(int width, int height, byte[] data)
{
    // Each row is sampled at this many lines; along a line, coverage is exact.
    private const int LinesPerRow = 8;

    internal Canvas(int width, int height, string color)
        : this(width, height, new byte[width * height * 3]) => Rectangle(0, 0, width, height, color);

    internal byte[] Data => data;

    internal int Width => width;

    internal int Height => height;

    internal void Rectangle(double left, double top, double width, double height, string color) =>
        Polygon(color, (left, top), (left + width, top), (left + width, top + height), (left, top + height));

    internal void Circle(double x, double y, double radius, string color) => Ellipse(x, y, radius, radius, color);

    internal void Ellipse(double x, double y, double horizontal, double vertical, string color)
    {
        var corners = Math.Max(32, (int)(4 * Math.Max(horizontal, vertical)));
        Polygon(color, [.. Enumerable.Range(0, corners).Select(i => (
            x + (horizontal * Math.Cos(2 * Math.PI * i / corners)),
            y + (vertical * Math.Sin(2 * Math.PI * i / corners))))]);
    }

    internal void Line(double x1, double y1, double x2, double y2, double thickness, string color)
    {
        var length = Math.Max(double.Epsilon, Math.Sqrt(((x2 - x1) * (x2 - x1)) + ((y2 - y1) * (y2 - y1))));
        var (dx, dy) = ((y2 - y1) / length * thickness / 2, (x1 - x2) / length * thickness / 2);
        Polygon(color, (x1 + dx, y1 + dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy), (x1 - dx, y1 - dy));
    }

    /// <summary>Paints a gradient from the top color to the bottom color over the whole width.</summary>
    internal void Gradient(int top, int bottom, string topColor, string bottomColor)
    {
        var (from, to) = (Color(topColor), Color(bottomColor));
        for (var y = top; y < bottom; y++)
        {
            var share = (y - top) / (double)Math.Max(1, bottom - top - 1);
            byte Mix(byte a, byte b) => (byte)Math.Round(a + ((b - a) * share));
            for (var x = 0; x < width; x++)
            {
                Blend(x, y, 1, (Mix(from.R, to.R), Mix(from.G, to.G), Mix(from.B, to.B)));
            }
        }
    }

    /// <summary>Fills by the even-odd rule.</summary>
    internal void Polygon(string color, params (double X, double Y)[] corners)
    {
        var paint = Color(color);
        var coverage = new double[width];
        var crossings = new List<double>();
        var first = Math.Clamp((int)Math.Floor(corners.Min(c => c.Y)), 0, height);
        var last = Math.Clamp((int)Math.Ceiling(corners.Max(c => c.Y)), 0, height);
        for (var y = first; y < last; y++)
        {
            Array.Clear(coverage);
            for (var line = 0; line < LinesPerRow; line++)
            {
                Cross(corners, y + ((line + 0.5) / LinesPerRow), crossings);
                for (var i = 0; i + 1 < crossings.Count; i += 2)
                {
                    Cover(coverage, crossings[i], crossings[i + 1]);
                }
            }

            for (var x = 0; x < width; x++)
            {
                Blend(x, y, coverage[x] / LinesPerRow, paint);
            }
        }
    }

    private static void Cross((double X, double Y)[] corners, double y, List<double> crossings)
    {
        crossings.Clear();
        for (var i = 0; i < corners.Length; i++)
        {
            var (a, b) = (corners[i], corners[(i + 1) % corners.Length]);
            if (a.Y <= y != b.Y <= y)
            {
                crossings.Add(a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X)));
            }
        }

        crossings.Sort();
    }

    private static void Cover(double[] coverage, double from, double to)
    {
        (from, to) = (Math.Max(0, from), Math.Min(coverage.Length, to));
        for (var x = (int)from; x < to; x++)
        {
            coverage[x] += Math.Min(to, x + 1) - Math.Max(from, x);
        }
    }

    private void Blend(int x, int y, double share, (byte R, byte G, byte B) color)
    {
        if (share <= 0)
        {
            return;
        }

        var at = ((y * width) + x) * 3;
        data[at] = Mix(data[at], color.R);
        data[at + 1] = Mix(data[at + 1], color.G);
        data[at + 2] = Mix(data[at + 2], color.B);

        byte Mix(byte below, byte above) => (byte)Math.Round(below + ((above - below) * Math.Min(1, share)));
    }

    /// <exception cref="FormatException">The text is not in the format #rrggbb.</exception>
    private static (byte R, byte G, byte B) Color(string text)
    {
        var value = text is ['#', _, _, _, _, _, _]
            ? int.Parse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : throw new FormatException($"'{text}' is not a color in the format #rrggbb.");
        return ((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }
}
