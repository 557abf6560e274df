using System;
using System.Linq;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Maps predictions from the size of their image at detection to the current image.</summary>
internal static class PredictionFrame
{
    // The sides of a scaled image are rounded.
    private const double Tolerance = 0.02;

    /// <summary>Whether the prediction's image size has the aspect ratio of the image; true if it has none.</summary>
    public static bool Fits(Prediction prediction, PixelBuffer image) => Fits(prediction, image.Width, image.Height);

    /// <summary>Whether the prediction's image size has the aspect ratio of this size in pixels; true if it has none.</summary>
    public static bool Fits(Prediction prediction, int width, int height)
    {
        if (!HasImageSize(prediction))
        {
            return true;
        }

        var (theirs, ours) = ((double)prediction.ImageWidth!.Value * height, (double)prediction.ImageHeight!.Value * width);
        return Math.Abs(theirs - ours) <= Math.Max(theirs, ours) * Tolerance + Math.Max(width, height);
    }

    /// <summary>Returns the prediction in pixels of the image, which can be smaller or larger than at detection.</summary>
    public static Prediction ScaleTo(PixelBuffer image, Prediction p)
    {
        if (!HasImageSize(p) || (p.ImageWidth == image.Width && p.ImageHeight == image.Height))
        {
            return p;
        }

        var (x, y) = ((double)image.Width / p.ImageWidth!.Value, (double)image.Height / p.ImageHeight!.Value);
        return p with
        {
            X = p.X * x,
            Y = p.Y * y,
            Width = p.Width * x,
            Height = p.Height * y,
            ImageWidth = image.Width,
            ImageHeight = image.Height,
            Points = p.Points is null ? null : [.. p.Points.Select(q => q with { X = q.X * x, Y = q.Y * y })],
            Keypoints = p.Keypoints is null ? null : [.. p.Keypoints.Select(q => q with { X = q.X * x, Y = q.Y * y })],
        };
    }

    /// <summary>Whether any part of the prediction's box is inside the image.</summary>
    public static bool Shows(PixelBuffer image, Prediction prediction) =>
        PixelRectangle.Nearest(ScaleTo(image, prediction), image.Width, image.Height) is not null;

    private static bool HasImageSize(Prediction p) => p is { ImageWidth: > 0, ImageHeight: > 0 };
}
