using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Emulator.Vision;

/// <summary>
/// The model <c>shapes/1</c>: finds connected areas of one color other than the background, and names their shapes by how much
/// of the box they fill. Its time is linear in the number of pixels.
/// </summary>
internal static class ShapeDetector
{
    internal static readonly string[] Forms = ["square", "rectangle", "circle", "triangle", "blob"];

    // Marks of visited pixels: the current area, and all earlier ones.
    private const byte Current = byte.MaxValue - 1;
    private const byte Done = byte.MaxValue;

    internal static IReadOnlyList<Shape> Detect(Pixels image, bool outlined = false)
    {
        var colors = Colors(image);
        var background = Background(colors, image.Width, image.Height);
        var least = Math.Max(64, image.Width * image.Height / 5000);
        var shapes = new List<Shape>();
        var visited = new List<int>();
        for (var start = 0; start < colors.Length; start++)
        {
            if (colors[start] == background || colors[start] == Done)
            {
                continue;
            }

            var area = Fill(colors, start, image.Width, visited);
            if (area.Pixels >= least && Name(area) is { } shape)
            {
                shapes.Add(outlined ? shape with { Outline = ShapeOutline.Trace(colors, image.Width, Current, start) } : shape);
            }

            foreach (var i in visited)
            {
                colors[i] = Done;
            }
        }

        return [.. shapes.OrderByDescending(s => s.Confidence)];
    }

    private static byte[] Colors(Pixels image)
    {
        var data = image.Data;
        var colors = new byte[image.Width * image.Height];
        for (int i = 0, p = 0; i < colors.Length; i++, p += 3)
        {
            colors[i] = ShapeColor.Of(data[p], data[p + 1], data[p + 2]);
        }

        return colors;
    }

    private static byte Background(byte[] colors, int width, int height)
    {
        var counts = new int[ShapeColor.Count];
        for (var x = 0; x < width; x++)
        {
            counts[colors[x]]++;
            counts[colors[((height - 1) * width) + x]]++;
        }

        for (var y = 0; y < height; y++)
        {
            counts[colors[y * width]]++;
            counts[colors[(y * width) + width - 1]]++;
        }

        return (byte)Array.IndexOf(counts, Max(counts));
    }

    private static int Max(int[] counts)
    {
        var most = 0;
        foreach (var count in counts)
        {
            most = Math.Max(most, count);
        }

        return most;
    }

    // The list is both the queue and the area's pixels.
    private static Area Fill(byte[] colors, int start, int width, List<int> visited)
    {
        var color = colors[start];
        var area = new Area(color) { Left = int.MaxValue, Top = int.MaxValue };
        visited.Clear();
        visited.Add(start);
        colors[start] = Current;
        for (var next = 0; next < visited.Count; next++)
        {
            var i = visited[next];
            area.Add(i % width, i / width);
            Visit(i - 1, i % width > 0);
            Visit(i + 1, i % width < width - 1);
            Visit(i - width, true);
            Visit(i + width, true);
        }

        return area;

        void Visit(int i, bool sameRow)
        {
            if (sameRow && i >= 0 && i < colors.Length && colors[i] == color)
            {
                colors[i] = Current;
                visited.Add(i);
            }
        }
    }

    // A full box is 1, an ellipse in it pi / 4, a triangle 1 / 2; the confidence decreases with the distance from the ideal.
    private static Shape? Name(Area area)
    {
        var width = area.Right - area.Left + 1;
        var height = area.Bottom - area.Top + 1;
        if (Math.Min(width, height) < 6)
        {
            return null;
        }

        var filled = (double)area.Pixels / ((double)width * height);
        var aspect = (double)width / height;
        var (form, ideal) = filled switch
        {
            > 0.9 => (aspect is > 0.9 and < 1.11 ? 0 : 1, 1.0),
            > 0.68 => (2, Math.PI / 4),
            > 0.4 and < 0.62 => (3, 0.5),
            _ => (4, filled),
        };
        var confidence = form == 4 ? Math.Round(0.5 * filled, 4) : Math.Round(0.99 - (1.5 * Math.Abs(filled - ideal)), 4);
        return new Shape(
            ShapeColor.NameOf(area.Color) + "-" + Forms[form], (area.Color * Forms.Length) + form, confidence, area.Left, area.Top, area.Right + 1, area.Bottom
                + 1, []);
    }

    private sealed class Area(byte color)
    {
        internal byte Color { get; } = color;

        internal int Left { get; set; }

        internal int Top { get; set; }

        internal int Right { get; private set; }

        internal int Bottom { get; private set; }

        internal int Pixels { get; private set; }

        internal void Add(int x, int y)
        {
            Pixels++;
            Left = Math.Min(Left, x);
            Top = Math.Min(Top, y);
            Right = Math.Max(Right, x);
            Bottom = Math.Max(Bottom, y);
        }
    }
}
