using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Roboflow.Imaging.Bench;

// One measurement in a separate process on some cores, so that peak memory and processor time belong to the work alone.
if (args is ["--work", var work, var count, var time])
{
    Console.WriteLine(
        Workload.Run(Enum.Parse<WorkKind>(work), int.Parse(count, CultureInfo.InvariantCulture), double.Parse(time, CultureInfo.InvariantCulture)));
    return;
}

if (args is ["--blur"])
{
    BlurComparison.Run();
    return;
}

var seconds = args.Length > 0 ? args[0] : "3";
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 3;
Console.WriteLine($"JPEG 1920 x 1080, five boxes with labels, quality 90; {rounds} rounds of {seconds} s each, medians.");
Console.WriteLine("cores  work                      images/s  CPU ms/image  peak MB");
var medians = new Dictionary<(int Cores, WorkKind Kind), Measurement>();
foreach (var cores in new[] { 1, 2 })
{
    var results = Enumerable.Range(0, rounds)
        .SelectMany(_ => Enum.GetValues<WorkKind>().Select(kind => (Kind: kind, Result: Measure(kind, cores))))
        .ToLookup(r => r.Kind, r => r.Result);
    foreach (var kind in Enum.GetValues<WorkKind>())
    {
        var median = new Measurement(
            Median(results[kind].Select(r => r.Rate)),
            Median(results[kind].Select(r => r.Cost)),
            Median(results[kind].Select(r => r.Memory)));
        medians[(cores, kind)] = median;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{cores,5}  {Workload.Describe(kind),-24}  {median.Rate,10:0.0}  {median.Cost,14:0.0}  {median.Memory,7:0}"));
    }
}

foreach (var (name, rate) in Peer.Rates(seconds, rounds))
{
    Compare(name, Enum.Parse<WorkKind>(name), name == "Floor" ? "OpenCV" : "supervision", rate);
    if (name == "Floor")
    {
        Goal("drawn, x the rate of OpenCV's bare decode + encode", medians[(1, WorkKind.Drawn)].Rate / rate, 1.1);
    }
}

Goal("blurred images a second", medians[(1, WorkKind.Blurred)].Rate, 37);
Goal("pixelated images a second", medians[(1, WorkKind.Pixelated)].Rate, 40);
Goal("scaled images a second: 12 ms each", medians[(1, WorkKind.Scaled)].Rate, 1000 / 12.0);
Write("drawn / floor, one core (goal 0.85)", (1, WorkKind.Drawn), (1, WorkKind.Floor));
Write("drawn / floor, two cores", (2, WorkKind.Drawn), (2, WorkKind.Floor));
Write("drawn on two cores / drawn on one (goal 1.7)", (2, WorkKind.Drawn), (1, WorkKind.Drawn));

void Compare(string what, WorkKind kind, string peer, double rate) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one core, {what}: {medians[(1, kind)].Rate / rate:0.00} x the rate of {peer}"));

void Goal(string what, double figure, double least) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{(figure >= least ? "reached" : "MISSED ")} one core, {what}: {figure:0.00} (at least {least:0.0})"));

// Elapsed and processor time: only the latter is meaningful on a busy machine.
void Write(string what, (int Cores, WorkKind Kind) above, (int Cores, WorkKind Kind) below) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture, $"{what}: {medians[above].Rate / medians[below].Rate:0.00} by the clock, "
        + $"{medians[below].Cost / medians[above].Cost * above.Cores / below.Cores:0.00} by processor time"));

static double Median(IEnumerable<double> values)
{
    var sorted = values.Order().ToArray();
    return sorted[sorted.Length / 2];
}

Measurement Measure(WorkKind kind, int cores)
{
    using var process = Process.Start(new ProcessStartInfo(
        Environment.ProcessPath!,
        ["--work", kind.ToString(), cores.ToString(CultureInfo.InvariantCulture), seconds])
    { RedirectStandardOutput = true, UseShellExecute = false })!;
    var numbers = process.StandardOutput.ReadToEnd().Split(' ');
    process.WaitForExit();
    return new Measurement(Number(0), Number(1), Number(2));

    double Number(int i) => double.Parse(numbers[i], CultureInfo.InvariantCulture);
}
