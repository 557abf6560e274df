using System;

namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>Converts interleaved bytes to planes of the model's numbers, with a table of 256 entries per channel.</summary>
/// <typeparam name="T">The tensor's element: Single, or ONNX Runtime's Float16.</typeparam>
internal sealed class TensorPacker<T>
    where T : struct
{
    private readonly PreparationPlan _plan;
    private readonly T[][] _tables;
    private readonly int[] _bands;

    internal TensorPacker(PreparationPlan plan, Func<float, T> convert)
    {
        _plan = plan;

        // A model with one channel gets green, because the image is already gray.
        _bands = plan.Channels == 1 ? [1] : plan.IsBgr ? [2, 1, 0] : [0, 1, 2];
        _tables = Array.ConvertAll(_bands, band => Table(band, convert));
    }

    /// <summary>Fills the tensor from pixels of the plan's size. The rest stays zero.</summary>
    internal void Pack(ReadOnlySpan<byte> pixels, Span<T> tensor)
    {
        var (width, height, stride) = (_plan.Width, _plan.Height, _plan.TensorWidth);
        for (var channel = 0; channel < _bands.Length; channel++)
        {
            var table = _tables[channel];
            var plane = tensor.Slice(channel * stride * _plan.TensorHeight, stride * _plan.TensorHeight);
            for (var y = 0; y < height; y++)
            {
                var row = pixels.Slice(y * width * 3, width * 3);
                var target = plane.Slice(y * stride, width);
                var at = _bands[channel];
                for (var x = 0; x < target.Length; x++, at += 3)
                {
                    target[x] = table[row[at]];
                }
            }
        }
    }

    private T[] Table(int band, Func<float, T> convert)
    {
        var table = new T[256];
        for (var value = 0; value < table.Length; value++)
        {
            var number = (float)(value / _plan.Divisor);
            if (_plan.Normalization is var (means, deviations))
            {
                number = (number - (float)means[band]) / (float)deviations[band];
            }

            table[value] = convert(number);
        }

        return table;
    }
}
