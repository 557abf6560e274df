using System.Management.Automation;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Commands;

/// <summary>Clears the session settings of Connect-Roboflow in this runspace.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Roboflow")]
public sealed class DisconnectRoboflowCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => RoboflowSession.Current.Connection = null;
}
