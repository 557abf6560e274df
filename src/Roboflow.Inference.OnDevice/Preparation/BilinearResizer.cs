using System;
using System.Buffers;
#if NET
using System.Buffers.Binary;
using System.Runtime.Intrinsics;
#endif

namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>
/// Bilinear interpolation in integers, with half-pixel centers and without antialiasing: the arithmetic of OpenCV's
/// INTER_LINEAR for bytes. libvips has no such filter, and any other filter changes scores by up to 0.19.
/// </summary>
internal static class BilinearResizer
{
    private const int One = 2048;

    /// <param name="source">Interleaved RGB, from the top left of the window to read.</param>
    /// <param name="sourceStride">Bytes per row of the source.</param>
    /// <param name="width">Width of the source window, in pixels.</param>
    /// <param name="height">Height of the source window, in pixels.</param>
    /// <param name="target">Interleaved RGB, from the top left of the window to write.</param>
    /// <param name="targetStride">Bytes per row of the target.</param>
    /// <param name="toWidth">Width of the target window, in pixels.</param>
    /// <param name="toHeight">Height of the target window, in pixels.</param>
    internal static void Resize(
        ReadOnlySpan<byte> source, int sourceStride, int width, int height, Span<byte> target, int targetStride, int toWidth, int toHeight)
    {
        if (width == toWidth && height == toHeight)
        {
            for (var y = 0; y < height; y++)
            {
                source.Slice(y * sourceStride, width * 3).CopyTo(target.Slice(y * targetStride));
            }

            return;
        }

        var length = toWidth * 3;
        var across = ArrayPool<int>.Shared.Rent(toWidth * 3);
        var rows = ArrayPool<int>.Shared.Rent(length * 2);
        try
        {
            Prepare(width, toWidth, across);
            Down(
                source, sourceStride, width, height, target, targetStride, toHeight, across.AsSpan(0, toWidth * 3),
                rows.AsSpan(0, length), rows.AsSpan(length, length));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(across);
            ArrayPool<int>.Shared.Return(rows);
        }
    }

    private static void Down(
        ReadOnlySpan<byte> source, int sourceStride, int width, int height, Span<byte> target, int targetStride, int toHeight,
        ReadOnlySpan<int> across, Span<int> upper, Span<int> lower)
    {
        var (inUpper, inLower) = (-1, -1);
        for (var y = 0; y < toHeight; y++)
        {
            // As in OpenCV, a row at the border is blended with itself, which can round down; a column is not.
            var (first, weight) = Place(y, height, toHeight);
            var (row, next) = (Math.Max(0, Math.Min(first, height - 1)), Math.Max(0, Math.Min(first + 1, height - 1)));
            if (inLower == row)
            {
                var spare = upper;
                upper = lower;
                lower = spare;
                (inUpper, inLower) = (inLower, inUpper);
            }

            if (inUpper != row)
            {
                Across(source.Slice(row * sourceStride, width * 3), across, upper);
                inUpper = row;
            }

            if (inLower != next)
            {
                Across(source.Slice(next * sourceStride, width * 3), across, lower);
                inLower = next;
            }

            Blend(upper, lower, One - weight, weight, target.Slice(y * targetStride, upper.Length));
        }
    }

    // Three numbers per column: the offsets of its two neighbors, and the weight of the right one.
    private static void Prepare(int width, int toWidth, int[] across)
    {
        for (var x = 0; x < toWidth; x++)
        {
            var (column, weight) = Sample(x, width, toWidth);
            across[x * 3] = column * 3;
            across[(x * 3) + 1] = Math.Min(column + 1, width - 1) * 3;
            across[(x * 3) + 2] = weight;
        }
    }

    private static (int First, int Weight) Sample(int to, int length, int toLength)
    {
        var (first, weight) = Place(to, length, toLength);
        return first < 0 ? (0, 0) : first >= length - 1 ? (length - 1, 0) : (first, weight);
    }

    private static (int First, int Weight) Place(int to, int length, int toLength)
    {
        var at = (float)(((to + 0.5) * ((double)length / toLength)) - 0.5);
        var first = (int)Math.Floor(at);
        return (first, (int)Math.Round((at - first) * One));
    }

    private static void Across(ReadOnlySpan<byte> row, ReadOnlySpan<int> across, Span<int> result)
    {
        for (var i = AcrossByVectors(row, across, result); i + 2 < across.Length; i += 3)
        {
            var (left, right, weight) = (across[i], across[i + 1], across[i + 2]);
            var rest = One - weight;
            result[i] = (row[left] * rest) + (row[right] * weight);
            result[i + 1] = (row[left + 1] * rest) + (row[right + 1] * weight);
            result[i + 2] = (row[left + 2] * rest) + (row[right + 2] * weight);
        }
    }

    private static void Blend(ReadOnlySpan<int> upper, ReadOnlySpan<int> lower, int above, int below, Span<byte> result)
    {
        for (var i = BlendByVectors(upper, lower, above, below, result); i < result.Length; i++)
        {
            result[i] = (byte)(((((upper[i] >> 4) * above) >> 16) + (((lower[i] >> 4) * below) >> 16) + 2) >> 2);
        }
    }

#if NET
    // Four numbers at a time, of which a pixel uses three: the next pixel overwrites the fourth.
    private static int AcrossByVectors(ReadOnlySpan<byte> row, ReadOnlySpan<int> across, Span<int> result)
    {
        var i = 0;
        for (; i + 5 < across.Length && across[i + 1] + 4 <= row.Length; i += 3)
        {
            var weight = across[i + 2];
            var sum = (Pixel(row, across[i]) * (One - weight)) + (Pixel(row, across[i + 1]) * weight);
            sum.CopyTo(result.Slice(i));
        }

        return i;
    }

    private static Vector128<int> Pixel(ReadOnlySpan<byte> row, int at)
    {
        var bytes = Vector128.CreateScalar(BinaryPrimitives.ReadUInt32LittleEndian(row.Slice(at))).AsByte();
        return Vector128.WidenLower(Vector128.WidenLower(bytes)).AsInt32();
    }

    private static int BlendByVectors(ReadOnlySpan<int> upper, ReadOnlySpan<int> lower, int above, int below, Span<byte> result)
    {
        var i = 0;
        for (; i + Vector256<byte>.Count <= result.Length; i += Vector256<byte>.Count)
        {
            var low = Vector256.Narrow(Blended(upper, lower, above, below, i), Blended(upper, lower, above, below, i + 8));
            var high = Vector256.Narrow(Blended(upper, lower, above, below, i + 16), Blended(upper, lower, above, below, i + 24));
            Vector256.Narrow(low.AsUInt16(), high.AsUInt16()).CopyTo(result.Slice(i));
        }

        return i;
    }

    private static Vector256<int> Blended(ReadOnlySpan<int> upper, ReadOnlySpan<int> lower, int above, int below, int at)
    {
        var first = Vector256.ShiftRightArithmetic(Vector256.ShiftRightArithmetic(Vector256.Create(upper.Slice(at)), 4) * above, 16);
        var second = Vector256.ShiftRightArithmetic(Vector256.ShiftRightArithmetic(Vector256.Create(lower.Slice(at)), 4) * below, 16);
        return Vector256.ShiftRightArithmetic(first + second + Vector256.Create(2), 2);
    }
#else
    private static int AcrossByVectors(ReadOnlySpan<byte> row, ReadOnlySpan<int> across, Span<int> result) => 0;

    private static int BlendByVectors(ReadOnlySpan<int> upper, ReadOnlySpan<int> lower, int above, int below, Span<byte> result) => 0;
#endif
}
