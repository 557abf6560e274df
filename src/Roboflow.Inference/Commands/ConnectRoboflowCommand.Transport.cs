using System;
using System.Management.Automation;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Commands;

/// <content>Which way later commands send, how patiently, and what they may do.</content>
public sealed partial class ConnectRoboflowCommand
{
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
}
