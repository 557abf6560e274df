using System;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Management;
using Roboflow.Inference.Output;
using Roboflow.Inference.Runs;
using Roboflow.Inference.Sessions;
using Help = Roboflow.Inference.Commands.HelpText.SharedParameters;

namespace Roboflow.Inference.Commands;

/// <summary>The base of cmdlets that use a server, with the parameters for key, time limits, retries and proxy. It ends the cmdlet's run.</summary>
public abstract class ServerCommand : PSCmdlet, IDisposable
{
    [Parameter(HelpMessage = Help.ThrottleLimit)]
    [ValidateRange(1, Throttle.Most)]
    public int ThrottleLimit { get; set; } = ClientOptions.DefaultThrottleLimit;

    [Parameter(HelpMessage = Help.ApiKey)]
    [ApiKeyTransformation]
    public ApiKey? ApiKey { get; set; }

    [Parameter(HelpMessage = Help.KeyTransport)]
    public KeyTransport KeyTransport { get; set; }

    [Parameter(HelpMessage = Help.AllowUnencryptedAuthentication)]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    [Parameter(HelpMessage = Help.TimeoutSec)]
    [ValidateRange(1, ClientOptions.LongestSeconds)]
    public int TimeoutSec { get; set; } = ClientOptions.DefaultTimeoutSeconds;

    [Parameter(HelpMessage = Help.TotalTimeoutSec)]
    [ValidateRange(0, ClientOptions.LongestSeconds)]
    public int TotalTimeoutSec { get; set; }

    [Parameter(HelpMessage = Help.MaximumRetryCount)]
    [ValidateRange(0, ClientOptions.MostRetries)]
    public int MaximumRetryCount { get; set; } = ClientOptions.DefaultRetryCount;

    [Parameter(HelpMessage = Help.RetryIntervalSec)]
    [ValidateRange(0.0, ClientOptions.LongestRetrySeconds)]
    public double RetryIntervalSec { get; set; } = ClientOptions.DefaultRetrySeconds;

    [Parameter(HelpMessage = Help.Proxy)]
    [AddressTransformation]
    public Uri? Proxy { get; set; }

    [Parameter(HelpMessage = Help.ProxyCredential)]
    [PromptedCredential]
    public PSCredential? ProxyCredential { get; set; }

    [Parameter(HelpMessage = Help.NoProxy)]
    public SwitchParameter NoProxy { get; set; }

    [Parameter(HelpMessage = Help.SkipCertificateCheck)]
    public SwitchParameter SkipCertificateCheck { get; set; }

    private protected static RoboflowSession Session => RoboflowSession.Current;

    /// <summary>Writes the outcomes of the cmdlet's run; null before it begins.</summary>
    private protected abstract IRunPump? Pump { get; }

    /// <inheritdoc/>
    protected override void EndProcessing() => Pump?.Finish();

    /// <inheritdoc/>
    protected override void StopProcessing() => Pump?.Stop();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels pending work. A later command that needs no more input calls only this.</summary>
    protected virtual void Dispose(bool disposing) => Pump?.Dispose();

    /// <summary>Creates the options for a server: the user's values, else the session's, else the properties' defaults.</summary>
    private protected ClientOptions CreateOptions(RoboflowEndpoint endpoint, KeyTransport transport)
    {
        var key = ConnectionValues.Key(this, () => Session.FindKey(ApiKey).Key);
        if (key is { IsEmpty: true })
        {
            ThrowTerminatingError(SessionErrors.NoApiKey(endpoint));
        }

        return new GivenParameters(this).ReadTransport().Over(Session.Connection?.Transport ?? TransportSettings.None).Apply(new ClientOptions
        {
            Endpoint = endpoint,
            ApiKey = key,
            KeyTransport = transport,
            ThrottleLimit = ThrottleLimit,
            Timeout = TimeSpan.FromSeconds(TimeoutSec),
            MaximumRetryCount = MaximumRetryCount,
            RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
        });
    }

    /// <summary>Creates the options for an inference server.</summary>
    private protected ClientOptions CreateInferenceOptions(Uri? endpoint)
    {
        var transport = KeyTransport == KeyTransport.Auto ? Session.Connection?.KeyTransport ?? KeyTransport.Auto : KeyTransport;
        return CreateOptions(ConnectionValues.Address(this, () => Session.FindEndpoint(endpoint).Endpoint, endpoint), transport);
    }

    /// <summary>Ends the command if a key is required but missing.</summary>
    private protected void RequireKey(bool isNeeded, ClientOptions options)
    {
        if (isNeeded && options.ApiKey is null)
        {
            ThrowTerminatingError(SessionErrors.NoApiKey(options.Endpoint));
        }
    }

    /// <summary>Creates a client; ends the command if the key would be sent unencrypted, or past the proxy.</summary>
    private protected TClient CreateClient<TClient>(ClientOptions options, Func<ClientOptions, TClient> create)
    {
        try
        {
            return create(options);
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(SessionErrors.UnsafeWay(e, options));
            throw;
        }
    }

    /// <summary>Creates a client of the management API; ends the command if the key must not be sent there, or is missing.</summary>
    private protected ManagementClient CreateManagementClient(Uri? apiEndpoint)
    {
        var server = ConnectionValues.Address(this, () => Session.FindEndpoint().Endpoint, given: null);
        var address = ConnectionValues.Address(this, () => Session.FindApiEndpointFor(server, apiEndpoint), apiEndpoint);
        if (address is null)
        {
            ThrowTerminatingError(SessionErrors.NoApiEndpoint(server));
        }

        var options = CreateOptions(address!, KeyTransport);
        RequireKey(options.Endpoint.IsHosted, options);
        return CreateClient(options, static o => new ManagementClient(o));
    }
}
