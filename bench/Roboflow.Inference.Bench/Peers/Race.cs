using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Roboflow.Inference.Bench.Contestants;

namespace Roboflow.Inference.Bench.Peers;

/// <summary>Compares a script of the module with one in Python, as whole processes that alternate and must print the same.</summary>
internal sealed record Race(string Name, string Work, string Script, string Peer, double Target, string? Package = null)
{
    private const int Rounds = 3;

    internal static IReadOnlyList<Race> All { get; } =
    [
        new("answers", "1,000 answers of 300 boxes, filtered by Where-Object", "answers.ps1", "answers.py", 0.6),
        new("answers-sdk", "the same, beside the vendor's SDK with eight requests at once", "answers.ps1", "answers-sdk.py", 0.6, "inference_sdk"),
        new("coco-results", "200,000 annotations of COCO, read as results", "coco-results.ps1", "coco-read.py", 1.0),
        new("coco-predictions", "the same, read as predictions", "coco-predictions.ps1", "coco-read.py", 1.5),
        new("coco-write", "the same, read and written", "coco-write.ps1", "coco-write.py", 1.0),
        new("draw", "200 images of 1920 x 1080, ten labeled boxes each", "draw.ps1", "draw.py", 0.9, "cv2"),
    ];

    private static string Folder => Path.Combine(Path.GetDirectoryName(typeof(Race).Assembly.Location)!, "Peers");

    /// <summary>Runs both, and prints the medians and their ratio.</summary>
    internal void Run(string data, Uri endpoint)
    {
        const string Python = "/usr/bin/python3";
        if (!File.Exists(Python) || (Package is not null && Start(Python, "-c", "import " + Package).Exit != 0))
        {
            Console.WriteLine($"{Name}: not run, since {Python}{(Package is null ? null : " with " + Package)} is not installed.");
            return;
        }

        var runs = Enumerable.Range(0, Rounds).Select(_ => (
            Module: Start(Environment.ProcessPath!, ScriptRun.Task, Path.Combine(Folder, Script), data, endpoint.AbsoluteUri),
            Peer: Start(Python, Path.Combine(Folder, Peer), data, endpoint.AbsoluteUri))).ToArray();
        if (runs.SelectMany(r => new[] { r.Module.Said, r.Peer.Said }).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 1 } different)
        {
            throw new InvalidOperationException($"{Name}: they do not agree: {string.Join(" / ", different)}");
        }

        var (ours, theirs) = (Middle(runs.Select(r => r.Module)), Middle(runs.Select(r => r.Peer)));
        var (start, theirStart) = (
            Middle(runs.Select(_ => Start(Environment.ProcessPath!, ScriptRun.Task, Path.Combine(Folder, "start.ps1")))).Seconds,
            Middle(runs.Select(_ => Start(Python, "-c", "pass"))).Seconds);
        var ratio = ours.Seconds / theirs.Seconds;
        Console.WriteLine($"{Name}: {Work}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  module {ours.Seconds:0.00} s, CPU {ours.Cpu:0.00} s; peer {theirs.Seconds:0.00} s, CPU {theirs.Cpu:0.00} s"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {(ratio <= Target ? "reached" : "MISSED")}: whole processes {ratio:0.00} x (at most {Target}); "
                + $"without their start, {start:0.00} s and {theirStart:0.00} s: {(ours.Seconds - start) / (theirs.Seconds - theirStart):0.00} x"));
    }

    private static (double Seconds, double Cpu) Middle(IEnumerable<(string Said, double Seconds, double Cpu, int Exit)> runs)
    {
        var all = runs.ToArray();
        return (all.Select(r => r.Seconds).Order().ElementAt(all.Length / 2), all.Select(r => r.Cpu).Order().ElementAt(all.Length / 2));
    }

    private static (string Said, double Seconds, double Cpu, int Exit) Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        var cpu = CurlFloor.ChildrenCpuSeconds();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return (said, clock.Elapsed.TotalSeconds, CurlFloor.ChildrenCpuSeconds() - cpu, process.ExitCode);
    }
}
