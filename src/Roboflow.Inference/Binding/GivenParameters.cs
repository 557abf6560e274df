using System;
using System.Management.Automation;
using Roboflow.Inference.Commands;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Binding;

/// <summary>Distinguishes the user's values from a parameter's default, so that the session's value takes precedence over the default.</summary>
internal sealed class GivenParameters(PSCmdlet cmdlet)
{
    // .NET knows no default port for SOCKS.
    private const int SocksPort = 1080;

    /// <summary>Reads the transport parameters, which have the same names in every command.</summary>
    internal TransportSettings ReadTransport() => new()
    {
        Proxy = ReadProxy(),
        ProxyCredential = (Given(nameof(ServerCommand.ProxyCredential)) as PSCredential)?.GetNetworkCredential(),
        NoProxy = Switch(nameof(ServerCommand.NoProxy)),
        SkipCertificateCheck = Switch(nameof(ServerCommand.SkipCertificateCheck)),
        AllowUnencryptedAuthentication = Switch(nameof(ServerCommand.AllowUnencryptedAuthentication)),
        TimeoutSec = Given(nameof(ServerCommand.TimeoutSec)) as int?,
        TotalTimeoutSec = Given(nameof(ServerCommand.TotalTimeoutSec)) as int?,
        MaximumRetryCount = Given(nameof(ServerCommand.MaximumRetryCount)) as int?,
        RetryIntervalSec = Given(nameof(ServerCommand.RetryIntervalSec)) as double?,
    };

    private object? Given(string name) => cmdlet.MyInvocation.BoundParameters.TryGetValue(name, out var value) ? value : null;

    private bool? Switch(string name) => (Given(name) as SwitchParameter?)?.IsPresent;

    // Ends the command if it is not a proxy address.
    private Uri? ReadProxy()
    {
        var address = Given(nameof(ServerCommand.Proxy)) as Uri;
        if (address is not null && !IsProxy(address))
        {
            cmdlet.ThrowTerminatingError(SessionErrors.InvalidProxy(address));
        }

        return address is { Port: < 0 } ? new UriBuilder(address) { Port = SocksPort }.Uri : address;
    }

    // Behind a slash, a question mark or a number sign, the rest of a password would be a path, and its beginning the port.
    private static bool IsProxy(Uri address) => address.IsAbsoluteUri
        && address.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5"
        && address.AbsolutePath is "" or "/"
        && address.Query.Length == 0
        && address.Fragment.Length == 0;
}
