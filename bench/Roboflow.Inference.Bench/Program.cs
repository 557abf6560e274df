using System;
using System.Linq;
using BenchmarkDotNet.Running;
using Roboflow.Inference.Bench;
using Roboflow.Inference.Bench.Micro;
using Roboflow.Inference.Bench.Peers;

switch (args)
{
    case [Worker.ServerTask]:
        await BenchServer.RunAsync();
        return 0;
    case [Worker.ContestantTask, .. var rest]:
        Worker.Contend(rest);
        return 0;
    case [ScriptRun.Task, var script, .. var rest]:
        return ScriptRun.Run(script, rest);
    case ["peers", .. var names]:
        await using (var data = await PeerData.StartAsync())
        {
            foreach (var race in Race.All.Where(r => names.Length == 0 || names.Contains(r.Name)))
            {
                race.Run(data.FolderOf(race.Script), data.Endpoint);
            }

            foreach (var figure in ScriptFigure.All.Where(f => names.Length == 0 || names.Contains(f.Name)))
            {
                figure.Run(data.FolderOf(figure.Script));
            }
        }

        return 0;
    case ["report"]:
        ReportRate.Run(images: 600, rounds: 3);
        return 0;
    case ["micro", .. var rest]:
        BenchmarkSwitcher.FromTypes([typeof(EncodeBenchmarks), typeof(MergeBenchmarks), typeof(ParseBenchmarks), typeof(WindowBenchmarks)])
            .Run(rest.Length > 0 ? rest : ["--filter", "*"], new MicroConfig());
        return 0;
}

var quick = args.Contains("--quick");
var wanted = args.SkipWhile(a => a != "--case").Skip(1).FirstOrDefault();
var cases = BenchCase.All.Where(c => wanted is null || c.Name.StartsWith(wanted, StringComparison.Ordinal)).ToArray();
if (cases.Length == 0 || args.Any(a => a is not ("--quick" or "--case") && a != wanted))
{
    await Console.Error.WriteLineAsync(
        "Options: --quick (one round each), --case NAME (or the start of one), micro, report. Cases: " + string.Join(", ", BenchCase.All.Select(c => c.Name)));
    return 1;
}

if (typeof(Driver).Assembly.GetCustomAttributes(typeof(System.Diagnostics.DebuggableAttribute), false).Cast<System.Diagnostics.DebuggableAttribute>()
    .Any(d => d.IsJITOptimizerDisabled))
{
    await Console.Error.WriteLineAsync("This is a debug build, so its figures are not meaningful. Run it with -c Release.");
}

using var driver = new Driver(quick);
var table = new ResultTable();
foreach (var work in cases)
{
    table.Add(work, driver.Run(work));
}

table.WriteTargets();
return 0;
