using System;

namespace Roboflow.Inference;

/// <summary>What a command of this runspace would use. It never holds the key.</summary>
public sealed record RoboflowContext
{
    /// <summary>Whether Connect-Roboflow was called in this runspace.</summary>
    public bool IsConnected { get; init; }

    /// <summary>The workspace that names without one belong to; null for the key's own.</summary>
    public string? Workspace { get; init; }

    /// <summary>The model of commands that name none, or null.</summary>
    public string? Model { get; init; }

    /// <summary>The model file that detects on this machine, or its folder; null where a server does.</summary>
    public string? ModelPath { get; init; }

    /// <summary>The inference server's address.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Where <see cref="Endpoint"/> was set.</summary>
    public SettingSource EndpointSource { get; init; }

    /// <summary>The management API's address.</summary>
    public required Uri ApiEndpoint { get; init; }

    /// <summary>How the key travels to <see cref="Endpoint"/>.</summary>
    public KeyTransport KeyTransport { get; init; }

    /// <summary>Whether there is a key.</summary>
    public bool HasApiKey { get; init; }

    /// <summary>The key's last four characters; null without a key, or for one shorter than twelve.</summary>
    public string? ApiKeyEnding { get; init; }

    /// <summary>Where the key was set.</summary>
    public SettingSource ApiKeySource { get; init; }

    /// <summary>The proxy of Connect-Roboflow, without a user; null for the system's.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Who we are to the proxy; null where it is not told. The password is not here.</summary>
    public string? ProxyUserName { get; init; }

    /// <summary>Whether no proxy is used, not even the system's.</summary>
    public bool NoProxy { get; init; }

    /// <summary>Whether any certificate is accepted.</summary>
    public bool SkipCertificateCheck { get; init; }

    /// <summary>Whether the key may go over plain http to another machine.</summary>
    public bool AllowUnencryptedAuthentication { get; init; }

    /// <summary>Seconds for one try.</summary>
    public int TimeoutSec { get; init; }

    /// <summary>Seconds for one image with all its tries; 0 for no limit.</summary>
    public int TotalTimeoutSec { get; init; }

    /// <summary>Further tries after a transient fault.</summary>
    public int MaximumRetryCount { get; init; }

    /// <summary>Seconds before the first further try.</summary>
    public double RetryIntervalSec { get; init; }
}
