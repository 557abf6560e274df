using System;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Management;
using Roboflow.Inference.Pipeline;
using Roboflow.Inference.Runs;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Commands;

/// <summary>The parameters of cmdlets that use a server: the key, how patiently, and which way. The cmdlet has a run, which ends with it.</summary>
public abstract class ServerCommand : PSCmdlet, IDisposable
{
    /// <summary>The most requests in flight. Default 8.</summary>
    [Parameter(HelpMessage = "How many requests may be in flight at once.")]
    [ValidateRange(1, Throttle.Most)]
    public int ThrottleLimit { get; set; } = ClientOptions.DefaultThrottleLimit;

    /// <summary>The API key; else the session's, else the environment variable ROBOFLOW_API_KEY.</summary>
    [Parameter(HelpMessage = "The API key, as SecureString or text. Default: that of Connect-Roboflow, else the environment variable ROBOFLOW_API_KEY.")]
    [ApiKeyTransformation]
    public ApiKey? ApiKey { get; set; }

    /// <summary>How the key travels; else as Connect-Roboflow was told.</summary>
    [Parameter(HelpMessage = "How the key travels: Auto (by the address), Query or Header.")]
    public KeyTransport KeyTransport { get; set; }

    /// <summary>Lets the key go over plain http to another machine.</summary>
    [Parameter(HelpMessage = "Lets the key go over plain http to another machine.")]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>Seconds for one try.</summary>
    [Parameter(HelpMessage = "Seconds for one try.")]
    [ValidateRange(1, ClientOptions.LongestSeconds)]
    public int TimeoutSec { get; set; } = ClientOptions.DefaultTimeoutSeconds;

    /// <summary>Seconds for one image with all its tries; 0 for no limit.</summary>
    [Parameter(HelpMessage = "Seconds for one image with all its tries; 0 for no limit.")]
    [ValidateRange(0, ClientOptions.LongestSeconds)]
    public int TotalTimeoutSec { get; set; }

    /// <summary>Further tries after a transient fault.</summary>
    [Parameter(HelpMessage = "Further tries after 408, 429, 500, 502, 503, 504, a broken connection or a time-out.")]
    [ValidateRange(0, ClientOptions.MostRetries)]
    public int MaximumRetryCount { get; set; } = ClientOptions.DefaultRetryCount;

    /// <summary>Seconds before the first further try; the pause doubles, with jitter.</summary>
    [Parameter(HelpMessage = "Seconds before the first further try; the pause doubles, with jitter.")]
    [ValidateRange(0.0, ClientOptions.LongestRetrySeconds)]
    public double RetryIntervalSec { get; set; } = ClientOptions.DefaultRetrySeconds;

    /// <summary>A proxy; else the system's.</summary>
    [Parameter(HelpMessage = "A proxy's address. Default: the system's proxy.")]
    public Uri? Proxy { get; set; }

    /// <summary>Proxy credentials.</summary>
    [Parameter(HelpMessage = "User and password for the proxy.")]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>No proxy, not even the system's.</summary>
    [Parameter(HelpMessage = "Uses no proxy, not even the system's.")]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Accepts any certificate: for test servers.</summary>
    [Parameter(HelpMessage = "Accepts any certificate. For test servers only.")]
    public SwitchParameter SkipCertificateCheck { get; set; }

    private protected static RoboflowSession Session => RoboflowSession.Current;

    /// <summary>What writes the outcomes of the cmdlet's run; null before it begins.</summary>
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

    /// <summary>Stops what is under way. A command behind this one that has enough calls nothing else.</summary>
    protected virtual void Dispose(bool disposing) => Pump?.Dispose();

    /// <summary>How to reach a server.</summary>
    private protected ClientOptions CreateOptions(RoboflowEndpoint endpoint, KeyTransport transport) =>
        new GivenParameters(this).ReadTransport().Over(Session.Connection?.Transport ?? TransportSettings.None).Apply(new ClientOptions
        {
            Endpoint = endpoint,
            ApiKey = ConnectionValues.Key(this, () => Session.FindKey(ApiKey).Key),
            KeyTransport = transport,
            ThrottleLimit = ThrottleLimit,
        });

    /// <summary>How to reach an inference server.</summary>
    private protected ClientOptions CreateInferenceOptions(Uri? endpoint)
    {
        var transport = KeyTransport == KeyTransport.Auto ? Session.Connection?.KeyTransport ?? KeyTransport.Auto : KeyTransport;
        return CreateOptions(ConnectionValues.Address(this, () => Session.FindEndpoint(endpoint).Endpoint, endpoint), transport);
    }

    /// <summary>Ends the command if a key is needed and there is none.</summary>
    private protected void RequireKey(bool isNeeded, ClientOptions options)
    {
        if (isNeeded && options.ApiKey is null)
        {
            ThrowTerminatingError(SessionErrors.NoApiKey(options.Endpoint));
        }
    }

    /// <summary>Makes a client; ends the command if the key would travel unencrypted.</summary>
    private protected TClient CreateClient<TClient>(ClientOptions options, Func<ClientOptions, TClient> create)
    {
        try
        {
            return create(options);
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(SessionErrors.UnencryptedApiKey(e, options.Endpoint));
            throw;
        }
    }

    private protected ManagementClient CreateManagementClient(Uri? apiEndpoint)
    {
        var options = CreateOptions(ConnectionValues.Address(this, () => Session.FindApiEndpoint(apiEndpoint), apiEndpoint), KeyTransport);
        RequireKey(options.Endpoint.IsHosted, options);
        return CreateClient(options, static o => new ManagementClient(o));
    }
}
