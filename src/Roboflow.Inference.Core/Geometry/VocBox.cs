namespace Roboflow.Inference;

/// <summary>
/// A box as Pascal VOC writes it: whole pixels that count from 1. Each corner is the corner in pixels plus 1, truncated;
/// back again is minus 1, so that whole corners come back as they were.
/// </summary>
public sealed record VocBox : LabeledBox
{
    /// <summary>Left edge.</summary>
    public int XMin { get; init; }

    /// <summary>Top edge.</summary>
    public int YMin { get; init; }

    /// <summary>Right edge.</summary>
    public int XMax { get; init; }

    /// <summary>Bottom edge.</summary>
    public int YMax { get; init; }

    /// <inheritdoc/>
    public override Prediction ToPrediction() => Cornered(XMin - 1, YMin - 1, XMax - 1, YMax - 1);
}
