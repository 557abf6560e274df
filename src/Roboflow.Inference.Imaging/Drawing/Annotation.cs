namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>One detection as it is to be drawn.</summary>
internal sealed record Annotation
{
    /// <summary>Where it is. Its numbers may be anything: what is not a box in the image is not drawn.</summary>
    public Prediction Prediction { get; init; } = new();

    /// <summary>The text beside it; null or empty for none.</summary>
    public string? Label { get; init; }

    /// <summary>Its color.</summary>
    public Rgb Color { get; init; }
}
