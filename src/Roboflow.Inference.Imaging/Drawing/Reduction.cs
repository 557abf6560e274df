using System;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Reduces an area of an image by averaging squares, and enlarges it again smoothly.</summary>
internal static class Reduction
{
    // Weights of two neighbors are in 256ths.
    private const int Whole = 256;

    /// <summary>Returns the means of squares with sides of <paramref name="factor"/> pixels; those at the right and lower edge can be
    /// smaller.</summary>
    internal static PixelBuffer Shrink(PixelBuffer image, PixelRectangle area, int factor)
    {
        if (factor == 1)
        {
            return image.Cut(area);
        }

        var (width, height, bands) = ((area.Width + factor - 1) / factor, (area.Height + factor - 1) / factor, image.Bands);
        var small = new PixelBuffer(width, height, bands, new byte[width * height * bands]);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (left, top) = (area.Left + (x * factor), area.Top + (y * factor));
                var square = new PixelRectangle(left, top, Math.Min(left + factor, area.Right), Math.Min(top + factor, area.Bottom));
                Pixelation.ReadMean(image, square, small.Data.AsSpan(((y * width) + x) * bands, bands));
            }
        }

        return small;
    }

    /// <summary>Fills the area with the reduced image, interpolated linearly between the centers of its squares.</summary>
    internal static void Enlarge(PixelBuffer small, PixelBuffer image, PixelRectangle area, int factor)
    {
        var columns = Neighbors(area.Width, small.Width, factor);
        var rows = Neighbors(area.Height, small.Height, factor);
        var (upper, lower) = (new int[area.Width * image.Bands], new int[area.Width * image.Bands]);
        var widened = -1;
        for (var y = 0; y < area.Height; y++)
        {
            var (first, share) = rows[y];
            if (first != widened)
            {
                // The row that was below is above now, unless this is the first.
                (upper, lower) = (lower, upper);
                if (widened < 0)
                {
                    Widen(small, first, columns, upper);
                }

                Widen(small, Math.Min(first + 1, small.Height - 1), columns, lower);
                widened = first;
            }

            Mix(upper, lower, share, image.Data.AsSpan((((area.Top + y) * image.Width) + area.Left) * image.Bands, upper.Length));
        }
    }

    // A row of the smaller image at the width of the area, in 256ths.
    private static void Widen(PixelBuffer small, int y, (int First, int Share)[] columns, int[] wide)
    {
        var (bands, last) = (small.Bands, small.Width - 1);
        var row = small.Data.AsSpan(y * small.Width * bands, small.Width * bands);
        for (int x = 0, o = 0; x < columns.Length; x++)
        {
            var (left, share) = columns[x];
            var (from, to) = (left * bands, Math.Min(left + 1, last) * bands);
            for (var band = 0; band < bands; band++, o++)
            {
                wide[o] = (row[from + band] * (Whole - share)) + (row[to + band] * share);
            }
        }
    }

    private static void Mix(int[] upper, int[] lower, int share, Span<byte> row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = (byte)(((upper[i] * (Whole - share)) + (lower[i] * share) + (Whole * Whole / 2)) / (Whole * Whole));
        }
    }

    private static (int First, int Share)[] Neighbors(int length, int count, int factor)
    {
        var neighbors = new (int First, int Share)[length];
        for (var i = 0; i < length; i++)
        {
            // The position of a pixel's center among the centers of the squares.
            var place = Math.Max(0, Math.Min(count - 1, ((i + 0.5) / factor) - 0.5));
            neighbors[i] = ((int)place, (int)((place - (int)place) * Whole));
        }

        return neighbors;
    }
}
