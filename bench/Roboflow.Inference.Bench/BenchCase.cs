using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Bench;

/// <summary>A benchmark case: number and size of the images, server time, and number of requests at once.</summary>
internal sealed record BenchCase(string Name, string Text, int Images, int Bytes, int Limit)
{
    /// <summary>Milliseconds between a request and its answer.</summary>
    internal int ServerTime { get; init; }

    /// <summary>Whether one answer in a hundred takes 30 times as long.</summary>
    internal bool HasSlowAnswers { get; init; }

    /// <summary>How often the images are sent.</summary>
    internal int Times { get; init; } = 1;

    /// <summary>Only the module is measured, because the case is for its memory.</summary>
    internal bool ModuleAlone { get; init; }

    /// <summary>How often each contestant runs; the median counts. A long run is not repeated.</summary>
    internal int Rounds { get; init; } = 3;

    internal static IReadOnlyList<BenchCase> All { get; } =
    [
        new("500k-0ms-8", "200 x 500 KB, 0 ms, limit 8", 200, 500_000, 8),
        new("500k-0ms-32", "200 x 500 KB, 0 ms, limit 32", 200, 500_000, 32),
        new("500k-100ms-8", "200 x 500 KB, 100 ms, limit 8", 200, 500_000, 8) { ServerTime = 100 },
        new("500k-100ms-32", "200 x 500 KB, 100 ms, limit 32", 200, 500_000, 32) { ServerTime = 100 },
        new("5m", "40 x 5 MB, 0 ms, limit 8", 40, 5_000_000, 8),
        new("20k", "5,000 x 20 KB, 0 ms, limit 8", 5000, 20_000, 8),
        new("slow-8", "1,000 x 20 KB, 50 ms, 1 % 30 times slower, limit 8", 1000, 20_000, 8) { ServerTime = 50, HasSlowAnswers = true, Rounds = 1 },
        new("slow-32", "4,000 x 20 KB, 50 ms, 1 % 30 times slower, limit 32", 4000, 20_000, 32) { ServerTime = 50, HasSlowAnswers = true, Rounds = 1 },
        new("560k", "1,000 x 560 KB, 0 ms, limit 8", 1000, 560_000, 8),
        new("flat-1000", "1,000 x 2 KB, 0 ms, limit 8", 1000, 2_000, 8) { ModuleAlone = true },
        new("flat-100000", "100,000 x 2 KB, 0 ms, limit 8", 1000, 2_000, 8) { ModuleAlone = true, Times = 100, Rounds = 1 },
    ];

    /// <summary>
    /// Milliseconds for each answer in turn. The last few hundred are never slow: an answer that is still under way when
    /// all else is done would measure the end of the run, for every client alike.
    /// </summary>
    internal int[] ServerTimes()
    {
        var times = new int[Images * Times];
        Array.Fill(times, ServerTime);
        for (var i = 10; HasSlowAnswers && i < times.Length - (40 * Limit); i += 100)
        {
            times[i] = 30 * ServerTime;
        }

        return times;
    }
}
