using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Roboflow.Imaging.Bench;

/// <summary>OpenCV and supervision from Python, over the same JPEG; supervision is fetched and put on PYTHONPATH outside the repository.</summary>
internal static class Peer
{
    private const string Python = "/usr/bin/python3";

    /// <summary>Median images a second on one core, by the name of the work; none where Python lacks OpenCV.</summary>
    internal static IEnumerable<(string Name, double Rate)> Rates(string seconds, int rounds)
    {
        if (!File.Exists(Python) || Run("-c", "import cv2").Length > 0)
        {
            return [];
        }

        var photo = Path.GetTempFileName();
        File.WriteAllBytes(photo, Workload.Jpeg());
        var script = Path.Combine(AppContext.BaseDirectory, "peer.py");
        var rates = Enumerable.Range(0, rounds)
            .SelectMany(_ => Run(script, photo, seconds).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(line => line.Split(' '))
            .ToLookup(words => words[0], words => double.Parse(words[1], CultureInfo.InvariantCulture));
        File.Delete(photo);
        return [.. rates.Select(r => (r.Key, r.Order().ElementAt(r.Count() / 2)))];
    }

    // Errors count as text, so that a missing package is told from one that is there.
    private static string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        var text = process.StandardOutput.ReadToEnd();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : errors;
    }
}
