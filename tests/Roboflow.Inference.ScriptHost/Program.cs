using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

// usage: Roboflow.Inference.ScriptHost <script> <argument>...
// Prints one line per output object; on the first error prints it and exits with 1.
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
