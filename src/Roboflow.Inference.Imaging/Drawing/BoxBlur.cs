using System;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>
/// Three running means in each direction, which approximate a Gaussian whose sigma is the radius, at the same speed for any
/// radius. A large area is blurred at a reduced size, because a blur leaves no detail to lose.
/// </summary>
internal static class BoxBlur
{
    private const int Passes = 3;

    // The minimum radius in pixels of the reduced area: its blur hides the squares of the reduction.
    private const int LeastRadius = 8;

    /// <summary>Blurs an area inside the image. Pixels outside it are not read, so that no color bleeds in or out.</summary>
    internal static void Blur(PixelBuffer image, PixelRectangle area, int radius)
    {
        var factor = Math.Max(1, radius / LeastRadius);
        var small = Reduction.Shrink(image, area, factor);
        Blur(small, (radius + factor - 1) / factor);
        Reduction.Enlarge(small, image, area, factor);
    }

    private static void Blur(PixelBuffer image, int radius)
    {
        var (bands, stride) = (image.Bands, image.Width * image.Bands);
        var line = new byte[Math.Max(image.Width, image.Height)];
        for (var band = 0; band < bands; band++)
        {
            for (var y = 0; y < image.Height; y++)
            {
                Blur(image.Data, (y * stride) + band, bands, line.AsSpan(0, image.Width), radius);
            }

            for (var x = 0; x < image.Width; x++)
            {
                Blur(image.Data, (x * bands) + band, stride, line.AsSpan(0, image.Height), radius);
            }
        }
    }

    private static void Blur(byte[] data, int start, int step, Span<byte> line, int radius)
    {
        for (var pass = 0; pass < Passes; pass++)
        {
            for (int i = 0, at = start; i < line.Length; i++, at += step)
            {
                line[i] = data[at];
            }

            // Beyond the ends, the last value is repeated.
            var last = line.Length - 1;
            var sum = line[0] * (radius + 1);
            for (var i = 1; i <= radius; i++)
            {
                sum += line[Math.Min(i, last)];
            }

            var width = (2 * radius) + 1;
            for (int i = 0, at = start; i < line.Length; i++, at += step)
            {
                data[at] = (byte)((sum + radius) / width);
                sum += line[Math.Min(i + radius + 1, last)] - line[Math.Max(i - radius, 0)];
            }
        }
    }
}
