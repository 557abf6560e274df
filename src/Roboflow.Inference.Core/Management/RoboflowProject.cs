using System;
using System.Collections.Generic;

namespace Roboflow.Inference;

/// <summary>A project. Source: the management API; values that the server omits are null.</summary>
public sealed record RoboflowProject
{
    /// <summary>The workspace's name in addresses.</summary>
    public required string Workspace { get; init; }

    /// <summary>The project's name in addresses, the first part of its models' ids.</summary>
    public required string Project { get; init; }

    /// <summary><c>workspace/project</c>.</summary>
    public string Id => Workspace + "/" + Project;

    /// <summary>The display name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The task, for example <c>object-detection</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The number of images.</summary>
    public int? Images { get; init; }

    /// <summary>The number of versions.</summary>
    public int? VersionCount { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Its classes, in the server's order.</summary>
    public IReadOnlyList<RoboflowClass> Classes { get; init; } = [];

    /// <summary>Its versions, newest first; empty for a project from a workspace's list.</summary>
    public IReadOnlyList<RoboflowVersion> Versions { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Id;
}
