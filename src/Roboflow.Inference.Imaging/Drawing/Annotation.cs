namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>One detection to draw.</summary>
internal sealed record Annotation
{
    /// <summary>The prediction. Its numbers are not checked; a box that is invalid or outside the image is not drawn.</summary>
    public Prediction Prediction { get; init; } = new();

    /// <summary>The label; null or empty for none.</summary>
    public string? Label { get; init; }

    /// <summary>Its color.</summary>
    public Rgb Color { get; init; }
}
