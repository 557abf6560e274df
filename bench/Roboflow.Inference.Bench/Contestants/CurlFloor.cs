using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace Roboflow.Inference.Bench.Contestants;

/// <summary>
/// The floor: one curl for all images, its connections kept, the bodies encoded beforehand (see <see cref="ImageFolder"/>),
/// so that little is left but the socket. Each body is streamed from its file.
/// </summary>
internal sealed partial class CurlFloor : Contestant
{
    internal override string Name => FloorName;

    internal override bool IsManaged => false;

    // Its processor time is read with a Unix call.
    internal override bool IsAvailable => !OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("PATH")!
        .Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "curl")));

    internal override Measurement Measure(Workload workload)
    {
        var config = WriteConfig(workload);
        var cpu = ChildrenCpuSeconds();
        var clock = Stopwatch.StartNew();
        var (answered, peak) = Run(workload, config);
        return new Measurement(answered, clock.Elapsed.TotalSeconds, ChildrenCpuSeconds() - cpu, peak, AllocatedBytes: null);
    }

    protected override int Send(Workload workload) => Run(workload, WriteConfig(workload)).Answered;

    private static string WriteConfig(Workload workload)
    {
        var text = new StringBuilder();
        foreach (var file in workload.Files())
        {
            text.Append(text.Length == 0 ? string.Empty : "next\n")
                .Append("request = POST\nheader = \"Content-Type: application/x-www-form-urlencoded\"\nheader = \"Expect:\"\n")
                .Append("output = /dev/null\nsilent\nfail\nwrite-out = \"%{http_code}\\n\"\n")
                .Append(System.Globalization.CultureInfo.InvariantCulture, $"upload-file = \"{ImageFolder.BodyOf(file)}\"\n")
                .Append(System.Globalization.CultureInfo.InvariantCulture, $"url = \"{workload.Address}?api_key={Workload.Key}&name={file.Name}\"\n");
        }

        var path = Path.Combine(workload.Folder.FullName, "curl.config");
        File.WriteAllText(path, text.ToString());
        return path;
    }

    private static (int Answered, long Peak) Run(Workload workload, string config)
    {
        var start = new ProcessStartInfo("curl") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments =
        [
            "--disable", "--no-progress-meter", "--noproxy", "*", "--parallel", "--parallel-max", $"{workload.Limit}", "--parallel-immediate",
            "--config", config,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var curl = Process.Start(start)!;
        long peak = 0;

        // Its peak memory cannot be read after it has ended, so it is polled.
        using var watch = new Timer(_ => peak = Math.Max(peak, Measurement.PeakOf(curl.Id) ?? 0), null, 0, 20);
        var codes = curl.StandardOutput.ReadToEnd();
        curl.WaitForExit();
        return (codes.Split('\n').Count(c => c == "200"), peak);
    }

    // getrusage: user seconds and microseconds, system seconds and microseconds, and other values.
    internal static double ChildrenCpuSeconds()
    {
        const int Children = -1;
        var usage = new long[32];
        _ = GetUsage(Children, usage);
        return usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetUsage(int who, [Out] long[] usage);
}
