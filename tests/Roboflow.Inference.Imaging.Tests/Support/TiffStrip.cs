using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using NetVips;
using Roboflow.Inference.Imaging.Scaling;

namespace Roboflow.Inference.Imaging.Tests.Support;

/// <summary>TIFF images of one strip, whole and with a fault in the strip; the header stays as it is.</summary>
internal static class TiffStrip
{
    private const int FillOrder = 266;
    private const int StripOffsets = 273;
    private const int StripByteCounts = 279;
    private const int ColorMap = 320;

    internal static byte[] Encode(Enums.ForeignTiffCompression compression, int width = 96, int height = 80)
    {
        using var noise = ImageScaler.Open(SampleImage.Noise(width, height, 3));
        using var image = compression == Enums.ForeignTiffCompression.Ccittfax4 ? noise.Colourspace(Enums.Interpretation.Bw) > 128 : noise.Copy();
        return image.TiffsaveBuffer(
            compression: compression,
            bitdepth: compression == Enums.ForeignTiffCompression.Ccittfax4 ? 1 : null,
            tile: false,
            tileHeight: height,
            bigtiff: false);
    }

    /// <summary>Says that the strip is a third shorter.</summary>
    internal static byte[] Shorten(byte[] tiff)
    {
        var shorter = (byte[])tiff.Clone();
        var at = Entry(shorter, StripByteCounts);
        Write(shorter, at, Value(shorter, at) * 2 / 3);
        return shorter;
    }

    /// <summary>Says that the strip is this number of bytes longer.</summary>
    internal static byte[] Lengthen(byte[] tiff, int more)
    {
        var other = (byte[])tiff.Clone();
        var at = Entry(other, StripByteCounts);
        Write(other, at, Value(other, at) + more);
        return other;
    }

    /// <summary>Reverses the order of the bits in each byte of the strip, and says so.</summary>
    internal static byte[] WithReversedBits(byte[] tiff)
    {
        var turned = (byte[])tiff.Clone();
        var start = Value(turned, Entry(turned, StripOffsets));
        var end = start + Value(turned, Entry(turned, StripByteCounts));
        for (var i = start; i < end; i++)
        {
            turned[i] = (byte)Enumerable.Range(0, 8).Sum(bit => ((tiff[i] >> bit) & 1) << (7 - bit));
        }

        return WithShort(turned, FillOrder, 2);
    }

    /// <summary>Overwrites bytes in the middle of the strip.</summary>
    internal static byte[] Overwrite(byte[] tiff)
    {
        var damaged = (byte[])tiff.Clone();
        var middle = Value(damaged, Entry(damaged, StripOffsets)) + (Value(damaged, Entry(damaged, StripByteCounts)) / 2);
        damaged.AsSpan(middle, 30).Fill(0xFF);
        return damaged;
    }

    /// <summary>Sets a tag of 16-bit numbers in a classic little-endian file, or adds it.</summary>
    internal static byte[] WithShort(byte[] tiff, int tag, params ushort[] values)
    {
        var folder = BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(4));
        var count = BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(folder));
        var entries = new SortedDictionary<int, byte[]>();
        for (var at = folder + 2; at < folder + 2 + (count * 12); at += 12)
        {
            entries[BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(at))] = tiff.AsSpan(at, 12).ToArray();
        }

        var entry = new byte[12];
        BinaryPrimitives.WriteUInt16LittleEndian(entry, (ushort)tag);
        entry[2] = 3;
        entry[4] = (byte)values.Length;
        var raw = values.SelectMany(BitConverter.GetBytes).ToArray();
        var start = tiff.Length + (tiff.Length % 2);
        (raw.Length > 4 ? BitConverter.GetBytes(start) : raw).CopyTo(entry, 8);
        entries[tag] = entry;

        byte[] padded = [.. tiff, .. new byte[tiff.Length % 2], .. raw];
        BinaryPrimitives.WriteInt32LittleEndian(padded.AsSpan(4), padded.Length);
        return [.. padded, .. BitConverter.GetBytes((ushort)entries.Count), .. entries.Values.SelectMany(e => e), 0, 0, 0, 0];
    }

    /// <summary>Adds a palette of 256 colors at the end of a classic little-endian file.</summary>
    internal static byte[] WithPalette(byte[] tiff, Func<int, (ushort R, ushort G, ushort B)> color)
    {
        // Its length and its place are known only once there is an entry for it.
        var colors = Enumerable.Range(0, 256).Select(color).ToList();
        var values = colors.Select(c => c.R).Concat(colors.Select(c => c.G)).Concat(colors.Select(c => c.B));
        var longer = WithShort(tiff, ColorMap, 0);
        var at = Entry(longer, ColorMap);
        BitConverter.GetBytes(3 * 256).CopyTo(longer, at + 4);
        BitConverter.GetBytes(longer.Length).CopyTo(longer, at + 8);
        return [.. longer, .. values.SelectMany(BitConverter.GetBytes)];
    }

    private static int Entry(byte[] tiff, int tag)
    {
        var folder = BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(4));
        for (var at = folder + 2; ; at += 12)
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(at)) == tag)
            {
                Assert.Equal(1, BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(at + 4)));
                return at;
            }
        }
    }

    private static bool IsShort(byte[] tiff, int entry) => BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(entry + 2)) == 3;

    private static int Value(byte[] tiff, int entry) => IsShort(tiff, entry)
        ? BinaryPrimitives.ReadUInt16LittleEndian(tiff.AsSpan(entry + 8)) : BinaryPrimitives.ReadInt32LittleEndian(tiff.AsSpan(entry + 8));

    private static void Write(byte[] tiff, int entry, int value)
    {
        if (IsShort(tiff, entry))
        {
            BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(entry + 8), (ushort)value);
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(tiff.AsSpan(entry + 8), value);
        }
    }
}
