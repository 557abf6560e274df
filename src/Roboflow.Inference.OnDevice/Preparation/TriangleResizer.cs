using System;
using System.Buffers;
using System.Threading;
using Roboflow.Inference.Imaging;

namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>
/// A triangle filter that widens with the reduction, first horizontally, then vertically, each rounded to bytes: the
/// arithmetic of Pillow's BILINEAR, which is used to prepare RF-DETR's images.
/// </summary>
internal static class TriangleResizer
{
    private const int Bits = 22;

    // A file of a few bytes can be an image of one column and millions of rows, for each of which a row of the target's width
    // is computed. Images of up to 65,000 x 4,096 pixels fit into every model's size.
    private const long MostPixels = 1L << 28;

    // A source row is used by at most three rows of a smaller target; rounding adds one.
    private const int MostOpenRows = 4;

    /// <param name="source">Interleaved RGB, without padding.</param>
    /// <param name="width">Width of the source, in pixels.</param>
    /// <param name="height">Height of the source, in pixels.</param>
    /// <param name="target">Interleaved RGB, without padding.</param>
    /// <param name="toWidth">Width of the target, in pixels.</param>
    /// <param name="toHeight">Height of the target, in pixels.</param>
    /// <param name="cancellationToken">Cancels the resizing.</param>
    /// <exception cref="InvalidImageException">The image is too narrow for its length.</exception>
    internal static void Resize(
        ReadOnlySpan<byte> source, int width, int height, Span<byte> target, int toWidth, int toHeight, CancellationToken cancellationToken = default)
    {
        if (Math.Max((long)toWidth * height, (long)toHeight * width) > MostPixels)
        {
            throw new InvalidImageException(FormattableString.Invariant(
                $"The image has {width} x {height} pixels, too narrow for its length to be resized to the model's {toWidth} x {toHeight}."));
        }

        if (toHeight == height)
        {
            Across(source, width, height, target, toWidth);
        }
        else if (toHeight > height)
        {
            Enlarge(source, width, height, target, toWidth, toHeight);
        }
        else
        {
            Reduce(source, width, height, target, toWidth, toHeight, cancellationToken);
        }
    }

    private static void Enlarge(ReadOnlySpan<byte> source, int width, int height, Span<byte> target, int toWidth, int toHeight)
    {
        var between = ArrayPool<byte>.Shared.Rent(toWidth * height * 3);
        try
        {
            Across(source, width, height, between, toWidth);
            Down(between, toWidth, height, target, toHeight);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(between);
        }
    }

    private static void Across(ReadOnlySpan<byte> source, int width, int height, Span<byte> target, int toWidth)
    {
        if (width == toWidth)
        {
            source.Slice(0, width * height * 3).CopyTo(target);
            return;
        }

        var filter = new Filter(width, toWidth);
        for (var y = 0; y < height; y++)
        {
            Across(source.Slice(y * width * 3, width * 3), filter, target.Slice(y * toWidth * 3, toWidth * 3));
        }
    }

    private static void Across(ReadOnlySpan<byte> row, Filter filter, Span<byte> result)
    {
        for (var x = 0; x * 3 < result.Length; x++)
        {
            int r = 1 << (Bits - 1), g = r, b = r;
            var at = filter.First(x) * 3;
            foreach (var weight in filter.Weights(x))
            {
                r += row[at] * weight;
                g += row[at + 1] * weight;
                b += row[at + 2] * weight;
                at += 3;
            }

            (result[x * 3], result[(x * 3) + 1], result[(x * 3) + 2]) = ((byte)(r >> Bits), (byte)(g >> Bits), (byte)(b >> Bits));
        }
    }

    // Row by row of the source, each of which is added to the target rows that use it: the memory does not depend on the height.
    private static void Reduce(
        ReadOnlySpan<byte> source, int width, int height, Span<byte> target, int toWidth, int toHeight, CancellationToken cancellationToken)
    {
        var (across, down, stride) = (new Filter(width, toWidth), new Filter(height, toHeight), toWidth * 3);
        var row = new byte[stride];
        var sums = new int[MostOpenRows][];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = Started(new int[stride]);
        }

        var first = 0;
        for (var y = 0; y < height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var from = source.Slice(y * width * 3, width * 3);
            if (width == toWidth)
            {
                from.CopyTo(row);
            }
            else
            {
                Across(from, across, row);
            }

            for (var to = first; to < toHeight && down.First(to) <= y; to++)
            {
                var weights = down.Weights(to);
                var sum = sums[to % MostOpenRows];
                Add(row, weights[y - down.First(to)], sum);
                if (y - down.First(to) == weights.Length - 1)
                {
                    Finish(sum, target.Slice(to * stride, stride));
                    _ = Started(sum);
                    first = to + 1;
                }
            }
        }
    }

    private static int[] Started(int[] sums)
    {
        sums.AsSpan().Fill(1 << (Bits - 1));
        return sums;
    }

    private static void Add(ReadOnlySpan<byte> row, int weight, Span<int> sums)
    {
        for (var i = 0; i < row.Length && i < sums.Length; i++)
        {
            sums[i] += row[i] * weight;
        }
    }

    private static void Finish(ReadOnlySpan<int> sums, Span<byte> result)
    {
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = (byte)(sums[i] >> Bits);
        }
    }

    private static void Down(ReadOnlySpan<byte> source, int width, int height, Span<byte> target, int toHeight)
    {
        var filter = new Filter(height, toHeight);
        var stride = width * 3;
        var sums = new int[stride];
        for (var y = 0; y < toHeight; y++)
        {
            _ = Started(sums);
            var from = filter.First(y);
            foreach (var weight in filter.Weights(y))
            {
                Add(source.Slice(from++ * stride, stride), weight, sums);
            }

            Finish(sums, target.Slice(y * stride, stride));
        }
    }

    /// <summary>The source pixels along one axis for each target pixel, with their weights, which add up to one.</summary>
    private sealed class Filter
    {
        private readonly int[] _first;
        private readonly int[] _counts;
        private readonly int[] _weights;
        private readonly int _most;

        internal Filter(int length, int toLength)
        {
            var scale = (double)length / toLength;
            var width = Math.Max(scale, 1);
            _most = ((int)Math.Ceiling(width) * 2) + 1;
            _first = new int[toLength];
            _counts = new int[toLength];
            _weights = new int[toLength * _most];
            var exact = new double[_most];
            for (var i = 0; i < toLength; i++)
            {
                var center = (i + 0.5) * scale;
                _first[i] = Math.Max(0, (int)(center - width + 0.5));
                _counts[i] = Math.Min(length, (int)(center + width + 0.5)) - _first[i];
                var sum = 0.0;
                for (var k = 0; k < _counts[i]; k++)
                {
                    exact[k] = Math.Max(0, 1 - Math.Abs((k + _first[i] - center + 0.5) / width));
                    sum += exact[k];
                }

                for (var k = 0; k < _counts[i]; k++)
                {
                    _weights[(i * _most) + k] = (int)(0.5 + (exact[k] / sum * (1 << Bits)));
                }
            }
        }

        internal int First(int i) => _first[i];

        internal ReadOnlySpan<int> Weights(int i) => _weights.AsSpan(i * _most, _counts[i]);
    }
}
