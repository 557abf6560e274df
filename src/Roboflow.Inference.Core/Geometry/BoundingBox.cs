namespace Roboflow.Inference;

/// <summary>A box as corners, in pixels from the image's top left corner, with its class and source.</summary>
/// <remarks>
/// Source: the documented rule, x ∓ width / 2 and y ∓ height / 2, without rounding. The vendor's Pillow sample writes
/// the same numbers in the order x1, x2, y1, y2; named properties have no order.
/// </remarks>
public sealed record BoundingBox : LabeledBox
{
    /// <summary>Left edge, in pixels.</summary>
    public double X1 { get; init; }

    /// <summary>Top edge, in pixels.</summary>
    public double Y1 { get; init; }

    /// <summary>Right edge, in pixels.</summary>
    public double X2 { get; init; }

    /// <summary>Bottom edge, in pixels.</summary>
    public double Y2 { get; init; }

    /// <inheritdoc/>
    internal override Prediction ToPrediction() => Cornered(X1, Y1, X2, Y2);
}
