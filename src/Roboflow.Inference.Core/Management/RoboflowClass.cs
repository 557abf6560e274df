namespace Roboflow.Inference;

/// <summary>A class of a project. Source: the management API.</summary>
public sealed record RoboflowClass
{
    /// <summary>The class name, as in predictions.</summary>
    public required string Name { get; init; }

    /// <summary>The number of labels of this class in the project, or null if the server does not report it.</summary>
    public int? Count { get; init; }

    /// <summary>The color of the class in the project, as <c>#rrggbb</c>, or null.</summary>
    public string? Color { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
