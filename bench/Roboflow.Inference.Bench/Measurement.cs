using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Bench;

/// <summary>The cost of one run of one contestant.</summary>
/// <param name="Images">The number of answered images.</param>
/// <param name="Seconds">From the first image to the last answer.</param>
/// <param name="CpuSeconds">User and system time of the contestant's process in that time.</param>
/// <param name="PeakBytes">Peak resident memory of its process.</param>
/// <param name="AllocatedBytes">Bytes allocated on the managed heap in that time; null without one.</param>
internal sealed record Measurement(int Images, double Seconds, double CpuSeconds, long PeakBytes, long? AllocatedBytes)
{
    internal double Rate => Images / Seconds;

    internal double CpuEach => CpuSeconds / Images;

    internal double? AllocatedEach => (double?)AllocatedBytes / Images;

    /// <summary>Collects garbage, runs the work in this process, and measures the process.</summary>
    internal static Measurement Of(Func<int> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var images = work();
        var seconds = clock.Elapsed.TotalSeconds;
        return new Measurement(
            images,
            seconds,
            (Environment.CpuUsage.TotalTime - cpu).TotalSeconds,
            PeakOf(Environment.ProcessId) ?? Process.GetCurrentProcess().PeakWorkingSet64,
            GC.GetTotalAllocatedBytes(precise: true) - allocated);
    }

    /// <summary>The median of each figure over several runs.</summary>
    internal static Measurement Median(Measurement[] runs) => new(
        runs[0].Images,
        Middle(runs, m => m.Seconds),
        Middle(runs, m => m.CpuSeconds),
        (long)Middle(runs, m => m.PeakBytes),
        runs[0].AllocatedBytes is null ? null : (long)Middle(runs, m => m.AllocatedBytes!.Value));

    /// <summary>Peak resident memory of a process so far; null if it has ended, or without /proc.</summary>
    internal static long? PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? null : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double Middle(Measurement[] runs, Func<Measurement, double> figure)
    {
        var sorted = runs.Select(figure).Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
