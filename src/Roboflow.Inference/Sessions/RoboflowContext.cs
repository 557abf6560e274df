using System;

namespace Roboflow.Inference;

/// <summary>The settings of commands in this runspace. It never contains the key.</summary>
public sealed record RoboflowContext
{
    /// <summary>Whether Connect-Roboflow was called in this runspace.</summary>
    public bool IsConnected { get; init; }

    /// <summary>The workspace of names without one; null for the key's own.</summary>
    public string? Workspace { get; init; }

    /// <summary>The default model, or null.</summary>
    public string? Model { get; init; }

    /// <summary>The model file for detection on this machine, or its folder; null if a server is used.</summary>
    public string? ModelPath { get; init; }

    /// <summary>The inference server's address.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The source of <see cref="Endpoint"/>.</summary>
    public SettingSource EndpointSource { get; init; }

    /// <summary>The management API's address; null if none is set and the server is not the vendor's.</summary>
    public Uri? ApiEndpoint { get; init; }

    /// <summary>How the key is sent to <see cref="Endpoint"/>.</summary>
    public KeyTransport KeyTransport { get; init; }

    /// <summary>Whether a key is set.</summary>
    public bool HasApiKey { get; init; }

    /// <summary>The key's last four characters; null without a key, or for one shorter than twelve.</summary>
    public string? ApiKeyEnding { get; init; }

    /// <summary>The source of the key.</summary>
    public SettingSource ApiKeySource { get; init; }

    /// <summary>The proxy of Connect-Roboflow, without user and password; null for the system's proxy.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The user name for the proxy, or null. The password is not included.</summary>
    public string? ProxyUserName { get; init; }

    /// <summary>Whether no proxy is used, not even the system's.</summary>
    public bool NoProxy { get; init; }

    /// <summary>Whether any certificate is accepted.</summary>
    public bool SkipCertificateCheck { get; init; }

    /// <summary>Whether the key can be sent over plain http to another machine.</summary>
    public bool AllowUnencryptedAuthentication { get; init; }

    /// <summary>Time limit for one try, in seconds.</summary>
    public int TimeoutSec { get; init; }

    /// <summary>Time limit for one image with all its tries, in seconds; 0 for no limit.</summary>
    public int TotalTimeoutSec { get; init; }

    /// <summary>The number of retries after a transient failure.</summary>
    public int MaximumRetryCount { get; init; }

    /// <summary>Seconds before the first retry.</summary>
    public double RetryIntervalSec { get; init; }
}
