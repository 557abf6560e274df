using System;
using System.Management.Automation;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Commands;

/// <summary>Says what commands of this runspace would use: never the key.</summary>
[Cmdlet(VerbsCommon.Get, "RoboflowContext")]
[OutputType(typeof(RoboflowContext))]
public sealed class GetRoboflowContextCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            WriteObject(RoboflowSession.Current.Describe());
        }
        catch (InvalidApiKeyException e)
        {
            ThrowTerminatingError(SessionErrors.InvalidApiKey(e));
        }
        catch (Exception e) when (e is ArgumentException or UriFormatException)
        {
            ThrowTerminatingError(SessionErrors.InvalidEndpoint(e, given: null));
        }
    }
}
