using System;
using System.Buffers.Binary;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// Counts the pixels in a GIF frame's data. libvips reports data that makes no sense, but leaves the rest of a frame empty, without a
/// warning, if a code in the data says that it ends, or if there is no next code.
/// </summary>
internal static class GifFrame
{
    private const int MostCodes = 4096;
    private const int LongestCode = 12;

    /// <summary>Whether the data ends before the last pixel.</summary>
    /// <param name="frame">The file from the frame on.</param>
    /// <param name="data">The position of the size of the first code.</param>
    internal static bool EndsEarly(ReadOnlySpan<byte> frame, int data)
    {
        if (data >= frame.Length || frame[data] is < 1 or >= LongestCode)
        {
            return false;
        }

        var missing = (long)BinaryPrimitives.ReadUInt16LittleEndian(frame.Slice(5)) * BinaryPrimitives.ReadUInt16LittleEndian(frame.Slice(7));
        var first = frame[data];
        var clear = 1 << first;
        var codes = new CodeReader(frame.Slice(data + 1));

        // How many pixels each code stands for.
        Span<ushort> lengths = stackalloc ushort[MostCodes];
        lengths.Slice(0, clear).Fill(1);
        var (next, size, previous) = (clear + 2, first + 1, -1);
        while (missing > 0)
        {
            if (!codes.TryRead(size, out var code))
            {
                return true;
            }

            if (code == clear)
            {
                (next, size, previous) = (clear + 2, first + 1, -1);
                continue;
            }

            if (code == clear + 1)
            {
                return true;
            }

            if (code > next || (code == next && previous < 0))
            {
                return false;
            }

            missing -= code < next ? lengths[code] : lengths[previous] + 1;
            if (previous >= 0 && next < MostCodes)
            {
                lengths[next++] = (ushort)(lengths[previous] + 1);
                size += next == 1 << size && size < LongestCode ? 1 : 0;
            }

            previous = code;
        }

        return false;
    }

    /// <summary>Reads codes of any number of bits from sub-blocks, each of which begins with its length.</summary>
    private ref struct CodeReader(ReadOnlySpan<byte> blocks)
    {
        private readonly ReadOnlySpan<byte> _blocks = blocks;
        private int _at;
        private int _left;
        private int _held;
        private int _bits;

        internal bool TryRead(int size, out int code)
        {
            code = 0;
            while (_bits < size)
            {
                if (_left == 0 && _at < _blocks.Length)
                {
                    _left = _blocks[_at++];
                }

                if (_left == 0 || _at >= _blocks.Length)
                {
                    return false;
                }

                _held |= _blocks[_at++] << _bits;
                _bits += 8;
                _left--;
            }

            code = _held & ((1 << size) - 1);
            _held >>= size;
            _bits -= size;
            return true;
        }
    }
}
