using System;
using System.Management.Automation;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Commands;

/// <content>The parameters for proxy, security, time limits and retries.</content>
public sealed partial class ConnectRoboflowCommand
{
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
}
