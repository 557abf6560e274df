using System;

namespace Roboflow.Inference;

/// <summary>A version of a project, and the model that was trained on it. Source: the management API; what a server leaves out is null.</summary>
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

    /// <summary>Its name for people.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The model's id, as Invoke-RoboflowDetection takes it; null where none was trained.</summary>
    public string? Model { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>How many images it has.</summary>
    public int? Images { get; init; }

    /// <summary>Images for training.</summary>
    public int? Train { get; init; }

    /// <summary>Images for validation.</summary>
    public int? Valid { get; init; }

    /// <summary>Images for the test.</summary>
    public int? Test { get; init; }

    /// <summary>The model's mean average precision as the server states it, in percent; null where it does not.</summary>
    public double? Map { get; init; }

    /// <summary>The model's precision as the server states it, in percent.</summary>
    public double? Precision { get; init; }

    /// <summary>The model's recall as the server states it, in percent.</summary>
    public double? Recall { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
