using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Roboflow.Imaging.Bench;

// One measurement: a process of its own, held to some cores, so that peak memory and cores are those of the work alone.
if (args is ["--work", var work, var count, var time])
{
    Console.WriteLine(Workload.Run(Enum.Parse<WorkKind>(work), int.Parse(count, CultureInfo.InvariantCulture), double.Parse(time, CultureInfo.InvariantCulture)));
    return;
}

var seconds = args.Length > 0 ? args[0] : "3";
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
Console.WriteLine($"JPEG 1920 x 1080, five boxes with labels, quality 90; {rounds} rounds of {seconds} s each, medians.");
Console.WriteLine("cores  work                      pictures/s  peak MB");
var medians = new Dictionary<(int Cores, WorkKind Kind), double>();
foreach (var cores in new[] { 1, 2 })
{
    var results = Enumerable.Range(0, rounds)
        .SelectMany(_ => Enum.GetValues<WorkKind>().Select(kind => (Kind: kind, Result: Measure(kind, cores))))
        .ToLookup(r => r.Kind, r => r.Result);
    foreach (var kind in Enum.GetValues<WorkKind>())
    {
        medians[(cores, kind)] = Median(results[kind].Select(r => r.Rate));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cores,5}  {Workload.Describe(kind),-24}  {medians[(cores, kind)],10:0.0}  {Median(results[kind].Select(r => r.Memory)),7:0}"));
    }
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"drawn / floor, one core: {Ratio(1, 1):0.00} (goal 0.85)"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"drawn / floor, two cores: {Ratio(2, 2):0.00}"));
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"drawn on two cores / floor on one: {medians[(2, WorkKind.Drawn)] / medians[(1, WorkKind.Floor)]:0.00}"));
Console.WriteLine("supervision did 38.7 pictures/s on one core of another machine; it cannot be installed here, so compare ratios, not rates.");

double Ratio(int drawn, int floor) => medians[(drawn, WorkKind.Drawn)] / medians[(floor, WorkKind.Floor)];

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToArray();
    return sorted[sorted.Length / 2];
}

(double Rate, double Memory) Measure(WorkKind kind, int cores)
{
    using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["--work", kind.ToString(), cores.ToString(CultureInfo.InvariantCulture), seconds]) { RedirectStandardOutput = true })!;
    var numbers = process.StandardOutput.ReadToEnd().Split(' ');
    process.WaitForExit();
    return (double.Parse(numbers[0], CultureInfo.InvariantCulture), double.Parse(numbers[1], CultureInfo.InvariantCulture));
}
