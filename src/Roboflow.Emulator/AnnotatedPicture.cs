using System;
using System.Collections.Generic;
using NetVips;
using Roboflow.Inference.Imaging;

namespace Roboflow.Emulator;

/// <summary>The drawn answer of <c>format=image</c>: boxes of the asked width, as JPEG.</summary>
internal static class AnnotatedPicture
{
    internal static byte[] Draw(PixelBuffer picture, IReadOnlyList<Shape> shapes, int stroke)
    {
        var data = (byte[])picture.Data.Clone();
        foreach (var shape in shapes)
        {
            for (var ring = 0; ring < Math.Clamp(stroke, 1, 100); ring++)
            {
                Frame(data, picture, shape.Left + ring, shape.Top + ring, shape.Right - 1 - ring, shape.Bottom - 1 - ring);
            }
        }

        using var image = Image.NewFromMemory(data, picture.Width, picture.Height, picture.Bands, Enums.BandFormat.Uchar);
        return image.JpegsaveBuffer(q: 90);
    }

    private static void Frame(byte[] data, PixelBuffer picture, int left, int top, int right, int bottom)
    {
        if (left > right || top > bottom)
        {
            return;
        }

        for (var x = left; x <= right; x++)
        {
            Dot(data, picture, x, top);
            Dot(data, picture, x, bottom);
        }

        for (var y = top; y <= bottom; y++)
        {
            Dot(data, picture, left, y);
            Dot(data, picture, right, y);
        }
    }

    private static void Dot(byte[] data, PixelBuffer picture, int x, int y)
    {
        var at = ((y * picture.Width) + x) * picture.Bands;
        (data[at], data[at + 1], data[at + 2]) = (163, 81, 251);
    }
}
