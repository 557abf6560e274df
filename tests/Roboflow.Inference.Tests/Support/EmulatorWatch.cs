using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Tests.Support;

/// <summary>Waits for what the emulator counts, and gives up after a time that only a fault takes.</summary>
internal static class EmulatorWatch
{
    /// <summary>Far longer than anything takes that is not stuck, also where many others use the machine.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Whether the emulator's counts come to be so.</summary>
    internal static bool Becomes(this EmulatorStatistics statistics, Func<EmulatorStatistics, bool> state)
    {
        var clock = Stopwatch.StartNew();
        while (!state(statistics) && clock.Elapsed < Patience)
        {
            Thread.Sleep(Pause);
        }

        return state(statistics);
    }

    /// <summary>Ends when the counts are so, for answers that are held until then; or after a time, so that nothing hangs.</summary>
    internal static async Task When(this EmulatorStatistics statistics, Func<EmulatorStatistics, bool> state)
    {
        var clock = Stopwatch.StartNew();
        while (!state(statistics) && clock.Elapsed < Patience)
        {
            await Task.Delay(Pause).ConfigureAwait(false);
        }
    }
}
