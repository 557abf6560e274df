using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Bench.Contestants;

/// <summary>A client of the endpoint. It runs in a process of its own, so that what that process took is its own.</summary>
internal abstract class Contestant
{
    internal const string FloorName = "curl";
    internal const string ModuleName = "module";
    internal const string LoopName = "HttpClient loop";

    // Of processor time: on a busy machine a second of the clock compiles little.
    private static readonly TimeSpan LeastWarmUp = TimeSpan.FromSeconds(1.5);

    internal static IReadOnlyList<Contestant> All { get; } = [new CurlFloor(), new ModulePipeline(), new HttpClientLoop(), new VendorSample()];

    internal abstract string Name { get; }

    /// <summary>Whether it is on this machine.</summary>
    internal virtual bool IsAvailable => true;

    /// <summary>Whether it knows no concurrency, so that a few images tell its speed and many would only take long.</summary>
    internal virtual bool IsSequential => false;

    /// <summary>Whether its code is compiled while it runs.</summary>
    internal virtual bool IsManaged => true;

    internal static Contestant Find(string name) => All.Single(c => c.Name == name);

    /// <summary>Starts what it needs, and sends images until the runtime has compiled its code well: not measured.</summary>
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

    /// <summary>Sends each image once and waits for all answers; returns how many there were.</summary>
    protected abstract int Send(Workload workload);
}
