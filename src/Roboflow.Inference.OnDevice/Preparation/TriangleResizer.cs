using System;
using System.Buffers;

namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>
/// A triangle filter that widens with the reduction, first horizontally, then vertically, each rounded to bytes: the
/// arithmetic of Pillow's BILINEAR, which is used to prepare RF-DETR's images.
/// </summary>
internal static class TriangleResizer
{
    private const int Bits = 22;

    /// <param name="source">Interleaved RGB, without padding.</param>
    /// <param name="width">Width of the source, in pixels.</param>
    /// <param name="height">Height of the source, in pixels.</param>
    /// <param name="target">Interleaved RGB, without padding.</param>
    /// <param name="toWidth">Width of the target, in pixels.</param>
    /// <param name="toHeight">Height of the target, in pixels.</param>
    internal static void Resize(ReadOnlySpan<byte> source, int width, int height, Span<byte> target, int toWidth, int toHeight)
    {
        if (toHeight == height)
        {
            Across(source, width, height, target, toWidth);
            return;
        }

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
            var row = source.Slice(y * width * 3, width * 3);
            var result = target.Slice(y * toWidth * 3, toWidth * 3);
            for (var x = 0; x < toWidth; x++)
            {
                var weights = filter.Weights(x);
                int r = 1 << (Bits - 1), g = r, b = r;
                var at = filter.First(x) * 3;
                foreach (var weight in weights)
                {
                    r += row[at] * weight;
                    g += row[at + 1] * weight;
                    b += row[at + 2] * weight;
                    at += 3;
                }

                (result[x * 3], result[(x * 3) + 1], result[(x * 3) + 2]) = ((byte)(r >> Bits), (byte)(g >> Bits), (byte)(b >> Bits));
            }
        }
    }

    private static void Down(ReadOnlySpan<byte> source, int width, int height, Span<byte> target, int toHeight)
    {
        var filter = new Filter(height, toHeight);
        var stride = width * 3;
        var sums = ArrayPool<int>.Shared.Rent(stride);
        for (var y = 0; y < toHeight; y++)
        {
            sums.AsSpan(0, stride).Fill(1 << (Bits - 1));
            var from = filter.First(y);
            foreach (var weight in filter.Weights(y))
            {
                var row = source.Slice(from++ * stride, stride);
                for (var i = 0; i < row.Length; i++)
                {
                    sums[i] += row[i] * weight;
                }
            }

            var result = target.Slice(y * stride, stride);
            for (var i = 0; i < result.Length; i++)
            {
                result[i] = (byte)(sums[i] >> Bits);
            }
        }

        ArrayPool<int>.Shared.Return(sums);
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
