using System;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Hosted;
using Help = Roboflow.Inference.Commands.HelpText.ConnectRoboflow;

namespace Roboflow.Inference.Commands;

/// <content>The parameters for proxy, security, time limits and retries.</content>
public sealed partial class ConnectRoboflowCommand
{
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
}
