using System;
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace Roboflow.Emulator.Tests.Clients;

/// <summary>A test that runs another tool, and is skipped with the reason where that tool is not on the machine.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClientFactAttribute : FactAttribute
{
    private static readonly ConcurrentDictionary<string, string?> Reasons = new(StringComparer.Ordinal);

    /// <param name="tool">The tool.</param>
    /// <param name="probe">Arguments with which it succeeds only where what the sample needs is there.</param>
    public ClientFactAttribute(string tool, params string[] probe) => Skip = Reasons.GetOrAdd(tool + string.Join(' ', probe), _ => Missing(tool, probe));

    private static string? Missing(string tool, string[] probe)
    {
        try
        {
            var start = new ProcessStartInfo(tool, probe)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                RedirectStandardInput = true,
                WorkingDirectory = ClientSample.Folder
            };
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            _ = errors.Result;
            return process.ExitCode == 0 ? null : $"'{tool} {string.Join(' ', probe)}' fails on this machine.";
        }
        catch (Win32Exception)
        {
            return $"'{tool}' is not on this machine.";
        }
    }
}
