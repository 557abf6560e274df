using System;
using System.Collections.Generic;
using System.Globalization;

namespace Roboflow.Inference.Bench.Peers;

/// <summary>A figure that a script measures of itself, with the most that it may be: no peer does the same.</summary>
internal sealed record ScriptFigure(string Name, string Work, string Script, string Unit, double Target)
{
    internal static IReadOnlyList<ScriptFigure> All { get; } =
    [
        new("labels", "8,000 labeled boxes on one image of 560 x 360", "labels.ps1", "s", 2),
        new("drawn-size", "bytes of a JPEG of 1920 x 1080 with ten labeled boxes", "drawn-size.ps1", "x the source", 1.2),
    ];

    /// <summary>Runs the script and prints its figure.</summary>
    internal void Run(string data)
    {
        var run = ScriptProcess.Run(Script, data);
        if (run.Exit != 0)
        {
            throw new InvalidOperationException($"{Name}: the script failed.");
        }

        var figure = double.Parse(run.Said, CultureInfo.InvariantCulture);
        Console.WriteLine($"{Name}: {Work}");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {(figure <= Target ? "reached" : "MISSED")}: {figure:0.00} {Unit} (at most {Target})"));
    }
}
