using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Threading.Tasks;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace Roboflow.Inference.Bench;

/// <summary>Compares Export-RoboflowReport with creating only its thumbnails: the module's code on as many threads, without output files.</summary>
internal static class ReportRate
{
    private const int Files = 40;
    private const int ThumbnailSize = 320;
    private const long MaximumPixels = 200_000_000;

    private const string Script = """
        param($Results, $Destination)
        $ErrorActionPreference = 'Stop'
        $Results | Export-RoboflowReport -Destination $Destination -Force
        """;

    private static readonly (string Name, object Value)[] Box =
    [
        ("X", 900.5), ("Y", 500.25), ("Width", 200.0), ("Height", 100.0), ("Class", "boat"), ("Confidence", 0.75),
    ];

    internal static void Run(int images, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("roboflow-bench-");
        try
        {
            var paths = Photographs(folder.FullName);
            var work = Enumerable.Range(0, images).Select(i => paths[i % Files]).ToArray();
            using var runspace = RunspaceFactory.CreateRunspace(Session());
            runspace.Open();
            var destination = Path.Combine(folder.FullName, "report");
            Report(runspace, work[..Files], destination);
            var make = Thumbnails();
            Alone(make, work[..Files]);
            var pairs = Enumerable.Range(0, rounds)
                .Select(_ => (Alone: Seconds(() => Alone(make, work)), Report: Seconds(() => Report(runspace, work, destination))))
                .ToArray();
            var (alone, report) = (images / Median(pairs.Select(p => p.Alone)), images / Median(pairs.Select(p => p.Report)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{images} images of 1920 x 1080: thumbnails alone {alone:0}/s, report {report:0}/s, ratio {report / alone:0.00} (target 0.8)"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Seconds(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed.TotalSeconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static InitialSessionState Session()
    {
        var state = InitialSessionState.CreateDefault2();
        var metadata = typeof(ReportRate).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>();
        state.ImportPSModule([metadata.Single(a => a.Key == "ModuleManifest").Value!]);
        state.ThrowOnRunspaceOpenError = true;
        return state;
    }

    // The module's loaded assembly: the same code and the same libvips, in the same process.
    private static Func<string, int, long, object> Thumbnails() => AppDomain.CurrentDomain.GetAssemblies()
        .Single(a => a.GetName().Name == "Roboflow.Inference.Imaging")
        .GetTypes().Single(t => t.Name == "ImageThumbnail")
        .GetMethod("Make", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, [typeof(string), typeof(int), typeof(long)])!
        .CreateDelegate<Func<string, int, long, object>>();

    private static void Alone(Func<string, int, long, object> make, string[] work) =>
        Parallel.ForEach(
        work,
        new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
        path => make(path, ThumbnailSize, MaximumPixels));

    private static void Report(Runspace runspace, string[] work, string destination)
    {
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(Script).AddParameter("Results", Array.ConvertAll(work, Result)).AddParameter("Destination", destination);
        shell.Invoke();
        var made = Directory.GetFiles(Path.Combine(destination, "report-files", "thumbs"), "*", SearchOption.AllDirectories).Length;
        if (made != work.Length)
        {
            throw new InvalidOperationException($"The report has {made} thumbnails for {work.Length} images.");
        }
    }

    private static PSObject Result(string path)
    {
        var box = new PSObject();
        foreach (var (name, value) in Box)
        {
            box.Properties.Add(new PSNoteProperty(name, value));
        }

        var result = new PSObject();
        result.Properties.Add(new PSNoteProperty("Path", path));
        result.Properties.Add(new PSNoteProperty("Predictions", new[] { box, box, box }));
        return result;
    }

    // Smooth areas with some noise, so that the codec has about as much work as with a photograph.
    private static string[] Photographs(string folder) => [.. Enumerable.Range(0, Files).Select(n =>
    {
        var random = new Random(n);
        using var image = new Image<Rgb24>(1920, 1080);
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                var row = rows.GetRowSpan(y);
                for (var x = 0; x < row.Length; x++)
                {
                    var value = (byte)(120 + (50 * Math.Sin((x + (n * 40)) / 90.0)) + (40 * Math.Cos(y / 70.0)) + random.Next(8));
                    row[x] = new Rgb24(value, (byte)(value + 10), (byte)(value + 20));
                }
            }
        });
        var path = Path.Combine(folder, FormattableString.Invariant($"{n}.jpg"));
        image.SaveAsJpeg(path, new JpegEncoder { Quality = 90 });
        return path;
    })];
}
