using System;
using System.Linq;
using System.Threading;
using Microsoft.ML.OnnxRuntime;
using Roboflow.Inference.OnDevice.Files;
using Roboflow.Inference.OnDevice.Packages;

namespace Roboflow.Inference.OnDevice.Running;

/// <summary>A model file, checked and analyzed; it is loaded when it is first run.</summary>
internal sealed class OnDeviceModel : IModelProbe, IDisposable
{
    private const int MostProbedBoxes = 4096;
    private readonly CheckedModel _model;
    private readonly Lazy<OnnxSession> _session;
    private readonly CancellationToken _cancellationToken;
    private TensorDescription[] _outputs = [];
    private TensorDescription? _input;
    private long[][]? _probedLengths;
    private bool[]? _probedUnits;
    private bool _disposed;

    private OnDeviceModel(CheckedModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
        _session = new Lazy<OnnxSession>(Load);
    }

    /// <summary>How the model is used.</summary>
    internal ModelPlan Plan { get; private set; } = null!;

    /// <summary>The session, loaded on first use.</summary>
    /// <exception cref="ModelFileException">ONNX Runtime is missing or cannot load the model.</exception>
    internal OnnxSession Session => _session.Value;

    /// <param name="path">The full path of an <c>.onnx</c> file or a folder.</param>
    /// <param name="layout">The layout, or Auto.</param>
    /// <param name="cancellationToken">Cancels the run on an empty image.</param>
    /// <exception cref="ModelFileException">The file cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    internal static OnDeviceModel Open(string path, ModelLayout layout, CancellationToken cancellationToken = default)
    {
        var folder = ModelFolder.Find(path);
        var model = new OnDeviceModel(CheckedModel.Read(folder.ModelPath), cancellationToken);
        try
        {
            model.Plan = ModelPlanner.Plan(folder, model._model, layout, model);
            model._input = model.Plan.Input;
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public long[][] OutputLengths(TensorDescription input)
    {
        Probe(input);
        return _probedLengths!;
    }

    /// <inheritdoc/>
    public bool HasUnitBoxes(TensorDescription input, int output)
    {
        Probe(input);
        return _probedUnits![output];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_session.IsValueCreated && !_disposed)
        {
            _disposed = true;
            _session.Value.Dispose();
        }
    }

    // Every model accepts an image of zeros.
    private void Probe(TensorDescription input)
    {
        if (_probedLengths is not null)
        {
            return;
        }

        _input = input;
        var buffers = Session.Rent();
        try
        {
            buffers.Run(
                outputs =>
                {
                    var count = _model.Declared.Outputs.Count;
                    _probedLengths = [.. Enumerable.Range(0, count).Select(outputs.ShapeOf)];
                    _probedUnits = new bool[count];
                    for (var i = 0; i < count; i++)
                    {
                        _probedUnits[i] = AreUnits(outputs.Values(i));
                    }
                },
                _cancellationToken);
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelFileException(ModelFileFailure.Invalid, $"The model '{_model.Path}' cannot be run: {e.Message}", e);
        }
        finally
        {
            Session.Return(buffers);
        }
    }

    // Only zeros are the padding of a model that found nothing.
    private static bool AreUnits(ReadOnlySpan<float> values)
    {
        var hasValue = false;
        foreach (var value in values.Slice(0, Math.Min(values.Length, MostProbedBoxes)))
        {
            if (value is < -0.5f or > 1.5f)
            {
                return false;
            }

            hasValue |= value != 0;
        }

        return hasValue;
    }

    private static Axis[] Axes(long[] lengths) => [.. lengths.Select(l => new Axis(l == 0 ? null : l, null))];

    private OnnxSession Load()
    {
        var declared = _model.Declared;
        var hasOpenBatch = declared.Inputs[0].Axes![0].Length is null;
        _outputs = [.. declared.Outputs.Select(o => o.Axes is null ? o : o with { Axes = Axes(ModelPlanner.OfOneImage(o, hasOpenBatch)) })];
        if (_outputs.FirstOrDefault(o => o.IsFixed && o.Lengths.Aggregate(1.0, (p, l) => p * l) > RunBuffers.MostOutput) is { } huge)
        {
            throw new ModelFileException(ModelFileFailure.Unsupported, $"The model's output {huge} is larger than any detector's.");
        }

        var session = OnnxSession.Load(_model.Content, _model.Path, _input!, _outputs);
        _model.Release();
        return session;
    }
}
