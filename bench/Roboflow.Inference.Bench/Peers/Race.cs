using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Roboflow.Inference.Bench.Peers;

/// <summary>Compares a script of the module with one without it, as whole processes that alternate and must print the same.</summary>
internal sealed record Race(string Name, string Work, string Script, string Peer, double Target, string? Package = null, int Rounds = 3)
{
    internal static IReadOnlyList<Race> All { get; } =
    [
        new("answers", "1,000 answers of 300 boxes, filtered by Where-Object", "answers.ps1", "answers.py", 0.6),
        new("answers-sdk", "the same, beside the vendor's SDK with eight requests at once", "answers.ps1", "answers-sdk.py", 0.6, "inference_sdk"),
        new("coco-results", "200,000 annotations of COCO, read as results", "coco-results.ps1", "coco-read.py", 1.0),
        new("coco-predictions", "the same, read as predictions", "coco-predictions.ps1", "coco-read.py", 1.5),
        new("coco-write", "the same, read and written", "coco-write.ps1", "coco-write.py", 1.0),
        new("draw", "200 images of 1920 x 1080, ten labeled boxes each", "draw.ps1", "draw.py", 0.9, "cv2"),
        new("first-detection", "the first detection of a session, beside Invoke-RestMethod", "first-detection.ps1", "first-request.ps1", 0.96, Rounds: 9),
    ];

    /// <summary>Runs both, and prints the medians and their ratio.</summary>
    internal void Run(string data, Uri endpoint)
    {
        if (!ScriptProcess.CanRun(Peer, Package))
        {
            Console.WriteLine($"{Name}: not run, since Python{(Package is null ? null : " with " + Package)} is not installed.");
            return;
        }

        var runs = Enumerable.Range(0, Rounds)
            .Select(_ => (Module: ScriptProcess.Run(Script, data, endpoint.AbsoluteUri), Peer: ScriptProcess.Run(Peer, data, endpoint.AbsoluteUri)))
            .ToArray();
        if (runs.SelectMany(r => new[] { r.Module.Said, r.Peer.Said }).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 1 } different)
        {
            throw new InvalidOperationException($"{Name}: they do not agree: {string.Join(" / ", different)}");
        }

        var (ours, theirs) = (Middle(runs.Select(r => r.Module)), Middle(runs.Select(r => r.Peer)));
        var start = Middle(runs.Select(_ => ScriptProcess.RunNothing(Script))).Seconds;
        var theirStart = Middle(runs.Select(_ => ScriptProcess.RunNothing(Peer))).Seconds;
        var ratio = ours.Seconds / theirs.Seconds;
        Console.WriteLine($"{Name}: {Work}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  module {ours.Seconds:0.00} s, CPU {ours.Cpu:0.00} s; peer {theirs.Seconds:0.00} s, CPU {theirs.Cpu:0.00} s"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {(ratio <= Target ? "reached" : "MISSED")}: whole processes {ratio:0.00} x (at most {Target}); "
                + $"without their start, {start:0.00} s and {theirStart:0.00} s: {(ours.Seconds - start) / (theirs.Seconds - theirStart):0.00} x"));
    }

    private static (double Seconds, double Cpu) Middle(IEnumerable<ScriptProcess> runs)
    {
        var all = runs.ToArray();
        return (all.Select(r => r.Seconds).Order().ElementAt(all.Length / 2), all.Select(r => r.Cpu).Order().ElementAt(all.Length / 2));
    }
}
