using System;

namespace Roboflow.Inference.Geometry;

/// <summary>Converts the edges of a box to the whole numbers of Pascal VOC, and back.</summary>
internal static class VocCorners
{
    // No relevant part of a pixel. The six decimals of YOLO move an edge of an image of 13 000 pixels less far.
    private const double Noise = 0.01;

    /// <summary>Returns the offset of a left or top edge.</summary>
    internal static int FirstOffset(VocCorner corner) => corner is VocCorner.PixelFromOne or VocCorner.EdgePlusOne ? 1 : 0;

    /// <summary>Returns the offset of a right or bottom edge.</summary>
    internal static int LastOffset(VocCorner corner) => corner switch { VocCorner.EdgePlusOne => 1, VocCorner.PixelFromZero => -1, _ => 0 };

    /// <summary>Returns the smallest box of whole pixels around this one, at least one pixel wide and high.</summary>
    /// <param name="c">The box.</param>
    /// <param name="corner">The convention for corners.</param>
    /// <param name="image">The size of the image to clip the box to, or null.</param>
    internal static VocBox Of(BoxCorners c, VocCorner corner, (int Width, int Height)? image)
    {
        var (left, right) = Side(c.X1, c.X2, corner, image?.Width ?? int.MaxValue - 1);
        var (top, bottom) = Side(c.Y1, c.Y2, corner, image?.Height ?? int.MaxValue - 1);
        return new VocBox { XMin = left, YMin = top, XMax = right, YMax = bottom };
    }

    /// <summary>Returns the edges in pixels.</summary>
    internal static BoxCorners Edges(double xMin, double yMin, double xMax, double yMax, VocCorner corner)
    {
        int first = FirstOffset(corner), last = LastOffset(corner);
        return new BoxCorners(xMin - first, yMin - first, xMax - last, yMax - last);
    }

    private static (int First, int Last) Side(double low, double high, VocCorner corner, int most)
    {
        var first = Math.Min(most - 1, Math.Floor(low + Noise));
        var last = Math.Min(most, Math.Max(first + 1, Math.Ceiling(high - Noise)));
        return (Whole(first) + FirstOffset(corner), Whole(last) + LastOffset(corner));
    }

    private static int Whole(double number) => (int)Math.Max(int.MinValue + 1, Math.Min(int.MaxValue - 1, number));
}
