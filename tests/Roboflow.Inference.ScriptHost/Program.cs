using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

// usage: Roboflow.Inference.ScriptHost <script> <argument>...
// Prints what the script writes, one line an object; ends with 1, and says why, on the first error.
using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
runspace.Open();
using var shell = PowerShell.Create(runspace);
shell.AddScript("$ErrorActionPreference = 'Stop'\n" + args[0]);
foreach (var argument in args.AsSpan(1))
{
    shell.AddArgument(argument);
}

try
{
    foreach (var line in shell.Invoke())
    {
        Console.WriteLine(line);
    }

    return 0;
}
catch (RuntimeException e)
{
    await Console.Error.WriteLineAsync($"{e.ErrorRecord.FullyQualifiedErrorId}: {e.Message}");
    return 1;
}
