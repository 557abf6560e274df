using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.ML.OnnxRuntime;
using Roboflow.Inference.Images;
using Roboflow.Inference.Imaging;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.OnDevice.Files;
using Roboflow.Inference.OnDevice.Layouts;
using Roboflow.Inference.OnDevice.Packages;
using Roboflow.Inference.OnDevice.Preparation;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Running;

/// <summary>Detects with a model on this machine, on as many images at once as there are processors.</summary>
internal sealed class OnDeviceDetector : IOnDeviceDetector
{
    private readonly OnDeviceModel _model;
    private readonly OnDeviceOptions _options;
    private readonly ModelPlan _plan;
    private readonly ImagePreparer _preparer;
    private readonly TensorPacker<float>? _singles;
    private readonly TensorPacker<Float16>? _halves;
    private readonly OutputDecoder _decoder;
    private readonly ModelWatch _watch = new();
    private readonly DepthNotice _depth = new("used");
    private readonly SemaphoreSlim _processors;
    private readonly SemaphoreSlim _loaded;
    private bool _disposed;
    private int _hasWarned;
    private int _running;

    /// <param name="model">The model, which is disposed with the detector.</param>
    /// <param name="options">The detection parameters.</param>
    /// <param name="maxInFlight">The maximum number of images at once.</param>
    internal OnDeviceDetector(OnDeviceModel model, OnDeviceOptions options, int maxInFlight)
    {
        MaxInFlight = maxInFlight;
        _processors = new SemaphoreSlim(maxInFlight);
        _loaded = new SemaphoreSlim(2 * maxInFlight);
        _model = model;
        _options = options;
        _plan = model.Plan;
        _preparer = new ImagePreparer(_plan.Preparation);
        if (_plan.Input.Type == TensorType.Float16)
        {
            _halves = new TensorPacker<Float16>(_plan.Preparation, static f => (Float16)f);
        }
        else
        {
            _singles = new TensorPacker<float>(_plan.Preparation, static f => f);
        }

        _decoder = new OutputDecoder(_plan, options);
    }

    /// <inheritdoc/>
    public RoboflowModelFile File => _plan.File;

    /// <inheritdoc/>
    public string Identity => string.Join(
        "\n", $"on this machine {File.Hash}", $"{File.Layout} {File.Convention}", _plan.Preparation.Identity, _plan.Traits.Identity, Classes, Asked);

    // With their lengths, because a name can contain any character.
    private string Classes => string.Join("\t", File.Classes.Select(name => FormattableString.Invariant($"{name.Length}:{name}")));

    private string Asked => FormattableString.Invariant($"{_options.Confidence} {_options.Overlap} {_options.MaxDetections}");

    /// <inheritdoc/>
    public int MaxInFlight { get; }

    /// <inheritdoc/>
    public bool NeedsKey => false;

    /// <inheritdoc/>
    public bool StartsAtOnce => false;

    /// <inheritdoc/>
    public void NoteRecalled(DetectionResult result) => _watch.Worked(result.Predictions.Count > 0);

    /// <inheritdoc/>
    /// <exception cref="RoboflowException">The image cannot be read or decoded, or the model cannot be run.</exception>
    public async Task<DetectionResult> DetectAsync(ImageSource source, RunLog log, CancellationToken cancellationToken)
    {
        // The next files are read during computation; their number is limited because they wait in memory.
        await _loaded.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var encoded = ImageReader.Load(source, log).Bytes;
            await _processors.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                Enter();
                return Detect(source, encoded, log, cancellationToken);
            }
            finally
            {
                Leave();
                _ = _processors.Release();
            }
        }
        finally
        {
            _ = _loaded.Release();
        }
    }

    /// <inheritdoc/>
    /// <remarks>The model is released after its last run has ended, because native code still uses it.</remarks>
    public void Dispose()
    {
        lock (_processors)
        {
            if (!_disposed && _running == 0)
            {
                _model.Dispose();
            }

            _disposed = true;
        }
    }

    private void Enter()
    {
        lock (_processors)
        {
            _running++;
            if (_disposed)
            {
                throw new OperationCanceledException("The detector is disposed.");
            }
        }
    }

    private void Leave()
    {
        lock (_processors)
        {
            if (--_running == 0 && _disposed)
            {
                _model.Dispose();
            }
        }
    }

    private DetectionResult Detect(ImageSource source, byte[] encoded, RunLog log, CancellationToken cancellationToken)
    {
        var buffers = _model.Session.Rent();
        try
        {
            var map = Prepare(encoded, buffers, log, cancellationToken);
            var watch = Stopwatch.StartNew();
            var found = new List<Candidate>();
            var unreadable = 0;
            buffers.Run(outputs => unreadable = _decoder.Decode(outputs, found), cancellationToken);
            unreadable += OutputDecoder.RemoveImpossible(found);
            var kept = _decoder.Select(found, cancellationToken);
            log.AddUnreadable(unreadable);
            _watch.Worked(kept.Count > 0);
            if (_decoder.Unnamed(kept) is { Length: > 0 } unnamed && Interlocked.Exchange(ref _hasWarned, 1) == 0)
            {
                log.Warn($"{ClassColumns.Unnamed(unnamed)} The model's files name {Counted.Of(File.Classes.Count, "class", "classes")}.");
            }

            return _decoder.ToResult(source, map, kept, watch.Elapsed.TotalSeconds);
        }
        catch (InvalidImageException e)
        {
            throw new RoboflowException(FailureKind.InvalidImage, e.Message, e);
        }
        catch (Exception e) when (e is OnnxRuntimeException or ModelFileException)
        {
            throw _watch.Failed(ModelWatch.Fault($"The model '{File.Path}' cannot be run: {e.Message.Trim()}", e), isOfValues: false);
        }
        catch (RoboflowException e) when (e.IsOfModelFile)
        {
            _ = _watch.Failed(e, isOfValues: true);
            throw;
        }
        finally
        {
            _model.Session.Return(buffers);
        }
    }

    private FrameMap Prepare(byte[] encoded, RunBuffers buffers, RunLog log, CancellationToken cancellationToken)
    {
        var length = _plan.Preparation.Width * _plan.Preparation.Height * 3;
        var pixels = buffers.Pixels.Length == length ? buffers.Pixels : buffers.Pixels = new byte[length];
        var (map, isReduced) = _preparer.Prepare(encoded, pixels, cancellationToken);
        _depth.Give(isReduced, log);
        _singles?.Pack(pixels, buffers.Singles);
        _halves?.Pack(pixels, buffers.Halves);
        return map;
    }
}
