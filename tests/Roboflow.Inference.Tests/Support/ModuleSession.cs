using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Threading;

namespace Roboflow.Inference.Tests.Support;

/// <summary>A runspace of the real engine with the staged module imported from its manifest.</summary>
internal sealed class ModuleSession : IDisposable
{
    private readonly Runspace _runspace;

    internal ModuleSession(PSHost? host = null, params IEnumerable<SessionStateCommandEntry> commands)
    {
        var state = InitialSessionState.CreateDefault2();
        state.Commands.Add(commands);
        state.ImportPSModule([Manifest]);
        state.ThrowOnRunspaceOpenError = true;
        _runspace = host is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(host, state);
        _runspace.Open();
    }

    /// <summary>The time limit of a script: one that hangs fails only its own test.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);

    internal static string Manifest { get; } = Metadata("ModuleManifest");

    internal static string RepositoryRoot { get; } = Metadata("RepositoryRoot");

    /// <summary>The folder of the sample images.</summary>
    internal static string Samples { get; } = Path.Combine(RepositoryRoot, "samples", "images");

    /// <summary>The path of a sample image.</summary>
    internal static string Sample(string name) => Path.Combine(Samples, name);

    /// <summary>Runs a script with $args and optional pipeline input; errors are collected, not thrown.</summary>
    internal SessionOutput Run(string script, IEnumerable<object>? input = null, params object[] arguments)
    {
        using var shell = Prepare(script, arguments);
        ErrorRecord? ended = null;
        IReadOnlyList<PSObject> output = [];
        try
        {
            output = input is null ? [.. shell.Invoke()] : [.. shell.Invoke(input)];
        }
        catch (RuntimeException e)
        {
            ended = e.ErrorRecord;
        }

        // Tests that stop a script themselves use Prepare.
        if (shell.InvocationStateInfo.State == PSInvocationState.Stopped)
        {
            throw new TimeoutException($"The script was stopped, since it had not ended after {Patience}: {script}");
        }

        return new SessionOutput(output, [.. shell.Streams.Error], ended, [.. shell.Streams.Verbose.Select(v => v.Message)])
        {
            Warnings = [.. shell.Streams.Warning.Select(w => w.Message)],
        };
    }

    /// <summary>A script with $args that the test starts, observes and stops.</summary>
    internal PowerShell Prepare(string script, params object[] arguments)
    {
        var shell = PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddScript(script);
        foreach (var argument in arguments)
        {
            shell.AddArgument(argument);
        }

        StopLate(shell);
        return shell;
    }

    private void StopLate(PowerShell shell)
    {
        var late = new Timer(_ => shell.BeginStop(null, null), null, Patience, Timeout.InfiniteTimeSpan);
        shell.InvocationStateChanged += (_, e) =>
        {
            if (e.InvocationStateInfo.State != PSInvocationState.Running)
            {
                late.Dispose();
            }
        };
    }

    public void Dispose() => _runspace.Dispose();

    internal static string Metadata(string key) => typeof(ModuleSession).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}

internal sealed record SessionOutput(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    ErrorRecord? Terminated,
    IReadOnlyList<string> Verbose)
{
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    internal T Property<T>(int index, string name)
        => (T)LanguagePrimitives.ConvertTo(Output[index].Properties[name].Value, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
}
