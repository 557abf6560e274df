namespace Roboflow.Inference;

/// <summary>A box as corners in fractions of the image: 0 is the left or top edge, 1 the right or bottom edge. No rounding.</summary>
public sealed record NormalizedBox : LabeledBox
{
    /// <summary>Left edge, divided by the image's width.</summary>
    public double X1 { get; init; }

    /// <summary>Top edge, divided by the image's height.</summary>
    public double Y1 { get; init; }

    /// <summary>Right edge, divided by the image's width.</summary>
    public double X2 { get; init; }

    /// <summary>Bottom edge, divided by the image's height.</summary>
    public double Y2 { get; init; }

    /// <inheritdoc/>
    internal override Prediction ToPrediction()
    {
        var (width, height) = RequireImageSize();
        return Cornered(X1 * width, Y1 * height, X2 * width, Y2 * height);
    }
}
