using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Imaging;

/// <summary>Makes what lies in boxes unrecognizable. The strength follows the box, so that a large face is not just softened.</summary>
internal static class Anonymizer
{
    // A smaller area says nothing when it is averaged, so its neighbors are hidden with it.
    private const int LeastSide = 8;

    internal static void Hide(PixelBuffer image, IEnumerable<Prediction> boxes, bool pixelate)
    {
        foreach (var prediction in boxes)
        {
            if (PixelRectangle.Around(prediction, image.Width, image.Height) is not { } box)
            {
                continue;
            }

            var area = Grown(box, image);
            if (pixelate)
            {
                Pixelate(image, area);
            }
            else
            {
                BoxBlur.Blur(image, area, StrengthOf(area));
            }
        }
    }

    /// <summary>A quarter of the shorter side or, for a long thin box, a sixteenth of the longer one.</summary>
    internal static int StrengthOf(PixelRectangle area) =>
        Math.Max((Math.Min(area.Width, area.Height) + 3) / 4, (Math.Max(area.Width, area.Height) + 15) / 16);

    private static PixelRectangle Grown(PixelRectangle box, PixelBuffer image)
    {
        var (left, right) = Grown(box.Left, box.Right, image.Width);
        var (top, bottom) = Grown(box.Top, box.Bottom, image.Height);
        return new PixelRectangle(left, top, right, bottom);
    }

    private static (int From, int To) Grown(int from, int to, int limit)
    {
        var missing = Math.Max(0, LeastSide - (to - from));
        var first = Math.Max(0, Math.Min(from - (missing / 2), limit - LeastSide));
        return (Math.Min(first, from), Math.Min(limit, Math.Max(to, first + (missing > 0 ? LeastSide : 0))));
    }

    private static void Pixelate(PixelBuffer image, PixelRectangle area)
    {
        var size = StrengthOf(area);
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
        for (var band = 0; band < image.Bands; band++)
        {
            long sum = 0;
            ForEach(image, square, band, (data, at) => sum += data[at]);
            var mean = (byte)(sum / square.Area);
            ForEach(image, square, band, (data, at) => data[at] = mean);
        }
    }

    private static void ForEach(PixelBuffer image, PixelRectangle square, int band, Action<byte[], int> action)
    {
        for (var y = square.Top; y < square.Bottom; y++)
        {
            var at = (((y * image.Width) + square.Left) * image.Bands) + band;
            for (var x = square.Left; x < square.Right; x++, at += image.Bands)
            {
                action(image.Data, at);
            }
        }
    }
}
