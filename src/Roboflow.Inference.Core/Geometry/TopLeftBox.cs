namespace Roboflow.Inference;

/// <summary>A box as top left corner and size, in pixels, without rounding.</summary>
public sealed record TopLeftBox : LabeledBox
{
    /// <summary>Left edge, in pixels.</summary>
    public double Left { get; init; }

    /// <summary>Top edge, in pixels.</summary>
    public double Top { get; init; }

    /// <summary>Width, in pixels.</summary>
    public double Width { get; init; }

    /// <summary>Height, in pixels.</summary>
    public double Height { get; init; }

    /// <inheritdoc/>
    internal override Prediction ToPrediction() => Centered(Left + (Width / 2), Top + (Height / 2), Width, Height);
}
