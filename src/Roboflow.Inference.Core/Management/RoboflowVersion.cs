using System;

namespace Roboflow.Inference;

/// <summary>A version of a project, and the model trained on it. Source: the management API; values that the server omits are null.</summary>
public sealed record RoboflowVersion
{
    /// <summary>The workspace's name in addresses.</summary>
    public required string Workspace { get; init; }

    /// <summary>The project's name in addresses.</summary>
    public required string Project { get; init; }

    /// <summary>The version's number.</summary>
    public required int Version { get; init; }

    /// <summary><c>workspace/project/version</c>.</summary>
    public string Id => FormattableString.Invariant($"{Workspace}/{Project}/{Version}");

    /// <summary>The display name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The model's id for Invoke-RoboflowDetection; null if no model was trained.</summary>
    public string? Model { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The number of images.</summary>
    public int? Images { get; init; }

    /// <summary>The number of training images.</summary>
    public int? Train { get; init; }

    /// <summary>The number of validation images.</summary>
    public int? Valid { get; init; }

    /// <summary>The number of test images.</summary>
    public int? Test { get; init; }

    /// <summary>The model's mean average precision as reported by the server, in percent, or null.</summary>
    public double? Map { get; init; }

    /// <summary>The model's precision as reported by the server, in percent, or null.</summary>
    public double? Precision { get; init; }

    /// <summary>The model's recall as reported by the server, in percent, or null.</summary>
    public double? Recall { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
