using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;
using Roboflow.Inference.OnDevice.Files;

namespace Roboflow.Inference.OnDevice.Running;

/// <summary>A loaded model. Any number of threads can run it at once; each run has its own buffers from a pool.</summary>
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

    /// <summary>Loads a checked model.</summary>
    /// <param name="content">The model with all its weights: native code opens no file.</param>
    /// <param name="path">The file's path, for errors.</param>
    /// <param name="input">The input, with all lengths known.</param>
    /// <param name="outputs">The outputs as declared for one image; 0 for a dynamic length.</param>
    /// <exception cref="ModelFileException">ONNX Runtime is missing or cannot load the model.</exception>
    internal static OnnxSession Load(byte[] content, string path, TensorDescription input, IReadOnlyList<TensorDescription> outputs)
    {
        RuntimeLibrary.Start();
        try
        {
            using var options = CreateOptions();
            var session = new InferenceSession(content, options);
            return new OnnxSession(session, s => new RunBuffers(s, input, outputs));
        }
        catch (OnnxRuntimeException e)
        {
            throw new ModelFileException(ModelFileFailure.Invalid, $"ONNX Runtime cannot load the model '{path}': {e.Message}", e);
        }
    }

    /// <summary>Takes buffers for a run from the pool.</summary>
    internal RunBuffers Rent() => _free.TryTake(out var buffers) ? buffers : _create(_session);

    /// <summary>Returns buffers to the pool.</summary>
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

    // One thread per run, and as many runs at once as there are processors: a run on several threads takes up to twice the
    // processor time, because threads spin while they wait for each other.
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
