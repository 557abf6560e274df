using System;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Roboflow.Inference.Bench.Contestants;

/// <summary>The staged module in PowerShell's engine: the whole pipeline from files to predictions.</summary>
internal sealed class ModulePipeline : Contestant
{
    private const string Script = """
        param($Images, $Times, $Endpoint, $Key, $Model, $Limit)
        $ErrorActionPreference = 'Stop'
        & { for ($i = 0; $i -lt $Times; $i++) { $Images } } |
            Invoke-RoboflowDetection -Endpoint $Endpoint -ApiKey $Key -Model $Model -ThrottleLimit $Limit |
            & { begin { $count = 0 } process { $count++ } end { $count } }
        """;

    private Runspace? _runspace;

    internal override string Name => ModuleName;

    internal override void Prepare(Workload warmUp)
    {
        var state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([typeof(ModulePipeline).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ModuleManifest").Value!]);
        state.ThrowOnRunspaceOpenError = true;
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        base.Prepare(warmUp);
    }

    protected override int Send(Workload workload)
    {
        using var shell = PowerShell.Create(_runspace);
        shell.AddScript(Script)
            .AddParameter("Images", workload.Files())
            .AddParameter("Times", workload.Times)
            .AddParameter("Endpoint", workload.Endpoint)
            .AddParameter("Key", Workload.Key)
            .AddParameter("Model", Workload.Model)
            .AddParameter("Limit", workload.Limit);
        return shell.Invoke<int>().Single();
    }
}
