using System;
using System.Management.Automation;
using System.Net;
using System.Security;
using Roboflow.Inference.Api;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Window;

namespace Roboflow.Inference.Commands;

/// <summary>The parameters of cmdlets that ask the endpoint: where, with which key, and how patiently.</summary>
/// <typeparam name="TResult">What one item's work brings back.</typeparam>
public abstract class EndpointCommand<TResult> : WindowedCommand<TResult>
    where TResult : class
{
    /// <summary>The API key; else the environment variable ROBOFLOW_API_KEY.</summary>
    [Parameter(HelpMessage = "The API key, as SecureString or text. Default: the environment variable ROBOFLOW_API_KEY.")]
    [ApiKeyTransformation]
    public SecureString? ApiKey { get; set; }

    /// <summary>The server's base address; else ROBOFLOW_API_URL, else https://detect.roboflow.com.</summary>
    [Parameter(HelpMessage = "Base address of the server. Default: ROBOFLOW_API_URL, else https://detect.roboflow.com.")]
    public Uri? Endpoint { get; set; }

    /// <summary>How the key travels.</summary>
    [Parameter(HelpMessage = "How the key travels: Auto (by the endpoint), Query or Header.")]
    public KeyTransport KeyTransport { get; set; }

    /// <summary>Lets the key go over plain http to another machine.</summary>
    [Parameter(HelpMessage = "Lets the key go over plain http to another machine.")]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>Seconds for one try.</summary>
    [Parameter(HelpMessage = "Seconds for one try.")]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; } = 100;

    /// <summary>Seconds for one picture with all its tries; 0 for no limit.</summary>
    [Parameter(HelpMessage = "Seconds for one picture with all its tries; 0 for no limit.")]
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

    private protected RoboflowClient CreateClient()
    {
        var endpoint = ResolveEndpoint();
        var key = ResolveKey();
        if (key is null && endpoint.Address.Host.EndsWith(".roboflow.com", StringComparison.OrdinalIgnoreCase))
        {
            ThrowTerminatingError(DetectionErrors.NoApiKey(endpoint));
        }

        try
        {
            return new RoboflowClient(new ClientOptions
            {
                Endpoint = endpoint,
                ApiKey = key,
                KeyTransport = KeyTransport,
                AllowUnencryptedAuthentication = AllowUnencryptedAuthentication,
                ThrottleLimit = ThrottleLimit,
                MaximumRetryCount = MaximumRetryCount,
                RetryInterval = TimeSpan.FromSeconds(RetryIntervalSec),
                Timeout = TimeSpan.FromSeconds(TimeoutSec),
                TotalTimeout = TotalTimeoutSec > 0 ? TimeSpan.FromSeconds(TotalTimeoutSec) : null,
                Proxy = Proxy,
                ProxyCredential = ProxyCredential?.GetNetworkCredential(),
                NoProxy = NoProxy,
                SkipCertificateCheck = SkipCertificateCheck,
            });
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(DetectionErrors.InvalidEndpoint(e, endpoint.ToString(), "UnencryptedApiKey"));
            throw;
        }
    }

    private RoboflowEndpoint ResolveEndpoint()
    {
        var text = Environment.GetEnvironmentVariable("ROBOFLOW_API_URL");
        try
        {
            return new RoboflowEndpoint(Endpoint ?? new Uri(string.IsNullOrWhiteSpace(text) ? RoboflowEndpoint.DefaultAddress : text, UriKind.RelativeOrAbsolute));
        }
        catch (Exception e) when (e is ArgumentException or UriFormatException)
        {
            ThrowTerminatingError(DetectionErrors.InvalidEndpoint(e, Endpoint?.OriginalString ?? text, "InvalidEndpoint"));
            throw;
        }
    }

    private ApiKey? ResolveKey()
    {
        if (ApiKey is { Length: > 0 })
        {
            return new ApiKey(ApiKey);
        }

        var text = Environment.GetEnvironmentVariable("ROBOFLOW_API_KEY");
        return string.IsNullOrWhiteSpace(text) ? null : Api.ApiKey.FromText(text!);
    }
}
