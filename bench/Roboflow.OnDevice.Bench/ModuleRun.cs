using System;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Roboflow.OnDevice.Bench;

/// <summary>The module in the real engine, from 1080p JPEG files.</summary>
internal static class ModuleRun
{
    private const string Script = """
        param($Manifest, $Model, $Image, $Count, $Watch)
        Import-Module $Manifest
        $null = Invoke-RoboflowDetection $Image -ModelPath $Model -AsResult
        "first $($Watch.Elapsed.TotalSeconds)"
        $half = [int]($Count / 2)
        function Copies($n) { for ($i = 0; $i -lt $n; $i++) { $Image } }
        $start = $Watch.Elapsed.TotalSeconds
        $done = 0
        Copies $Count | Invoke-RoboflowDetection -ModelPath $Model -AsResult | ForEach-Object {
            if (++$done -eq $half) { $process = [System.Diagnostics.Process]::GetCurrentProcess(); "memory $($process.WorkingSet64)" }
        }
        "rate $($Count / ($Watch.Elapsed.TotalSeconds - $start))"
        $process = [System.Diagnostics.Process]::GetCurrentProcess()
        "memory $($process.WorkingSet64)"
        """;

    /// <summary>Runs in this process, which must be new: the first result counts from Import-Module on.</summary>
    internal static void Measure(string model, string image, int count)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript(Script).AddArgument(Manifest).AddArgument(model).AddArgument(image).AddArgument(count).AddArgument(Stopwatch.StartNew());
        foreach (var line in shell.Invoke())
        {
            Console.WriteLine(line);
        }

        foreach (var error in shell.Streams.Error)
        {
            throw new InvalidOperationException(error.ToString());
        }
    }

    private static string Manifest => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ModuleManifest").Value!;
}
