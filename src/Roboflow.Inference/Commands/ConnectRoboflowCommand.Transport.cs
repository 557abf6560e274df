using System;
using System.Management.Automation;

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
}
