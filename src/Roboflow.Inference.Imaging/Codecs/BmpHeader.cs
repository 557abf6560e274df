using System;
using System.Buffers.Binary;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>The headers of a BMP: OS/2 (12 bytes, or 16 to 64) and Windows (40, 52, 56, 108 and 124 bytes).</summary>
internal sealed record BmpHeader
{
    private const int FileHeader = 14;
    private const int OldHeader = 12;
    private const int WindowsHeader = 40;
    private const string CutOff = "The BMP image is truncated.";

    internal enum Packing
    {
        None = 0,
        RunLength8 = 1,
        RunLength4 = 2,
        Masks = 3,
        MasksWithAlpha = 6,
    }

    internal int Width { get; private init; }

    internal int Height { get; private init; }

    internal bool BottomUp { get; private init; }

    /// <summary>Bits per pixel: 1, 2, 4 or 8 (palette indexes), 16, 24 or 32.</summary>
    internal int Bits { get; private init; }

    internal Packing Compression { get; private init; }

    internal int DataOffset { get; private init; }

    internal int PaletteOffset { get; private init; }

    /// <summary>Bytes per palette color.</summary>
    internal int ColorSize { get; private init; }

    internal int Colors { get; private init; }

    /// <summary>The bit masks of red, green, blue and alpha in pixels of 16 and 32 bits.</summary>
    internal (uint Red, uint Green, uint Blue, uint Alpha) Masks { get; private init; }

    /// <summary>Pixels per millimeter.</summary>
    internal (double X, double Y) Resolution { get; private init; }

    internal bool IsRunLength => Compression is Packing.RunLength8 or Packing.RunLength4;

    /// <exception cref="InvalidImageException">The headers are truncated, inconsistent, or not supported.</exception>
    internal static BmpHeader Read(ReadOnlySpan<byte> bmp)
    {
        Require(bmp.Length >= FileHeader + OldHeader, CutOff);
        var size = Number(bmp, 14); // One of the sizes by which ImageSignature recognizes a BMP.
        Require(bmp.Length >= FileHeader + size, CutOff);
        var isOld = size == OldHeader;
        var (width, height) = isOld ? (Short(bmp, 18), Short(bmp, 20)) : (Number(bmp, 18), (long)Number(bmp, 22));
        Require(width > 0 && height != 0 && width * Math.Abs(height) <= int.MaxValue / 4, "The BMP image has an impossible size.");
        var bits = Short(bmp, isOld ? 24 : 28);
        var packing = Field(bmp, size, 30);
        Require(IsSupported(bits, packing), $"BMP with {bits} bits per pixel and compression {packing} is not supported: save it as PNG.");
        var separateMasks = size == WindowsHeader ? packing switch { 3 => 12, 6 => 16, _ => 0 } : 0;
        var palette = FileHeader + size + separateMasks;
        var data = (long)(uint)Number(bmp, 10);
        Require(palette <= data && data <= bmp.Length, CutOff);
        var used = Field(bmp, size, 46);
        var colorSize = isOld ? 3 : 4;
        return new BmpHeader
        {
            Width = width,
            Height = (int)Math.Abs(height),
            BottomUp = height > 0,
            Bits = bits,
            Compression = (Packing)packing,
            DataOffset = (int)data,
            PaletteOffset = palette,
            ColorSize = colorSize,
            Colors = bits > 8 ? 0 : (int)Math.Min(used is > 0 and <= 256 ? used : 1 << bits, (data - palette) / colorSize),
            Masks = MasksOf(bmp, size, bits, packing),
            Resolution = (Codecs.Resolution.PerMeter(Field(bmp, size, 38)), Codecs.Resolution.PerMeter(Field(bmp, size, 42))),
        };
    }

    private static bool IsSupported(int bits, int packing) => (Packing)packing switch
    {
        Packing.None => bits is 1 or 2 or 4 or 8 or 16 or 24 or 32,
        Packing.RunLength8 => bits == 8,
        Packing.RunLength4 => bits == 4,
        Packing.Masks or Packing.MasksWithAlpha => bits is 16 or 32,
        _ => false,
    };

    // Without masks, 16-bit pixels have five bits per color, and the fourth byte of 32-bit pixels is padding.
    private static (uint Red, uint Green, uint Blue, uint Alpha) MasksOf(ReadOnlySpan<byte> bmp, int size, int bits, int packing)
    {
        if ((Packing)packing is not (Packing.Masks or Packing.MasksWithAlpha))
        {
            return bits == 16 ? (0x7C00u, 0x3E0u, 0x1Fu, 0u) : (0xFF0000u, 0xFF00u, 0xFFu, 0u);
        }

        var hasAlpha = size >= 56 || (Packing)packing == Packing.MasksWithAlpha;
        Require(bmp.Length >= (hasAlpha ? 70 : 66), CutOff);
        var masks = (Mask(bmp, 54), Mask(bmp, 58), Mask(bmp, 62), hasAlpha ? Mask(bmp, 66) : 0);
        Require(masks is not (0, 0, 0, _), "The BMP image has no color bits.");
        return masks;
    }

    private static uint Mask(ReadOnlySpan<byte> bmp, int at)
    {
        var mask = (uint)Number(bmp, at);
        var bits = mask == 0 ? 0 : mask / (mask & (~mask + 1));
        Require((bits & (bits + 1)) == 0, "The BMP image has color bits that are not contiguous.");
        return mask;
    }

    // A field that is missing in a short header is 0.
    private static int Field(ReadOnlySpan<byte> bmp, int size, int at) => at + 4 <= FileHeader + size ? Number(bmp, at) : 0;

    private static int Number(ReadOnlySpan<byte> bmp, int at) => BinaryPrimitives.ReadInt32LittleEndian(bmp.Slice(at));

    private static int Short(ReadOnlySpan<byte> bmp, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bmp.Slice(at));

    private static void Require(bool isTrue, string otherwise)
    {
        if (!isTrue)
        {
            throw new InvalidImageException(otherwise);
        }
    }
}
