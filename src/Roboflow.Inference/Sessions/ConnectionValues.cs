using System;
using System.Management.Automation;
using Roboflow.Inference.Errors;

namespace Roboflow.Inference.Sessions;

/// <summary>Finds the values of a connection. An invalid value ends the command.</summary>
internal static class ConnectionValues
{
    internal static T Address<T>(PSCmdlet cmdlet, Func<T> find, Uri? given)
    {
        try
        {
            return find();
        }
        catch (Exception e) when (e is ArgumentException or UriFormatException)
        {
            cmdlet.ThrowTerminatingError(SessionErrors.InvalidEndpoint(e, given));
            throw;
        }
    }

    /// <summary>The settings of a command without parameters.</summary>
    internal static RoboflowContext Context(PSCmdlet cmdlet) => Address(cmdlet, () => Key(cmdlet, RoboflowSession.Current.Describe), given: null);

    internal static T Key<T>(PSCmdlet cmdlet, Func<T> find)
    {
        try
        {
            return find();
        }
        catch (InvalidApiKeyException e)
        {
            cmdlet.ThrowTerminatingError(SessionErrors.InvalidApiKey(e));
            throw;
        }
    }
}
