using System;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Roboflow.Inference.Tests.Support;

/// <summary>Does what Select-Object -First 1 does, which the engine in a test lacks: it stops what is before it.</summary>
[Cmdlet(VerbsCommon.Select, "FirstObject")]
public sealed class SelectFirstObjectCommand : PSCmdlet
{
    internal static SessionStateCmdletEntry Entry => new("Select-FirstObject", typeof(SelectFirstObjectCommand), null);

    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        WriteObject(InputObject);

        // The engine keeps this exception to itself.
        var stop = typeof(PSObject).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!;
        throw (Exception)Activator.CreateInstance(stop, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, [this], null)!;
    }
}
