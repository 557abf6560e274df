using System;
using System.Linq;

namespace Roboflow.Inference.Imaging;

/// <summary>Brings predictions from the frame that they were made in to the picture at hand.</summary>
public static class PredictionFrame
{
    // A picture that was made smaller has its sides rounded.
    private const double Tolerance = 0.02;

    /// <summary>Whether the prediction's frame has the shape of the picture; true where it does not say.</summary>
    public static bool Fits(Prediction prediction, PixelBuffer picture)
    {
        if (!SaysSize(prediction))
        {
            return true;
        }

        var (theirs, ours) = ((double)prediction.ImageWidth!.Value * picture.Height, (double)prediction.ImageHeight!.Value * picture.Width);
        return Math.Abs(theirs - ours) <= Math.Max(theirs, ours) * Tolerance + Math.Max(picture.Width, picture.Height);
    }

    /// <summary>The prediction in pixels of the picture, which may be smaller or larger than the one that was looked at.</summary>
    public static Prediction ScaleTo(PixelBuffer picture, Prediction p)
    {
        if (!SaysSize(p) || (p.ImageWidth == picture.Width && p.ImageHeight == picture.Height))
        {
            return p;
        }

        var (x, y) = ((double)picture.Width / p.ImageWidth!.Value, (double)picture.Height / p.ImageHeight!.Value);
        return p with
        {
            X = p.X * x,
            Y = p.Y * y,
            Width = p.Width * x,
            Height = p.Height * y,
            ImageWidth = picture.Width,
            ImageHeight = picture.Height,
            Points = p.Points is null ? null : [.. p.Points.Select(q => q with { X = q.X * x, Y = q.Y * y })],
            Keypoints = p.Keypoints is null ? null : [.. p.Keypoints.Select(q => q with { X = q.X * x, Y = q.Y * y })],
        };
    }

    /// <summary>Whether any of the prediction's box is in the picture.</summary>
    public static bool Shows(PixelBuffer picture, Prediction prediction) =>
        PixelRectangle.Nearest(ScaleTo(picture, prediction), picture.Width, picture.Height) is not null;

    private static bool SaysSize(Prediction p) => p is { ImageWidth: > 0, ImageHeight: > 0 };
}
