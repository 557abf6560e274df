using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json;
using Roboflow.Inference.Bench.Contestants;

namespace Roboflow.Inference.Bench;

/// <summary>A process of this program with one task: the server, or a contestant's run.</summary>
internal sealed class Worker : IDisposable
{
    internal const string ServerTask = "--serve";
    internal const string ContestantTask = "--contend";

    private readonly Process _process;

    internal Worker(string task, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(Worker).Assembly.Location);
        }

        start.ArgumentList.Add(task);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    /// <summary>The contestant's process: prepares, reports that it is ready, waits for its turn, and reports its measurement.</summary>
    internal static void Contend(string[] arguments)
    {
        var contestant = Contestant.Find(arguments[0]);
        var workload = Workload.FromArguments(arguments[1..]);
        contestant.Prepare(workload.WarmUp());
        Console.WriteLine("ready");
        _ = Console.ReadLine();
        Console.WriteLine(JsonSerializer.Serialize(contestant.Measure(workload)));
    }

    internal string Read()
        => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("A process of the benchmark ended without a report.");

    internal string Ask(string line = "")
    {
        _process.StandardInput.WriteLine(line);
        return Read();
    }

    internal int AskNumber() => int.Parse(Ask(), CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
