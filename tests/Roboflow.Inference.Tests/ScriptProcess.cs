using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace Roboflow.Inference.Module.Tests;

/// <summary>Runs a script in a process of its own, which has PowerShell's engine and nothing of ours.</summary>
internal static class ScriptProcess
{
    private static readonly string Host = ModuleSession.Metadata("ScriptHost");

    /// <summary>The lines that the script wrote; a script that fails fails the test.</summary>
    internal static async Task<IReadOnlyList<string>> RunAsync(string script, params string[] arguments)
    {
        var (exitCode, said, errors) = await TryAsync(script, arguments);
        Assert.True(exitCode == 0, errors);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    internal static async Task<(int ExitCode, string Said, string Errors)> TryAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", Host, script, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await errors);
    }
}
