using System.Management.Automation;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Commands;

/// <summary>Says what commands of this runspace would use: never the key.</summary>
[Cmdlet(VerbsCommon.Get, "RoboflowContext")]
[OutputType(typeof(RoboflowContext))]
public sealed class GetRoboflowContextCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() =>
        WriteObject(ConnectionValues.Address(this, () => ConnectionValues.Key(this, RoboflowSession.Current.Describe), given: null));
}
