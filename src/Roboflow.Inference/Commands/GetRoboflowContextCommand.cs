using System.Management.Automation;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Commands;

/// <summary>Shows the endpoint, key source, model and other settings of this runspace, but never the key.</summary>
[Cmdlet(VerbsCommon.Get, "RoboflowContext")]
[OutputType(typeof(RoboflowContext))]
public sealed class GetRoboflowContextCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(ConnectionValues.Context(this));
}
