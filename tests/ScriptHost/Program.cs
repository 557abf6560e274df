using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

// usage: ScriptHost <script> [-Name value]...   as pwsh -File does: output on stdout, errors on stderr, the script's exit code
using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
runspace.Open();
using var shell = PowerShell.Create(runspace);
shell.AddCommand(args[0]);
for (var i = 1; i + 1 < args.Length; i += 2)
{
    shell.AddParameter(args[i].TrimStart('-'), args[i + 1]);
}

shell.Streams.Error.DataAdded += (_, added) => Console.Error.WriteLine($"{shell.Streams.Error[added.Index].FullyQualifiedErrorId}: {shell.Streams.Error[added.Index]}");
try
{
    foreach (var line in shell.Invoke())
    {
        Console.WriteLine(line);
    }
}
catch (RuntimeException e)
{
    await Console.Error.WriteLineAsync($"{e.ErrorRecord.FullyQualifiedErrorId}: {e.Message}");
    return 1;
}

return runspace.SessionStateProxy.GetVariable("LASTEXITCODE") as int? ?? 0;
