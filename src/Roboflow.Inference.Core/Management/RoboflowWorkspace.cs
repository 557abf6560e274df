using System.Collections.Generic;

namespace Roboflow.Inference;

/// <summary>A workspace that a key can see. Source: the management API, <c>GET /{workspace}</c>.</summary>
public sealed record RoboflowWorkspace
{
    /// <summary>Its name in addresses, by which other commands know it.</summary>
    public required string Workspace { get; init; }

    /// <summary>Its name for people.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Its projects as the workspace lists them: without colors and versions.</summary>
    public IReadOnlyList<RoboflowProject> Projects { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Workspace;
}
