using System;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Unpacks run-length compressed BMP, with 4 and 8 bits per pixel, to one byte per pixel.</summary>
internal static class BmpRunLengths
{
    private const int EndOfLine = 0;
    private const int EndOfImage = 1;
    private const int Move = 2;

    /// <summary>Returns the palette index of each pixel, in the file's row order. Pixels that the file skips are 0.</summary>
    /// <exception cref="InvalidImageException">The data is truncated, or a run extends beyond the image.</exception>
    internal static byte[] Unpack(ReadOnlySpan<byte> bmp, BmpHeader header)
    {
        var (at, x, y) = (header.DataOffset, 0, 0);
        var pixels = new byte[header.Width * header.Height];

        // ImageMagick fills each row up to four bytes, as rows without runs are.
        var rowWidth = ((header.Width * header.Bits) + 31) / 32 * 32 / header.Bits;
        while (y < header.Height && (y < header.Height - 1 || x < header.Width))
        {
            var (count, value) = (Byte(bmp, at), Byte(bmp, at + 1));
            at += 2;
            if (count > 0)
            {
                for (var i = 0; i < count; i++)
                {
                    Put(header.Bits == 8 ? value : Half(value, i));
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
                // Literal pixels, padded to two bytes.
                var bytes = header.Bits == 8 ? value : (value + 1) / 2;
                Require(bmp.Length >= at + bytes);
                for (var i = 0; i < value; i++)
                {
                    Put(header.Bits == 8 ? bmp[at + i] : Half(bmp[at + (i / 2)], i));
                }

                at += (bytes + 1) & ~1;
            }
        }

        return pixels;

        void Put(byte pixel)
        {
            if (x >= rowWidth || y >= header.Height)
            {
                throw new InvalidImageException("The BMP image has a run that extends beyond the image.");
            }

            if (x < header.Width)
            {
                pixels[(y * header.Width) + x] = pixel;
            }

            x++;
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
            throw new InvalidImageException("The BMP image is truncated.");
        }
    }
}
