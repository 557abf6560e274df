using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;
using Roboflow.Inference.OnDevice.Files;

namespace Roboflow.Inference.OnDevice.Running;

/// <summary>One model, loaded. Any number of threads may run it at once; each run has buffers of its own from a pool.</summary>
internal sealed class OnnxSession : IDisposable
{
    private readonly InferenceSession _session;
    private readonly ConcurrentBag<RunBuffers> _free = [];
    private readonly Func<InferenceSession, RunBuffers> _create;

    private OnnxSession(InferenceSession session, Func<InferenceSession, RunBuffers> create)
    {
        _session = session;
        _create = create;
    }

    /// <summary>Loads a model that was checked.</summary>
    /// <param name="content">The file's bytes; null loads from the path, for weights in files beside it.</param>
    /// <param name="path">The file's path.</param>
    /// <param name="input">The input, with every length known.</param>
    /// <param name="outputs">The outputs as they are declared for one image; 0 for a length that is open.</param>
    /// <exception cref="ModelFileException">ONNX Runtime cannot load it, or is not there.</exception>
    internal static OnnxSession Load(byte[]? content, string path, TensorDescription input, IReadOnlyList<TensorDescription> outputs)
    {
        RuntimeLibrary.Start();
        try
        {
            using var options = CreateOptions();
            var session = content is null ? new InferenceSession(path, options) : new InferenceSession(content, options);
            return new OnnxSession(session, s => new RunBuffers(s, input, outputs));
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelFileException(ModelFileFailure.Invalid, $"ONNX Runtime cannot load the model '{path}': {e.Message}", e);
        }
    }

    /// <summary>Buffers of a run's own, to be given back.</summary>
    internal RunBuffers Rent() => _free.TryTake(out var buffers) ? buffers : _create(_session);

    /// <summary>Takes buffers back.</summary>
    internal void Return(RunBuffers buffers) => _free.Add(buffers);

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_free.TryTake(out var buffers))
        {
            buffers.Dispose();
        }

        _session.Dispose();
    }

    // One thread a run, and as many runs at once as there are processors: a run that is split among threads costs up to
    // twice the processor time, since they spin while they wait for one another.
    private static SessionOptions CreateOptions()
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        return options;
    }
}
