using System;
using System.Buffers.Binary;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Reads BMP, which the shipped libvips cannot: 1 to 32 bits per pixel, bit masks, run-length compression, OS/2 headers.</summary>
internal static class BmpReader
{
    /// <exception cref="InvalidImageException">The headers cannot be read.</exception>
    internal static (int Width, int Height) ReadSize(ReadOnlySpan<byte> bmp)
    {
        var header = BmpHeader.Read(bmp);
        return (header.Width, header.Height);
    }

    /// <summary>Returns pixels per millimeter.</summary>
    /// <exception cref="InvalidImageException">The headers cannot be read.</exception>
    internal static (double X, double Y) ReadResolution(ReadOnlySpan<byte> bmp) => BmpHeader.Read(bmp).Resolution;

    /// <summary>Decodes to RGB, or to RGBA if the file has alpha bits and uses them.</summary>
    /// <exception cref="InvalidImageException">The image is truncated, damaged, or not supported.</exception>
    internal static PixelBuffer Read(ReadOnlySpan<byte> bmp)
    {
        var header = BmpHeader.Read(bmp);
        var bands = header.Masks.Alpha == 0 ? 3 : 4;
        var pixels = new PixelBuffer(header.Width, header.Height, bands, new byte[(long)header.Width * header.Height * bands]);
        if (header.Bits <= 8)
        {
            CopyIndexed(bmp, header, pixels.Data);
        }
        else if (header.Bits == 24)
        {
            ForEachRow(bmp, header, pixels, static (row, rgb, _) => CopyTrueColor(row, rgb));
        }
        else
        {
            ForEachRow(bmp, header, pixels, CopyMasked);
        }

        return Opaque(pixels);
    }

    private delegate void CopyRow(ReadOnlySpan<byte> row, Span<byte> pixels, BmpHeader header);

    // Rows are padded to four bytes, and the bottom row comes first unless the height is negative.
    private static void ForEachRow(ReadOnlySpan<byte> bmp, BmpHeader header, PixelBuffer pixels, CopyRow copy)
    {
        var stride = Stride(bmp, header);
        var length = header.Width * pixels.Bands;
        for (var y = 0; y < header.Height; y++)
        {
            var row = bmp.Slice(header.DataOffset + (stride * (header.BottomUp ? header.Height - 1 - y : y)), stride);
            copy(row, pixels.Data.AsSpan(y * length, length), header);
        }
    }

    private static int Stride(ReadOnlySpan<byte> bmp, BmpHeader header)
    {
        var stride = (((long)header.Width * header.Bits) + 31) / 32 * 4;
        return header.DataOffset + (stride * header.Height) <= bmp.Length ? (int)stride : throw new InvalidImageException("The BMP image is truncated.");
    }

    private static void CopyIndexed(ReadOnlySpan<byte> bmp, BmpHeader header, byte[] rgb)
    {
        var (width, bits) = (header.Width, header.Bits);
        var unpacked = header.IsRunLength ? BmpRunLengths.Unpack(bmp, header) : null;
        var stride = unpacked is null ? Stride(bmp, header) : 0;
        for (int y = 0, o = 0; y < header.Height; y++)
        {
            var line = header.BottomUp ? header.Height - 1 - y : y;
            for (var x = 0; x < width; x++, o += 3)
            {
                // The first pixel is in the highest bits of a byte.
                var index = unpacked is not null ? unpacked[(line * width) + x]
                    : (bmp[header.DataOffset + (line * stride) + (x * bits / 8)] >> (8 - bits - (x * bits % 8))) & ((1 << bits) - 1);
                if (index >= header.Colors)
                {
                    throw new InvalidImageException("The BMP image uses a color that is not in its palette.");
                }

                var color = header.PaletteOffset + (index * header.ColorSize);
                (rgb[o], rgb[o + 1], rgb[o + 2]) = (bmp[color + 2], bmp[color + 1], bmp[color]);
            }
        }
    }

    private static void CopyTrueColor(ReadOnlySpan<byte> row, Span<byte> rgb)
    {
        for (var i = 0; i < rgb.Length; i += 3)
        {
            (rgb[i], rgb[i + 1], rgb[i + 2]) = (row[i + 2], row[i + 1], row[i]);
        }
    }

    private static void CopyMasked(ReadOnlySpan<byte> row, Span<byte> pixels, BmpHeader header)
    {
        var masks = header.Masks;
        var step = masks.Alpha == 0 ? 3 : 4;
        for (int x = 0, o = 0; x < header.Width; x++, o += step)
        {
            var value = header.Bits == 16
                ? BinaryPrimitives.ReadUInt16LittleEndian(row.Slice(x * 2))
                : BinaryPrimitives.ReadUInt32LittleEndian(row.Slice(x * 4));
            pixels[o] = Channel(value, masks.Red);
            pixels[o + 1] = Channel(value, masks.Green);
            pixels[o + 2] = Channel(value, masks.Blue);
            if (step == 4)
            {
                pixels[o + 3] = Channel(value, masks.Alpha);
            }
        }
    }

    // Scales the full range of the mask's bits to 0 to 255.
    private static byte Channel(uint pixel, uint mask)
    {
        if (mask == 0)
        {
            return 0;
        }

        var lowest = mask & (~mask + 1);
        ulong most = mask / lowest;
        return (byte)((((pixel & mask) / lowest * 255UL) + (most / 2)) / most);
    }

    // Many programs leave alpha at 0 everywhere although the header has alpha bits; the image is meant to be opaque.
    private static PixelBuffer Opaque(PixelBuffer pixels)
    {
        if (pixels.Bands != 4)
        {
            return pixels;
        }

        var isUsed = false;
        for (var i = 3; i < pixels.Data.Length && !isUsed; i += 4)
        {
            isUsed = pixels.Data[i] != 0;
        }

        return isUsed ? pixels.WithoutOpaqueAlpha() : pixels.WithoutAlpha();
    }
}
