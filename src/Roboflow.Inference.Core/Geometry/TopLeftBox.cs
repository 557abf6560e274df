namespace Roboflow.Inference;

/// <summary>A box by its top left corner and its size, in pixels, without rounding.</summary>
public sealed record TopLeftBox : LabeledBox
{
    /// <summary>Left edge.</summary>
    public double Left { get; init; }

    /// <summary>Top edge.</summary>
    public double Top { get; init; }

    /// <summary>Width.</summary>
    public double Width { get; init; }

    /// <summary>Height.</summary>
    public double Height { get; init; }

    /// <inheritdoc/>
    internal override Prediction ToPrediction() => Centered(Left + (Width / 2), Top + (Height / 2), Width, Height);
}
