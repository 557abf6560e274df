using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Imaging;

/// <summary>Makes what lies in boxes unrecognisable. The strength follows the box, so that a large face is not just softened.</summary>
internal static class Anonymiser
{
    // A smaller area says nothing when it is averaged, so its neighbours are hidden with it.
    private const int LeastSide = 8;

    internal static void Hide(PixelBuffer picture, IEnumerable<Prediction> boxes, bool pixelate)
    {
        foreach (var prediction in boxes)
        {
            if (PixelRectangle.Around(prediction, picture.Width, picture.Height) is not { } box)
            {
                continue;
            }

            var area = Grown(box, picture);
            if (pixelate)
            {
                Pixelate(picture, area);
            }
            else
            {
                BoxBlur.Blur(picture, area, StrengthOf(area));
            }
        }
    }

    /// <summary>A quarter of the shorter side or, for a long thin box, a sixteenth of the longer one.</summary>
    internal static int StrengthOf(PixelRectangle area) =>
        Math.Max((Math.Min(area.Width, area.Height) + 3) / 4, (Math.Max(area.Width, area.Height) + 15) / 16);

    private static PixelRectangle Grown(PixelRectangle box, PixelBuffer picture)
    {
        var (left, right) = Grown(box.Left, box.Right, picture.Width);
        var (top, bottom) = Grown(box.Top, box.Bottom, picture.Height);
        return new PixelRectangle(left, top, right, bottom);
    }

    private static (int From, int To) Grown(int from, int to, int limit)
    {
        var missing = Math.Max(0, LeastSide - (to - from));
        var first = Math.Max(0, Math.Min(from - (missing / 2), limit - LeastSide));
        return (Math.Min(first, from), Math.Min(limit, Math.Max(to, first + (missing > 0 ? LeastSide : 0))));
    }

    private static void Pixelate(PixelBuffer picture, PixelRectangle area)
    {
        var size = StrengthOf(area);
        for (var top = area.Top; top < area.Bottom; top += size)
        {
            for (var left = area.Left; left < area.Right; left += size)
            {
                Average(picture, new PixelRectangle(left, top, Math.Min(left + size, area.Right), Math.Min(top + size, area.Bottom)));
            }
        }
    }

    private static void Average(PixelBuffer picture, PixelRectangle square)
    {
        for (var band = 0; band < picture.Bands; band++)
        {
            long sum = 0;
            ForEach(picture, square, band, (data, at) => sum += data[at]);
            var mean = (byte)(sum / square.Area);
            ForEach(picture, square, band, (data, at) => data[at] = mean);
        }
    }

    private static void ForEach(PixelBuffer picture, PixelRectangle square, int band, Action<byte[], int> action)
    {
        for (var y = square.Top; y < square.Bottom; y++)
        {
            var at = (((y * picture.Width) + square.Left) * picture.Bands) + band;
            for (var x = square.Left; x < square.Right; x++, at += picture.Bands)
            {
                action(picture.Data, at);
            }
        }
    }
}
