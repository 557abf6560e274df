using System;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Unpacks the run-length forms of BMP, with 4 and 8 bits a pixel, into one byte a pixel.</summary>
internal static class BmpRunLengths
{
    private const int EndOfLine = 0;
    private const int EndOfImage = 1;
    private const int Move = 2;

    /// <summary>The palette's number of each pixel, in the file's order of rows. Pixels that the file passes over are 0.</summary>
    /// <exception cref="InvalidImageException">The data ends before the image does, or a run leaves the image.</exception>
    internal static byte[] Unpack(ReadOnlySpan<byte> bmp, BmpHeader header)
    {
        var (at, x, y) = (header.DataOffset, 0, 0);
        var pixels = new byte[header.Width * header.Height];
        while (y < header.Height && (y < header.Height - 1 || x < header.Width))
        {
            var (count, value) = (Byte(bmp, at), Byte(bmp, at + 1));
            at += 2;
            if (count > 0)
            {
                for (var i = 0; i < count; i++)
                {
                    pixels[Next()] = header.Bits == 8 ? value : Half(value, i);
                }
            }
            else if (value == EndOfLine)
            {
                (x, y) = (0, y + 1);
            }
            else if (value == EndOfImage)
            {
                break;
            }
            else if (value == Move)
            {
                (x, y) = (x + Byte(bmp, at), y + Byte(bmp, at + 1));
                at += 2;
            }
            else
            {
                // So many pixels as they are, filled up to two bytes.
                var bytes = header.Bits == 8 ? value : (value + 1) / 2;
                Require(bmp.Length >= at + bytes);
                for (var i = 0; i < value; i++)
                {
                    pixels[Next()] = header.Bits == 8 ? bmp[at + i] : Half(bmp[at + (i / 2)], i);
                }

                at += (bytes + 1) & ~1;
            }
        }

        return pixels;

        int Next()
        {
            if (x >= header.Width || y >= header.Height)
            {
                throw new InvalidImageException("The BMP image has a run that leaves the image.");
            }

            return (y * header.Width) + x++;
        }
    }

    private static byte Half(byte value, int index) => (byte)(index % 2 == 0 ? value >> 4 : value & 15);

    private static byte Byte(ReadOnlySpan<byte> bmp, int at)
    {
        Require(at < bmp.Length);
        return bmp[at];
    }

    private static void Require(bool isThere)
    {
        if (!isThere)
        {
            throw new InvalidImageException("The BMP image ends too early.");
        }
    }
}
