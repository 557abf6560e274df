using System;
using System.Management.Automation;
using Roboflow.Inference.Errors;

namespace Roboflow.Inference.Binding;

/// <summary>Tells what the user gave from a parameter's default, so that the session's value can stand in between.</summary>
internal sealed class GivenParameters(PSCmdlet cmdlet)
{
    /// <summary>The value, or null where the user did not give the parameter.</summary>
    internal T? Value<T>(string name, T value)
        where T : struct => cmdlet.MyInvocation.BoundParameters.ContainsKey(name) ? value : null;

    /// <summary>The address of a proxy; ends the command if it is not one.</summary>
    internal Uri? Proxy(Uri? address)
    {
        if (address is not null && !(address.IsAbsoluteUri && address.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5"))
        {
            cmdlet.ThrowTerminatingError(SessionErrors.InvalidProxy(address));
        }

        return address;
    }
}
