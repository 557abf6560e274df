using System;
using System.Diagnostics;
using System.IO;
using Roboflow.Inference.Bench.Contestants;

namespace Roboflow.Inference.Bench.Peers;

/// <summary>A script that has ended: one of PowerShell in the engine, or one of Python.</summary>
/// <param name="Said">What it printed.</param>
/// <param name="Seconds">Time of the whole process, in seconds.</param>
/// <param name="Cpu">Processor time of the process, in seconds.</param>
/// <param name="Exit">Its exit code.</param>
internal sealed record ScriptProcess(string Said, double Seconds, double Cpu, int Exit)
{
    private const string Python = "/usr/bin/python3";

    private static string Folder => Path.Combine(Path.GetDirectoryName(typeof(ScriptProcess).Assembly.Location)!, "Peers");

    /// <summary>Runs a script of this folder with the arguments.</summary>
    internal static ScriptProcess Run(string script, params string[] arguments) => IsPython(script)
        ? Start(Python, [Path.Combine(Folder, script), .. arguments])
        : Start(Environment.ProcessPath!, [ScriptRun.Task, Path.Combine(Folder, script), .. arguments]);

    /// <summary>Runs what a script needs before its first line.</summary>
    internal static ScriptProcess RunNothing(string script) => IsPython(script) ? Start(Python, "-c", "pass") : Run("start.ps1");

    /// <summary>Whether the script can run here.</summary>
    internal static bool CanRun(string script, string? package)
        => !IsPython(script) || (File.Exists(Python) && (package is null || Start(Python, "-c", "import " + package).Exit == 0));

    private static bool IsPython(string script) => script.EndsWith(".py", StringComparison.Ordinal);

    private static ScriptProcess Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        var cpu = CurlFloor.ChildrenCpuSeconds();
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return new ScriptProcess(said, clock.Elapsed.TotalSeconds, CurlFloor.ChildrenCpuSeconds() - cpu, process.ExitCode);
    }
}
