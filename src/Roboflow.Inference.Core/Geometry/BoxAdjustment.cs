using System;

namespace Roboflow.Inference.Geometry;

/// <summary>Adjustments to a box before it is written: scaling about its center, padding, clipping, in this order.</summary>
internal sealed record BoxAdjustment
{
    /// <summary>Factor for width and height; the center stays the same.</summary>
    internal double Scale { get; init; } = 1;

    /// <summary>Pixels to add left and right; negative values shrink the box, at most to size 0.</summary>
    internal double PadX { get; init; }

    /// <summary>Pixels to add above and below; negative values shrink the box, at most to size 0.</summary>
    internal double PadY { get; init; }

    /// <summary>Whether to clip the box at the image's borders; requires the image's size.</summary>
    internal bool Clip { get; init; }

    /// <summary>Returns the adjusted box and its corners; both, to avoid rounding from converting back.</summary>
    internal (Prediction Box, BoxCorners Corners) Apply(Prediction p)
    {
        var sized = p with
        {
            Width = Math.Max(0, (p.Width * Scale) + (2 * PadX)),
            Height = Math.Max(0, (p.Height * Scale) + (2 * PadY)),
        };

        // A separate area, such as that of an outline, belongs to the box before.
        sized = sized.Width.Equals(p.Width) && sized.Height.Equals(p.Height) ? sized : sized with { Area = null };
        var corners = BoxCorners.Of(sized);
        var clipped = Clip ? corners.ClippedTo(p.ImageWidth!.Value, p.ImageHeight!.Value) : corners;
        return clipped == corners ? (sized, corners) : (clipped.On(sized), clipped);
    }
}
