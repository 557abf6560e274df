using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Roboflow.Inference.Bench.Contestants;

namespace Roboflow.Inference.Bench;

/// <summary>Prints the table as results arrive, then each figure with its target.</summary>
internal sealed class ResultTable
{
    private const int Width = 98;

    private readonly Dictionary<string, Result> _results = new(StringComparer.Ordinal);

    internal ResultTable()
    {
        Console.WriteLine("Each contestant runs in a separate process, started and warmed up before; the server in another process.");
        Console.WriteLine("Only ratios within one run are meaningful. Floor: one curl, reused connections, bodies encoded in advance.");
        Console.WriteLine();
        Line("", "images/s", "x floor", "CPU ms each", "x floor", "peak MB", "allocated KB each");
        Console.WriteLine(new string('-', Width));
    }

    internal void Add(BenchCase work, IReadOnlyList<(Contestant Contestant, Measurement Result)> results)
    {
        Console.WriteLine(work.Text);
        var floor = results.FirstOrDefault(r => r.Contestant.Name == Contestant.FloorName).Result;
        foreach (var (contestant, m) in results)
        {
            Line(
                "  " + contestant.Name, Text(m.Rate, "N0"), Text(m.Rate / floor?.Rate, "N2"), Text(m.CpuEach * 1000, "N3"),
                Text(m.CpuEach / floor?.CpuEach, "N2"), Text(m.PeakBytes / 1e6, "N0"), Text(m.AllocatedEach / 1000, "N1"));
            if (contestant.Name == Contestant.ModuleName)
            {
                _results[work.Name] = new Result(work, m, floor, results.FirstOrDefault(r => r.Contestant.Name == Contestant.LoopName).Result);
            }
        }
    }

    /// <summary>The targets of the design that this run measured.</summary>
    internal void WriteTargets()
    {
        Console.WriteLine();
        Target("500k-100ms-32", "time x floor", 1.15, r => r.Time);
        Target("500k-100ms-8", "time x floor", 1.1, r => r.Time);
        Target("500k-0ms-8", "images/s x floor", 0.8, r => 1 / r.Time, atLeast: true);
        Target("500k-0ms-32", "images/s x floor", 0.8, r => 1 / r.Time, atLeast: true);
        Target("560k", "time x floor", 1.2, r => r.Time);
        Target("20k", "images/s x HttpClient loop", 1, r => r.Module.Rate / r.Loop?.Rate, atLeast: true);
        Target("500k-0ms-8", "CPU x floor", 2, r => r.Module.CpuEach / r.Floor?.CpuEach);
        Target("slow-8", "part of limit x (1 / mean latency)", 0.95, PartOfBound, atLeast: true);
        Target("slow-32", "part of limit x (1 / mean latency)", 0.95, PartOfBound, atLeast: true);
        Target("5m", "allocated KB each", 100, r => r.Module.AllocatedEach / 1000);
        Target("flat-100000", "MB of peak memory above 1,000 images", 60, r => (r.Module.PeakBytes - Few()?.Module.PeakBytes) / 1e6);
        Target("flat-100000", "time per image x that of 1,000", 1.1, r => Few()?.Module.Rate / r.Module.Rate);
    }

    private Result? Few() => _results.GetValueOrDefault("flat-1000");

    private void Target(string name, string what, double bound, Func<Result, double?> figure, bool atLeast = false)
    {
        if (_results.TryGetValue(name, out var result) && figure(result) is { } value)
        {
            var reached = atLeast ? value >= bound : value <= bound;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(reached ? "reached" : "MISSED "),-8} {name,-14} {what}: {value:0.00} ({(atLeast ? "at least" : "at most")} {bound})"));
        }
    }

    private static double? PartOfBound(Result result) => result.Module.Rate / (result.Case.Limit * 1000 / result.Case.ServerTimes().Average());

    private static void Line(string name, params string[] figures)
        => Console.WriteLine($"{name,-20}" + string.Concat(figures.Select((f, i) => f.PadLeft(i == 5 ? 18 : 12))));

    private static string Text(double? figure, string format) => figure?.ToString(format, CultureInfo.InvariantCulture) ?? "-";

    private sealed record Result(BenchCase Case, Measurement Module, Measurement? Floor, Measurement? Loop)
    {
        internal double? Time => Floor?.Rate / Module.Rate;
    }
}
