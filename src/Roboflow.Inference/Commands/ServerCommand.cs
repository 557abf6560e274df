using System;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Management;
using Roboflow.Inference.Output;
using Roboflow.Inference.Runs;
using Roboflow.Inference.Sessions;

namespace Roboflow.Inference.Commands;

/// <summary>The base of cmdlets that use a server, with the parameters for key, time limits, retries and proxy. It ends the cmdlet's run.</summary>
public abstract class ServerCommand : PSCmdlet, IDisposable
{
    /// <summary>The maximum number of requests in flight. Default 8.</summary>
    [Parameter(HelpMessage = "How many requests can be in flight at once.")]
    [ValidateRange(1, Throttle.Most)]
    public int ThrottleLimit { get; set; } = ClientOptions.DefaultThrottleLimit;

    /// <summary>The API key. Default: the session's, else the environment variable ROBOFLOW_API_KEY.</summary>
    [Parameter(HelpMessage = "The API key, as SecureString or text. Default: that of Connect-Roboflow, else the environment variable ROBOFLOW_API_KEY.")]
    [ApiKeyTransformation]
    public ApiKey? ApiKey { get; set; }

    /// <summary>How the key is sent. Default: the session's setting.</summary>
    [Parameter(HelpMessage = "How the key is sent: Auto (by the address), Query or Header.")]
    public KeyTransport KeyTransport { get; set; }

    /// <summary>Allows sending the key over plain http to another machine.</summary>
    [Parameter(HelpMessage = "Allows sending the key over plain http to another machine.")]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>Time limit for one try, in seconds.</summary>
    [Parameter(HelpMessage = "Time limit for one try, in seconds.")]
    [ValidateRange(1, ClientOptions.LongestSeconds)]
    public int TimeoutSec { get; set; } = ClientOptions.DefaultTimeoutSeconds;

    /// <summary>Time limit for one image with all its tries, in seconds; 0 for no limit.</summary>
    [Parameter(HelpMessage = "Time limit for one image with all its tries, in seconds; 0 for no limit.")]
    [ValidateRange(0, ClientOptions.LongestSeconds)]
    public int TotalTimeoutSec { get; set; }

    /// <summary>The number of retries after a transient failure.</summary>
    [Parameter(HelpMessage = "Number of retries after 408, 429, 500, 502, 503, 504, a broken connection or a time-out.")]
    [ValidateRange(0, ClientOptions.MostRetries)]
    public int MaximumRetryCount { get; set; } = ClientOptions.DefaultRetryCount;

    /// <summary>Seconds before the first retry; the pause doubles each time, with random jitter.</summary>
    [Parameter(HelpMessage = "Seconds before the first retry; the pause doubles each time, with random jitter.")]
    [ValidateRange(0.0, ClientOptions.LongestRetrySeconds)]
    public double RetryIntervalSec { get; set; } = ClientOptions.DefaultRetrySeconds;

    /// <summary>The proxy's address. Default: the system's proxy.</summary>
    [Parameter(HelpMessage = "The proxy's address. Default: the system's proxy.")]
    public Uri? Proxy { get; set; }

    /// <summary>Proxy credentials.</summary>
    [Parameter(HelpMessage = "User name and password for the proxy.")]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>Uses no proxy, not even the system's.</summary>
    [Parameter(HelpMessage = "Uses no proxy, not even the system's.")]
    public SwitchParameter NoProxy { get; set; }

    /// <summary>Accepts any certificate: for test servers.</summary>
    [Parameter(HelpMessage = "Accepts any certificate. For test servers only.")]
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

    /// <summary>Creates the options for a server.</summary>
    private protected ClientOptions CreateOptions(RoboflowEndpoint endpoint, KeyTransport transport) =>
        new GivenParameters(this).ReadTransport().Over(Session.Connection?.Transport ?? TransportSettings.None).Apply(new ClientOptions
        {
            Endpoint = endpoint,
            ApiKey = ConnectionValues.Key(this, () => Session.FindKey(ApiKey).Key),
            KeyTransport = transport,
            ThrottleLimit = ThrottleLimit,
        });

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

    /// <summary>Creates a client; ends the command if the key would be sent unencrypted.</summary>
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
