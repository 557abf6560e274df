using System;
using System.Buffers.Binary;

namespace Roboflow.Inference.Imaging;

/// <summary>Reads uncompressed BMP of 8 (paletted), 24 and 32 bits, which libvips as we ship it does not.</summary>
internal static class BmpReader
{
    private const int FileHeader = 14;
    private const int LeastInfoHeader = 40;

    /// <exception cref="InvalidImageException">No BMP of a kind that is read.</exception>
    internal static (int Width, int Height) ReadSize(ReadOnlySpan<byte> bmp)
    {
        var header = Header.Read(bmp);
        return (header.Width, header.Height);
    }

    /// <exception cref="InvalidImageException">No BMP of a kind that is read, or one that is cut off.</exception>
    internal static PixelBuffer Read(ReadOnlySpan<byte> bmp)
    {
        var header = Header.Read(bmp);
        var stride = (((long)header.Width * header.Bits) + 31) / 32 * 4;
        if (header.DataOffset + (stride * header.Height) > bmp.Length)
        {
            throw new InvalidImageException("The BMP image is cut off.");
        }

        var data = new byte[header.Width * header.Height * 3];
        for (var y = 0; y < header.Height; y++)
        {
            var row = bmp.Slice((int)(header.DataOffset + (stride * (header.BottomUp ? header.Height - 1 - y : y))), (int)stride);
            CopyRow(row, header, bmp, data.AsSpan(y * header.Width * 3, header.Width * 3));
        }

        return new PixelBuffer(header.Width, header.Height, 3, data);
    }

    // The fourth byte of 32 bits is padding in most files, so it is not taken for alpha.
    private static void CopyRow(ReadOnlySpan<byte> row, Header header, ReadOnlySpan<byte> bmp, Span<byte> rgb)
    {
        var step = header.Bits / 8;
        for (int x = 0, o = 0; o < rgb.Length; x += step, o += 3)
        {
            var bgr = row.Slice(x);
            if (header.Bits == 8)
            {
                if (row[x] >= header.Colors)
                {
                    throw new InvalidImageException("The BMP image uses a color that its palette lacks.");
                }

                bgr = bmp.Slice(header.PaletteOffset + (row[x] * 4), 3);
            }

            (rgb[o], rgb[o + 1], rgb[o + 2]) = (bgr[2], bgr[1], bgr[0]);
        }
    }

    private readonly record struct Header(int Width, int Height, bool BottomUp, int Bits, long DataOffset, int PaletteOffset, int Colors)
    {
        internal static Header Read(ReadOnlySpan<byte> bmp)
        {
            if (bmp.Length < FileHeader + LeastInfoHeader)
            {
                throw new InvalidImageException("The BMP image is cut off.");
            }

            var infoSize = Number(bmp, 14);
            var width = Number(bmp, 18);
            var height = (long)Number(bmp, 22);
            var bits = BinaryPrimitives.ReadUInt16LittleEndian(bmp.Slice(28));
            var compression = Number(bmp, 30);
            if (infoSize < LeastInfoHeader || bits is not (8 or 24 or 32) || !IsPlain(bmp, compression, bits))
            {
                throw new InvalidImageException($"BMP with {bits} bits a pixel and compression {compression} is not supported: save it as PNG.");
            }

            if (width <= 0 || height == 0 || width * Math.Abs(height) > int.MaxValue / 3)
            {
                throw new InvalidImageException("The BMP image has an impossible size.");
            }

            var palette = FileHeader + (long)infoSize;
            var colors = bits > 8 ? 0 : Number(bmp, 46) is > 0 and <= 256 and var used ? used : 256;
            var data = (long)(uint)Number(bmp, 10);
            if (palette + (colors * 4) > bmp.Length || data < palette)
            {
                throw new InvalidImageException("The BMP image is cut off.");
            }

            return new Header(width, (int)Math.Abs(height), height > 0, bits, data, (int)palette, colors);
        }

        // Compression 3 names each channel's bits by masks; the usual ones mean plain blue, green, red.
        private static bool IsPlain(ReadOnlySpan<byte> bmp, int compression, int bits) =>
            compression == 0
            || (compression == 3 && bits == 32 && bmp.Length >= 66
                && Number(bmp, 54) == 0xFF0000 && Number(bmp, 58) == 0xFF00 && Number(bmp, 62) == 0xFF);

        private static int Number(ReadOnlySpan<byte> bmp, int at) => BinaryPrimitives.ReadInt32LittleEndian(bmp.Slice(at));
    }
}
