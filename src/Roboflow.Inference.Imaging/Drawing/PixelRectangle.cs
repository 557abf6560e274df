using System;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Whole pixels: left and top are inside, right and bottom are not.</summary>
internal readonly record struct PixelRectangle(int Left, int Top, int Right, int Bottom)
{
    internal int Width => Right - Left;

    internal int Height => Bottom - Top;

    internal long Area => (long)Width * Height;

    internal bool IsEmpty => Right <= Left || Bottom <= Top;

    /// <summary>Returns the box's pixels in an image of this size, at least one; null if it is not a valid box or is outside.</summary>
    internal static PixelRectangle? Nearest(Prediction box, int width, int height) => Of(box, width, height, Math.Round, Math.Round);

    /// <summary>As <see cref="Nearest"/>, but with every pixel that the box touches.</summary>
    internal static PixelRectangle? Around(Prediction box, int width, int height) => Of(box, width, height, Math.Floor, Math.Ceiling);

    /// <summary>Returns the rectangle reduced by this many pixels on each side.</summary>
    internal PixelRectangle Inset(int by) => new(Left + by, Top + by, Right - by, Bottom - by);

    internal PixelRectangle Intersect(PixelRectangle other) =>
        new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    private static PixelRectangle? Of(Prediction box, int width, int height, Func<double, double> low, Func<double, double> high)
    {
        var (x1, x2) = (Math.Min(box.Left, box.Right), Math.Max(box.Left, box.Right));
        var (y1, y2) = (Math.Min(box.Top, box.Bottom), Math.Max(box.Top, box.Bottom));

        // NaN fails every comparison, so it is also rejected here.
        if (!(x1 < width && x2 >= 0 && y1 < height && y2 >= 0))
        {
            return null;
        }

        var (left, right) = Side(x1, x2, width, low, high);
        var (top, bottom) = Side(y1, y2, height, low, high);
        return new PixelRectangle(left, top, right, bottom);
    }

    private static (int From, int To) Side(double from, double to, int limit, Func<double, double> low, Func<double, double> high)
    {
        var first = (int)Math.Min(low(Math.Max(0, from)), limit - 1);
        return (first, (int)Math.Max(first + 1, high(Math.Min(limit, to))));
    }
}
