using System;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator;

namespace Roboflow.Inference.Bench;

/// <summary>The emulator's no-work model in a separate process, controlled through standard input.</summary>
internal static class BenchServer
{
    /// <summary>Prints the address, then reads commands: server times in ms, comma-separated, or an empty line for the request count.</summary>
    internal static async Task RunAsync()
    {
        await using var host = await EmulatorHost.StartAsync(new EmulatorOptions { KeepsRequests = false });
        Console.WriteLine(host.Address.AbsoluteUri);
        while (await Console.In.ReadLineAsync() is { } order)
        {
            if (order.Length > 0)
            {
                host.Behave();
                var times = order.Split(',').Select(t => TimeSpan.FromMilliseconds(int.Parse(t, System.Globalization.CultureInfo.InvariantCulture))).ToArray();
                if (times.Any(t => t > TimeSpan.Zero))
                {
                    host.Misbehave(Workload.Model, [.. times.Select(t => new Misbehavior { Delay = t })]);
                }

                host.Statistics.Reset();
            }

            Console.WriteLine(host.Statistics.Requests);
        }
    }
}
