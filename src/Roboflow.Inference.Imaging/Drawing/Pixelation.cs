using System;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Replaces squares with their mean color.</summary>
internal static class Pixelation
{
    /// <summary>Pixelates an area inside the image. Squares at its right and lower edge can be smaller.</summary>
    internal static void Apply(PixelBuffer image, PixelRectangle area, int size)
    {
        for (var top = area.Top; top < area.Bottom; top += size)
        {
            for (var left = area.Left; left < area.Right; left += size)
            {
                Average(image, new PixelRectangle(left, top, Math.Min(left + size, area.Right), Math.Min(top + size, area.Bottom)));
            }
        }
    }

    private static void Average(PixelBuffer image, PixelRectangle square)
    {
        var (first, length) = (((square.Top * image.Width) + square.Left) * image.Bands, square.Width * image.Bands);
        var stride = image.Width * image.Bands;
        Span<long> sums = stackalloc long[4];
        for (var y = 0; y < square.Height; y++)
        {
            Add(image.Data.AsSpan(first + (y * stride), length), sums, image.Bands);
        }

        var row = image.Data.AsSpan(first, length);
        for (var i = 0; i < length; i++)
        {
            row[i] = (byte)(sums[i % image.Bands] / square.Area);
        }

        for (var y = 1; y < square.Height; y++)
        {
            row.CopyTo(image.Data.AsSpan(first + (y * stride), length));
        }
    }

    private static void Add(ReadOnlySpan<byte> row, Span<long> sums, int bands)
    {
        var (r, g, b, a) = (0, 0, 0, 0);
        for (var i = 0; i + bands <= row.Length; i += bands)
        {
            r += row[i];
            g += row[i + 1];
            b += row[i + 2];
            a += bands == 4 ? row[i + 3] : 0;
        }

        sums[0] += r;
        sums[1] += g;
        sums[2] += b;
        sums[3] += a;
    }
}
