using System;
using System.Buffers.Binary;

namespace Roboflow.Inference.Images;

/// <summary>The numbers in the directory of a TIFF's first page, in either byte order, also of BigTIFF.</summary>
internal readonly ref struct TiffDirectory
{
    private const int Byte = 1;
    private const int Short = 3;
    private const int Long = 4;
    private const int Long8 = 16;
    private const int Place = 13;
    private const int Place8 = 18;

    private const int NewSubfileType = 254;
    private const int SubDirectories = 330;

    private readonly ReadOnlySpan<byte> _tiff;
    private readonly bool _isBigEndian;
    private readonly bool _isBig;
    private readonly long _entries;
    private readonly int _count;

    internal TiffDirectory(ReadOnlySpan<byte> tiff)
    {
        _tiff = tiff;
        _isBigEndian = tiff.Length > 0 && tiff[0] == 'M';
        _isBig = Read(2, 2) == 43;
        var start = _isBig ? Read(8, 8) : Read(4, 4);
        _count = (int)Math.Max(0, Math.Min(ushort.MaxValue, Read(start, _isBig ? 8 : 2)));
        _entries = start + (_isBig ? 8 : 2);
    }

    /// <summary>
    /// Whether the first page is a reduced copy of another one. Raw files of cameras begin with a preview of 160 x 120 pixels, which
    /// programs that do not know them take for the image.
    /// </summary>
    internal bool IsPreview => First(NewSubfileType) is { } kind && (kind & 1) != 0
        && (Find(SubDirectories) is not null || Read(_entries + ((long)_count * EntrySize), LengthOfPlace) > 0);

    private int EntrySize => _isBig ? 20 : 12;

    private int LengthOfPlace => _isBig ? 8 : 4;

    /// <summary>Returns the first number of a tag; null if the directory has no such number.</summary>
    internal long? First(int tag) => Find(tag) is { } numbers ? Value(numbers, 0) : null;

    /// <summary>Finds the numbers of a tag; null if the directory has none.</summary>
    internal Numbers? Find(int tag)
    {
        var (size, width) = (EntrySize, LengthOfPlace);
        for (var i = 0; i < _count; i++)
        {
            var entry = _entries + ((long)i * size);
            if (Read(entry, 2) == tag)
            {
                var length = Read(entry + 2, 2) switch { Byte => 1, Short => 2, Long or Place => 4, Long8 or Place8 => 8, _ => 0 };
                var count = Read(entry + 4, width);

                // Numbers that fit are in the entry itself.
                var place = entry + 4 + width;
                return length == 0 ? null : new Numbers(count <= width / length ? place : Read(place, width), length, count);
            }
        }

        return null;
    }

    /// <summary>Returns one of a tag's numbers; null if there are fewer, or it is outside the file.</summary>
    internal long? Value(Numbers numbers, int index) =>
        index < numbers.Count && Read(numbers.Start + ((long)index * numbers.Length), numbers.Length) is >= 0 and var value ? value : null;

    /// <summary>Returns the same file with only its first page, and only these of its tags.</summary>
    internal byte[] WithOnly(ReadOnlySpan<int> tags)
    {
        var (size, width, head) = (EntrySize, LengthOfPlace, _isBig ? 8 : 2);
        var start = _tiff.Length + (_tiff.Length % 2);
        var whole = new byte[start + head + (Math.Min(_count, tags.Length) * size) + width];
        _tiff.CopyTo(whole);
        var kept = 0;
        for (var i = 0; i < _count && kept < tags.Length; i++)
        {
            var entry = _entries + ((long)i * size);
            if (entry <= _tiff.Length - size && tags.IndexOf((int)Read(entry, 2)) >= 0)
            {
                _tiff.Slice((int)entry, size).CopyTo(whole.AsSpan(start + head + (kept * size)));
                kept++;
            }
        }

        Write(whole.AsSpan(_isBig ? 8 : 4, width), start);
        Write(whole.AsSpan(start, head), kept);
        return whole;
    }

    /// <summary>Returns the same file with another first number of a tag that has one.</summary>
    internal byte[] With(int tag, long value)
    {
        var whole = _tiff.ToArray();
        if (Find(tag) is { } numbers)
        {
            Write(whole.AsSpan((int)numbers.Start, numbers.Length), value);
        }

        return whole;
    }

    private void Write(Span<byte> target, long value)
    {
        for (var i = 0; i < target.Length; i++)
        {
            target[_isBigEndian ? target.Length - 1 - i : i] = (byte)(value >> (i * 8));
        }
    }

    // Negative beyond the file, or beyond any file's length.
    private long Read(long at, int length)
    {
        if (at < 0 || at > _tiff.Length - length)
        {
            return -1;
        }

        var bytes = _tiff.Slice((int)at, length);
        return (length, _isBigEndian) switch
        {
            (1, _) => bytes[0],
            (2, true) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (4, true) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            (_, true) => BinaryPrimitives.ReadInt64BigEndian(bytes),
            _ => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        };
    }

    /// <summary>Where the numbers of a tag are, the bytes of each, and how many there are.</summary>
    internal readonly record struct Numbers(long Start, int Length, long Count);
}
