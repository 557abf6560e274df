using System;

namespace Roboflow.Inference.Imaging;

/// <summary>
/// Three running means in each direction, which is near to a Gaussian whose sigma is the radius; as fast for a large
/// radius as for a small one.
/// </summary>
internal static class BoxBlur
{
    private const int Passes = 3;

    /// <summary>Blurs an area that lies in the image. Nothing outside it is read, so nothing of it bleeds in or out.</summary>
    internal static void Blur(PixelBuffer image, PixelRectangle area, int radius)
    {
        var line = new byte[Math.Max(area.Width, area.Height)];
        var stride = image.Width * image.Bands;
        for (var band = 0; band < image.Bands; band++)
        {
            for (var y = area.Top; y < area.Bottom; y++)
            {
                Blur(image.Data, (y * stride) + (area.Left * image.Bands) + band, image.Bands, line.AsSpan(0, area.Width), radius);
            }

            for (var x = area.Left; x < area.Right; x++)
            {
                Blur(image.Data, (area.Top * stride) + (x * image.Bands) + band, stride, line.AsSpan(0, area.Height), radius);
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

            // Beyond the ends, the end's own value stands.
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
