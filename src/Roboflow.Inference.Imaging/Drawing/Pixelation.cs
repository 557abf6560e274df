using System;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Replaces squares with their mean color.</summary>
internal static class Pixelation
{
    /// <summary>Pixelates an area inside the image. Squares at its right and lower edge can be smaller.</summary>
    internal static void Apply(PixelBuffer image, PixelRectangle area, int size)
    {
        Span<byte> mean = stackalloc byte[4];
        mean = mean.Slice(0, image.Bands);
        for (var top = area.Top; top < area.Bottom; top += size)
        {
            for (var left = area.Left; left < area.Right; left += size)
            {
                var square = new PixelRectangle(left, top, Math.Min(left + size, area.Right), Math.Min(top + size, area.Bottom));
                ReadMean(image, square, mean);
                Fill(image, square, mean);
            }
        }
    }

    /// <summary>The mean color of a square that lies in the image, a byte for each band.</summary>
    internal static void ReadMean(PixelBuffer image, PixelRectangle square, Span<byte> mean)
    {
        Span<long> sums = stackalloc long[4];
        for (var y = square.Top; y < square.Bottom; y++)
        {
            Add(image.Data.AsSpan(((y * image.Width) + square.Left) * image.Bands, square.Width * image.Bands), sums, image.Bands);
        }

        for (var band = 0; band < mean.Length; band++)
        {
            mean[band] = (byte)(sums[band] / square.Area);
        }
    }

    private static void Fill(PixelBuffer image, PixelRectangle square, ReadOnlySpan<byte> color)
    {
        var (first, length) = (((square.Top * image.Width) + square.Left) * image.Bands, square.Width * image.Bands);
        var row = image.Data.AsSpan(first, length);
        for (var i = 0; i < length; i += color.Length)
        {
            color.CopyTo(row.Slice(i));
        }

        for (var y = 1; y < square.Height; y++)
        {
            row.CopyTo(image.Data.AsSpan(first + (y * image.Width * image.Bands), length));
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
