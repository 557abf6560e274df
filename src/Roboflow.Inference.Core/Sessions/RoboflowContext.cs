using System;
using Roboflow.Inference.Hosted;

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

    /// <summary>Who named <see cref="Endpoint"/>.</summary>
    public SettingSource EndpointSource { get; init; }

    /// <summary>The management API's address.</summary>
    public required Uri ApiEndpoint { get; init; }

    /// <summary>How the key travels to <see cref="Endpoint"/>.</summary>
    public KeyTransport KeyTransport { get; init; }

    /// <summary>Whether there is a key.</summary>
    public bool HasApiKey { get; init; }

    /// <summary>The key's last four characters; null where there is no key, or one shorter than twelve.</summary>
    public string? ApiKeyEnding { get; init; }

    /// <summary>Who gave the key.</summary>
    public SettingSource ApiKeySource { get; init; }
}
