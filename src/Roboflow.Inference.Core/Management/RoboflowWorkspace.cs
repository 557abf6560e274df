using System.Collections.Generic;

namespace Roboflow.Inference;

/// <summary>A workspace that the key has access to. Source: the management API, <c>GET /{workspace}</c>.</summary>
public sealed record RoboflowWorkspace
{
    /// <summary>Its name in addresses, which other commands use.</summary>
    public required string Workspace { get; init; }

    /// <summary>The display name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Its projects, without colors and versions.</summary>
    public IReadOnlyList<RoboflowProject> Projects { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Workspace;
}
