using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.ML.OnnxRuntime;

namespace Roboflow.OnDevice.Bench;

/// <summary>The floor: ONNX Runtime alone, fed with tensors that are ready, as many runs at once as there are processors.</summary>
internal static class BareSession
{
    /// <summary>Images a second.</summary>
    internal static double Measure(byte[] model, int side, int images)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        using var session = new InferenceSession(model, options);
        var anchors = session.OutputMetadata["output0"].Dimensions;
        Run(session, side, anchors, Environment.ProcessorCount);
        var watch = Stopwatch.StartNew();
        Run(session, side, anchors, images);
        return images / watch.Elapsed.TotalSeconds;
    }

    private static void Run(InferenceSession session, int side, int[] output, int images)
    {
        var left = images;
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            using var options = new RunOptions();
            using var input = OrtValue.CreateTensorValueFromMemory(new float[3 * side * side], [1, 3, side, side]);
            using var result = OrtValue.CreateTensorValueFromMemory(new float[output.Aggregate(1, (p, d) => p * d)], [.. output.Select(d => (long)d)]);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                session.Run(options, ["images"], [input], ["output0"], [result]);
            }
        });
    }
}
