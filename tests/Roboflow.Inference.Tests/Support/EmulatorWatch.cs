using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Support;

/// <summary>Waits for counts of the emulator, with a timeout that only a fault reaches.</summary>
internal static class EmulatorWatch
{
    /// <summary>Far longer than any step takes, even on a loaded machine.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until the counts satisfy a condition; false at the timeout.</summary>
    internal static bool Becomes(this EmulatorStatistics statistics, Func<EmulatorStatistics, bool> state)
    {
        var clock = Stopwatch.StartNew();
        while (!state(statistics) && clock.Elapsed < Patience)
        {
            Thread.Sleep(Pause);
        }

        return state(statistics);
    }

    /// <summary>Completes when the counts satisfy a condition, or at the timeout; for answers that are held until then.</summary>
    internal static async Task When(this EmulatorStatistics statistics, Func<EmulatorStatistics, bool> state)
    {
        var clock = Stopwatch.StartNew();
        while (!state(statistics) && clock.Elapsed < Patience)
        {
            await Task.Delay(Pause).ConfigureAwait(false);
        }
    }
}
