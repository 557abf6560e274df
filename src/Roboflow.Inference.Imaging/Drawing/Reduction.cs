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

        var squares = image.Cut(area);
        Pixelation.Apply(squares, new PixelRectangle(0, 0, area.Width, area.Height), factor);
        var (width, height, bands) = ((area.Width + factor - 1) / factor, (area.Height + factor - 1) / factor, image.Bands);
        var small = new PixelBuffer(width, height, bands, new byte[width * height * bands]);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                Array.Copy(squares.Data, ((y * area.Width) + x) * factor * bands, small.Data, ((y * width) + x) * bands, bands);
            }
        }

        return small;
    }

    /// <summary>Fills the area with the reduced image, interpolated linearly between the centers of its squares.</summary>
    internal static void Enlarge(PixelBuffer small, PixelBuffer image, PixelRectangle area, int factor)
    {
        var (bands, length) = (image.Bands, small.Width * image.Bands);
        var columns = Neighbors(area.Width, small.Width, factor);
        var rows = Neighbors(area.Height, small.Height, factor);
        var line = new int[length];
        for (var y = 0; y < area.Height; y++)
        {
            var (upper, share) = rows[y];
            var lower = Math.Min(upper + 1, small.Height - 1);
            for (var i = 0; i < length; i++)
            {
                line[i] = (small.Data[(upper * length) + i] * (Whole - share)) + (small.Data[(lower * length) + i] * share);
            }

            var row = image.Data.AsSpan((((area.Top + y) * image.Width) + area.Left) * bands, area.Width * bands);
            for (int x = 0, o = 0; x < area.Width; x++)
            {
                var (left, part) = columns[x];
                var (from, to) = (left * bands, Math.Min(left + 1, small.Width - 1) * bands);
                for (var band = 0; band < bands; band++, o++)
                {
                    row[o] = (byte)(((line[from + band] * (Whole - part)) + (line[to + band] * part) + (Whole * Whole / 2)) / (Whole * Whole));
                }
            }
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
