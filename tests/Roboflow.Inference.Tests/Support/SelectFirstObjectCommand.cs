using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Roboflow.Inference.Tests.Support;

/// <summary>A stand-in for Select-Object -First 1, which the engine in a test lacks: stops the upstream commands.</summary>
[Cmdlet(VerbsCommon.Select, "FirstObject")]
public sealed class SelectFirstObjectCommand : PSCmdlet
{
    internal static SessionStateCmdletEntry Entry => new("Select-FirstObject", typeof(SelectFirstObjectCommand), null);

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject(InputObject);

        // The exception is internal to the engine.
        var stop = typeof(PSObject).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!;
        throw (Exception)Activator.CreateInstance(stop, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, [this], null)!;
    }
}
