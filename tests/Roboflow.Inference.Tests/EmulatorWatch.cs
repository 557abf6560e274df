using System;
using System.Diagnostics;
using System.Threading;
using Roboflow.Emulator;

namespace Roboflow.Inference.Module.Tests;

/// <summary>Waits for what the emulator counts, and gives up after a time that only a fault takes.</summary>
internal static class EmulatorWatch
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Whether the emulator's counts come to be so.</summary>
    internal static bool Becomes(this EmulatorStatistics statistics, Func<EmulatorStatistics, bool> state)
    {
        var clock = Stopwatch.StartNew();
        while (!state(statistics))
        {
            if (clock.Elapsed > Patience)
            {
                return false;
            }

            Thread.Sleep(5);
        }

        return true;
    }
}
