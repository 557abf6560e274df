namespace Roboflow.Inference;

/// <summary>A box by its corners, in pixels from the image's top left, with what it is and where it comes from.</summary>
/// <remarks>
/// Source: the documented rule, x ∓ width / 2 and y ∓ height / 2, without rounding. The vendor's Pillow sample writes
/// the same numbers in the order x1, x2, y1, y2; names do not care about the order.
/// </remarks>
public sealed record BoundingBox : LabeledBox
{
    /// <summary>Left edge.</summary>
    public double X1 { get; init; }

    /// <summary>Top edge.</summary>
    public double Y1 { get; init; }

    /// <summary>Right edge.</summary>
    public double X2 { get; init; }

    /// <summary>Bottom edge.</summary>
    public double Y2 { get; init; }

    /// <inheritdoc/>
    internal override Prediction ToPrediction() => Cornered(X1, Y1, X2, Y2);
}
