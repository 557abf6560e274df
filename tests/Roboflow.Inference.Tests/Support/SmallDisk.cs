using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Support;

/// <summary>A script in a process of its own that sees a small, empty disk in place of a folder. Only Linux can do that without rights.</summary>
internal static class SmallDisk
{
    private const string Mount = "mount -t tmpfs -o size=$0k tmpfs \"$1\" && shift && exec \"$@\"";

    internal static bool IsPossible { get; } = OperatingSystem.IsLinux() && Succeeds();

    /// <summary>Returns the output lines of a script.</summary>
    internal static async Task<IReadOnlyList<string>> RunAsync(int kilobytes, string folder, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "unshare",
            ["-rm", "sh", "-c", Mount, $"{kilobytes}", folder, Environment.ProcessPath!, "exec", ModuleSession.Metadata("ScriptHost"), script, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static bool Succeeds()
    {
        using var process = Process.Start("unshare", ["-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
