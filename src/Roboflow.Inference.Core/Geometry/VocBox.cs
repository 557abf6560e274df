using Roboflow.Inference.Geometry;

namespace Roboflow.Inference;

/// <summary>
/// A box as Pascal VOC writes it: the numbers of its first and last pixels, from 1, so that the whole of an image of
/// 640 x 480 pixels is 1, 1, 640, 480. Boxes with whole edges come back exactly.
/// </summary>
public sealed record VocBox : LabeledBox
{
    /// <summary>The first column.</summary>
    public int XMin { get; init; }

    /// <summary>The first row.</summary>
    public int YMin { get; init; }

    /// <summary>The last column.</summary>
    public int XMax { get; init; }

    /// <summary>The last row.</summary>
    public int YMax { get; init; }

    /// <inheritdoc/>
    internal override Prediction ToPrediction()
    {
        var edges = VocCorners.Edges(XMin, YMin, XMax, YMax, VocCorner.PixelFromOne);
        return Cornered(edges.X1, edges.Y1, edges.X2, edges.Y2);
    }
}
