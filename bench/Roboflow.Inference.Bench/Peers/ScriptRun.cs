using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Roboflow.Inference.Bench.Peers;

/// <summary>A script in PowerShell's engine with the staged module, in a separate process: import and compilation count.</summary>
internal static class ScriptRun
{
    internal const string Task = "--script";

    internal static int Run(string script, params string[] arguments)
    {
        var state = InitialSessionState.CreateDefault2();
        // Each script imports the module itself: one of them measures the engine without it.
        var manifest = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ModuleManifest").Value;
        state.Variables.Add(new SessionStateVariableEntry("Module", manifest, null));
        using var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(File.ReadAllText(script));
        foreach (var argument in arguments)
        {
            shell.AddArgument(argument);
        }

        foreach (var line in shell.Invoke())
        {
            Console.WriteLine(line);
        }

        foreach (var error in shell.Streams.Error)
        {
            Console.Error.WriteLine(error);
        }

        return shell.HadErrors ? 1 : 0;
    }
}
