using System;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Hosted;
using Roboflow.Inference.Sessions;
using Roboflow.Inference.Window;

namespace Roboflow.Inference.Commands;

/// <summary>The parameters of cmdlets that ask a server: with which key, how patiently, and by which way.</summary>
/// <typeparam name="TResult">What one item's work brings back.</typeparam>
public abstract class ServerCommand<TResult> : WindowedCommand<TResult>
    where TResult : class
{
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
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>Seconds for one image with all its tries; 0 for no limit.</summary>
    [Parameter(HelpMessage = "Seconds for one image with all its tries; 0 for no limit.")]
    [ValidateRange(0, 86400)]
    public int TotalTimeoutSec { get; set; }

    /// <summary>Further tries after a transient fault.</summary>
    [Parameter(HelpMessage = "Further tries after 408, 429, 500, 502, 503, 504, a broken connection or a time-out.")]
    [ValidateRange(0, 100)]
    public int MaximumRetryCount { get; set; } = 4;

    /// <summary>Seconds before the first further try; the pause doubles, with jitter.</summary>
    [Parameter(HelpMessage = "Seconds before the first further try; the pause doubles, with jitter.")]
    [ValidateRange(0.0, 3600.0)]
    public double RetryIntervalSec { get; set; } = 1;

    /// <summary>A proxy; else the system's.</summary>
    [Parameter(HelpMessage = "A proxy's address. Default: the system's proxy.")]
    public Uri? Proxy { get; set; }

    /// <summary>Who we are to the proxy.</summary>
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

    /// <summary>How to reach a server.</summary>
    private protected ClientOptions CreateOptions(RoboflowEndpoint endpoint, KeyTransport transport) => new()
    {
        Endpoint = endpoint,
        ApiKey = FindKey(),
        KeyTransport = transport,
        AllowUnencryptedAuthentication = AllowUnencryptedAuthentication,
        ThrottleLimit = ThrottleLimit,
        MaximumRetryCount = MaximumRetryCount,
        RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
        Timeout = TimeSpan.FromSeconds(TimeoutSec),
        TotalTimeout = TotalTimeoutSec > 0 ? TimeSpan.FromSeconds(TotalTimeoutSec) : null,
        Proxy = FindProxy(),
        ProxyCredential = ProxyCredential?.GetNetworkCredential(),
        NoProxy = NoProxy,
        SkipCertificateCheck = SkipCertificateCheck,
    };

    /// <summary>Makes a client; ends the command where a hosted server would get no key, or the key would travel unencrypted.</summary>
    private protected TClient CreateClient<TClient>(ClientOptions options, Func<ClientOptions, TClient> create)
    {
        if (options.ApiKey is null && options.Endpoint.IsHosted)
        {
            ThrowTerminatingError(SessionErrors.NoApiKey(options.Endpoint));
        }

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

    /// <summary>Finds an address; ends the command where it is none.</summary>
    private protected T FindAddress<T>(Func<T> find, Uri? given)
    {
        try
        {
            return find();
        }
        catch (Exception e) when (e is ArgumentException or UriFormatException)
        {
            ThrowTerminatingError(SessionErrors.InvalidEndpoint(e, given));
            throw;
        }
    }

    private Uri? FindProxy()
    {
        if (Proxy is not null && !(Proxy.IsAbsoluteUri && Proxy.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5"))
        {
            ThrowTerminatingError(SessionErrors.InvalidProxy(Proxy));
        }

        return Proxy;
    }

    private ApiKey? FindKey()
    {
        try
        {
            return Session.FindKey(ApiKey).Key;
        }
        catch (InvalidApiKeyException e)
        {
            ThrowTerminatingError(SessionErrors.InvalidApiKey(e));
            throw;
        }
    }
}
