using System;

namespace Roboflow.Inference;

/// <summary>A box as in COCO annotations: left, top, width and height in pixels, without rounding, and its area.</summary>
public sealed record CocoBox : LabeledBox
{
    /// <summary>Left edge, top edge, width and height in pixels, in this order.</summary>
    public double[] BBox { get; init; } = [];

    /// <summary>Width × height, in square pixels.</summary>
    public double Area { get; init; }

    /// <inheritdoc/>
    internal override Prediction ToPrediction() => BBox is [var left, var top, var width, var height]
        ? Centered(left + (width / 2), top + (height / 2), width, height)
        : throw new InvalidOperationException("BBox does not have four numbers.");
}
