using Roboflow.Inference.Geometry;

namespace Roboflow.Inference;

/// <summary>
/// A box as in Pascal VOC: the numbers of its first and last pixels, from 1, so that a whole image of 640 x 480 pixels is 1, 1,
/// 640, 480. Boxes with whole edges can be converted back exactly.
/// </summary>
public sealed record VocBox : LabeledBox
{
    /// <summary>The first pixel column, from 1.</summary>
    public int XMin { get; init; }

    /// <summary>The first pixel row, from 1.</summary>
    public int YMin { get; init; }

    /// <summary>The last pixel column, from 1.</summary>
    public int XMax { get; init; }

    /// <summary>The last pixel row, from 1.</summary>
    public int YMax { get; init; }

    /// <inheritdoc/>
    internal override Prediction ToPrediction()
    {
        var edges = VocCorners.Edges(XMin, YMin, XMax, YMax, VocCorner.PixelFromOne);
        return Cornered(edges.X1, edges.Y1, edges.X2, edges.Y2);
    }
}
