using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

namespace Roboflow.Inference.Tests.Support;

/// <summary>Runs a script in a separate process that has only PowerShell's engine.</summary>
internal static class ScriptProcess
{
    private static readonly string Host = ModuleSession.Metadata("ScriptHost");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The output lines of the script; if it fails, so does the test.</summary>
    internal static async Task<IReadOnlyList<string>> RunAsync(string script, params string[] arguments)
    {
        var (exitCode, said, errors) = await TryAsync(script, arguments);
        Assert.True(exitCode == 0, errors);
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    internal static async Task<(int ExitCode, string Said, string Errors)> TryAsync(string script, params string[] arguments)
    {
        using var process = Start(script, arguments);
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        finally
        {
            process.Kill();
        }

        return (process.ExitCode, await said, await errors);
    }

    /// <summary>Starts a script that the test observes and ends.</summary>
    internal static Process Start(
        string script,
        params string[] arguments) => Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["exec", Host, script, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
}
