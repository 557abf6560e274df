using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Geometry;

/// <summary>The edges of a box in pixels, for geometric calculations.</summary>
internal readonly record struct BoxCorners(double X1, double Y1, double X2, double Y2)
{
    internal double Width => X2 - X1;

    internal double Height => Y2 - Y1;

    internal double Area => Width * Height;

    internal (double X, double Y) Center => (X1 + (Width / 2), Y1 + (Height / 2));

    internal static BoxCorners Of(Prediction p) => new(p.Left, p.Top, p.Right, p.Bottom);

    /// <summary>Returns the smallest box around points.</summary>
    internal static BoxCorners Around(IReadOnlyCollection<PredictionPoint> points) =>
        new(points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));

    /// <summary>Returns the part inside an image; a box completely outside becomes a line or a point on the border.</summary>
    internal BoxCorners ClippedTo(double width, double height) => ClippedTo(new BoxCorners(0, 0, width, height));

    /// <summary>Returns the part inside an area; a box completely outside becomes a line or a point on its border.</summary>
    internal BoxCorners ClippedTo(BoxCorners area) => new(
        Clamp(X1, area.X1, area.X2), Clamp(Y1, area.Y1, area.Y2), Clamp(X2, area.X1, area.X2), Clamp(Y2, area.Y1, area.Y2));

    /// <summary>Returns the smallest box around this one and the other.</summary>
    internal BoxCorners Union(BoxCorners other) =>
        new(Math.Min(X1, other.X1), Math.Min(Y1, other.Y1), Math.Max(X2, other.X2), Math.Max(Y2, other.Y2));

    /// <summary>Returns the area of the intersection, 0 if the boxes do not touch.</summary>
    internal double SharedArea(BoxCorners other)
    {
        var width = Math.Min(X2, other.X2) - Math.Max(X1, other.X1);
        var height = Math.Min(Y2, other.Y2) - Math.Max(Y1, other.Y1);
        return width > 0 && height > 0 ? width * height : 0;
    }

    /// <summary>Returns the prediction with this box, without its separate area, which applied to the other box.</summary>
    internal Prediction On(Prediction p) => p with { X = (X1 + X2) / 2, Y = (Y1 + Y2) / 2, Width = Width, Height = Height, Area = null };

    private static double Clamp(double value, double least, double most) => Math.Max(least, Math.Min(value, most));
}
