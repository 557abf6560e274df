using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Bench.Contestants;

/// <summary>A client of the endpoint. It runs in a separate process, so that the process's cost is its own.</summary>
internal abstract class Contestant
{
    internal const string FloorName = "curl";
    internal const string ModuleName = "module";
    internal const string LoopName = "HttpClient loop";

    // Processor time, because on a busy machine little is compiled in a second.
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(1.5);

    internal static IReadOnlyList<Contestant> All { get; } = [new CurlFloor(), new ModulePipeline(), new HttpClientLoop(), new VendorSample()];

    internal abstract string Name { get; }

    /// <summary>Whether it is installed on this machine.</summary>
    internal virtual bool IsAvailable => true;

    /// <summary>Whether it is sequential, so that a few images are enough to measure its speed.</summary>
    internal virtual bool IsSequential => false;

    /// <summary>Whether its code is compiled at run time.</summary>
    internal virtual bool IsManaged => true;

    internal static Contestant Find(string name) => All.Single(c => c.Name == name);

    /// <summary>Starts it, and sends images until the runtime has optimized its code; not measured.</summary>
    internal virtual void Prepare(Workload warmUp)
    {
        var enough = Environment.CpuUsage.TotalTime + LeastWarmUp;
        do
        {
            _ = Send(warmUp);
        }
        while (IsManaged && Environment.CpuUsage.TotalTime < enough);
    }

    internal virtual Measurement Measure(Workload workload) => Measurement.Of(() => Send(workload));

    /// <summary>Sends each image once and waits for all answers; returns the number of answers.</summary>
    protected abstract int Send(Workload workload);
}
