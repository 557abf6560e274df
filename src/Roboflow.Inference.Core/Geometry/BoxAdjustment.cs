using System;

namespace Roboflow.Inference.Geometry;

/// <summary>What is done to a box before it is written: scaled about its center, padded, clipped, in this order.</summary>
internal sealed record BoxAdjustment
{
    /// <summary>Width and height times this, about the center.</summary>
    internal double Scale { get; init; } = 1;

    /// <summary>Pixels to add left and right; negative takes away, down to nothing.</summary>
    internal double PadX { get; init; }

    /// <summary>Pixels to add above and below; negative takes away, down to nothing.</summary>
    internal double PadY { get; init; }

    /// <summary>Whether the box is cut at the image's borders. The image's size must be known.</summary>
    internal bool Clip { get; init; }

    /// <summary>The box with its corners: both are given, which avoids rounding from converting back.</summary>
    internal (Prediction Box, BoxCorners Corners) Apply(Prediction p)
    {
        var sized = p with
        {
            Width = Math.Max(0, (p.Width * Scale) + (2 * PadX)),
            Height = Math.Max(0, (p.Height * Scale) + (2 * PadY)),
        };
        var corners = BoxCorners.Of(sized);
        var clipped = Clip ? corners.ClippedTo(p.ImageWidth!.Value, p.ImageHeight!.Value) : corners;
        return clipped == corners ? (sized, corners) : (clipped.On(sized), clipped);
    }
}
