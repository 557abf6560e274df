namespace Roboflow.Inference;

/// <summary>A class of a project.</summary>
public sealed record RoboflowClass
{
    /// <summary>Its name, as predictions carry it.</summary>
    public required string Name { get; init; }

    /// <summary>How many labels of it the project has, or null where the server does not say.</summary>
    public int? Count { get; init; }

    /// <summary>The color by which its owners know it, as <c>#rrggbb</c>, or null.</summary>
    public string? Color { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
