using System;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Bench.Micro;

/// <summary>The cost of ordering: 1,000 work items with and without the window.</summary>
public class WindowBenchmarks
{
    private const int Pieces = 1000;

    /// <summary>Only the work, all at once.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Pieces)]
    public async Task<int> Unordered()
    {
        var tasks = new Task<int>[Pieces];
        for (var i = 0; i < Pieces; i++)
        {
            tasks[i] = Task.Run(WorkAsync);
        }

        return (await Task.WhenAll(tasks)).Length;
    }

    /// <summary>With the window, in order.</summary>
    [Benchmark(OperationsPerInvoke = Pieces)]
    public int Ordered()
    {
        using var window = new OrderedWindow<int>(8);
        var taken = 0;
        for (var given = 0; taken < Pieces;)
        {
            if (given < Pieces && !window.IsFull)
            {
                window.Add(_ => WorkAsync());
                given++;
            }
            else if (window.TryPeek(TimeSpan.FromSeconds(1), out _))
            {
                window.Remove();
                taken++;
            }
        }

        return taken;
    }

    private static async Task<int> WorkAsync()
    {
        await Task.Yield();
        return 1;
    }
}
