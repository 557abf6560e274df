using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.ML.OnnxRuntime;
using Roboflow.Inference.OnDevice.Files;

namespace Roboflow.Inference.OnDevice.Running;

/// <summary>
/// The buffers of one run: the pixels, the input tensor and, if the model's shapes are fixed, the output tensors. They are
/// created once and reused for many images.
/// </summary>
internal sealed class RunBuffers : IDisposable
{
    /// <summary>The maximum number of values in one output: 256 MB as Single.</summary>
    internal const long MostOutput = 64 * 1024 * 1024;

    // Larger outputs are left to ONNX Runtime, which frees them after each run.
    private const long MostKept = 16 * 1024 * 1024;

    private readonly InferenceSession _session;
    private readonly IReadOnlyList<TensorDescription> _outputs;
    private readonly string[] _inputNames;
    private readonly string[] _outputNames;
    private readonly OrtValue[] _inputValues;
    private readonly OrtValue[]? _outputValues;
    private float[]?[] _wide = [];

    internal RunBuffers(InferenceSession session, TensorDescription input, IReadOnlyList<TensorDescription> outputs)
    {
        _session = session;
        _outputs = outputs;
        _inputNames = [input.Name];
        _outputNames = [.. outputs.Select(o => o.Name)];
        var shape = input.Lengths;
        var length = (int)Count(shape);
        Singles = input.Type == TensorType.Float ? new float[length] : [];
        Halves = input.Type == TensorType.Float16 ? new Float16[length] : [];
        _inputValues = [input.Type == TensorType.Float ? Value(Singles, shape) : Value(Halves, shape)];
        if (outputs.All(o => o.IsFixed && o.Type == TensorType.Float) && outputs.Sum(o => Count(o.Lengths)) <= MostKept)
        {
            _outputValues = [.. outputs.Select(o => Value(new float[Count(o.Lengths)], o.Lengths))];
        }
    }

    /// <summary>Interleaved pixels of the model's size, for preprocessing.</summary>
    internal byte[] Pixels { get; set; } = [];

    /// <summary>The input if it is Float; else empty.</summary>
    internal float[] Singles { get; }

    /// <summary>The input if it is Float16; else empty.</summary>
    internal Float16[] Halves { get; }

    /// <summary>Runs the model on the input, and reads the outputs before they are reused.</summary>
    /// <param name="read">Reads each output, by its index.</param>
    /// <param name="cancellationToken">Cancels the run, even during computation.</param>
    /// <exception cref="OnnxRuntimeException">The model cannot be run.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled.</exception>
    internal void Run(ReadOutputs read, CancellationToken cancellationToken)
    {
        using var options = new RunOptions();
        using var stop = cancellationToken.Register(static o => ((RunOptions)o!).Terminate = true, options);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            if (_outputValues is not null)
            {
                _session.Run(options, _inputNames, _inputValues, _outputNames, _outputValues);
                read(new OutputReader(this, _outputValues));
                return;
            }

            using var results = _session.Run(options, _inputNames, _inputValues, _outputNames);
            read(new OutputReader(this, [.. results]));
        }
        catch (OnnxRuntimeException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var value in _inputValues.Concat(_outputValues ?? []))
        {
            value.Dispose();
        }
    }

    private static OrtValue Value<T>(T[] array, long[] shape)
        where T : unmanaged => OrtValue.CreateTensorValueFromMemory(array, shape);

    private static long Count(long[] shape) => shape.Aggregate(1L, (product, length) => checked(product * length));

    /// <summary>Reads the outputs of one run.</summary>
    internal delegate void ReadOutputs(OutputReader outputs);

    /// <summary>The outputs of one run, valid only during reading.</summary>
    internal readonly struct OutputReader
    {
        private readonly RunBuffers _owner;
        private readonly IReadOnlyList<OrtValue> _values;

        internal OutputReader(RunBuffers owner, IReadOnlyList<OrtValue> values)
        {
            _owner = owner;
            _values = values;
        }

        /// <summary>Returns the lengths of an output.</summary>
        internal long[] ShapeOf(int index) => _values[index].GetTensorTypeAndShape().Shape;

        /// <summary>Returns the values of an output.</summary>
        /// <exception cref="ModelFileException">The output is larger than any detector's, or is not numeric.</exception>
        internal ReadOnlySpan<float> Values(int index)
        {
            var value = _values[index];
            var info = value.GetTensorTypeAndShape();
            if (info.ElementCount > MostOutput)
            {
                throw new ModelFileException(
                    ModelFileFailure.Unsupported,
                    $"The model's output '{_owner._outputs[index].ShownName}' has {info.ElementCount} numbers, above the limit of {MostOutput}.");
            }

            return info.ElementDataType switch
            {
                Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float => value.GetTensorDataAsSpan<float>(),
                Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float16 => _owner.Widen(value.GetTensorDataAsSpan<Float16>(), index),
                var other => throw new ModelFileException(
                    ModelFileFailure.Unsupported, $"The model's output '{_owner._outputs[index].ShownName}' has type {other}; supported: Float, Float16."),
            };
        }
    }

    // Two outputs are read at the same time, so each has its own array.
    private Span<float> Widen(ReadOnlySpan<Float16> halves, int index)
    {
        if (_wide.Length <= index)
        {
            Array.Resize(ref _wide, index + 1);
        }

        var wide = _wide[index] is { } kept && kept.Length == halves.Length ? kept : _wide[index] = new float[halves.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = (float)halves[i];
        }

        return wide;
    }
}
