using System;

namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>Where an image lies in a canvas, and how boxes come back from it.</summary>
/// <param name="X">Left edge of what is drawn.</param>
/// <param name="Y">Top edge of what is drawn.</param>
/// <param name="Width">Width of what is drawn.</param>
/// <param name="Height">Height of what is drawn.</param>
/// <param name="OffsetX">What is taken from a box's x.</param>
/// <param name="OffsetY">What is taken from a box's y.</param>
/// <param name="ScaleX">What a box's x is divided by after that.</param>
/// <param name="ScaleY">What a box's y is divided by after that.</param>
internal readonly record struct Placement(int X, int Y, int Width, int Height, double OffsetX, double OffsetY, double ScaleX, double ScaleY)
{
    /// <summary>The whole canvas, each axis by its own factor.</summary>
    internal static Placement Stretch(int width, int height, int canvasWidth, int canvasHeight) =>
        new(0, 0, canvasWidth, canvasHeight, 0, 0, (double)canvasWidth / width, (double)canvasHeight / height);

    /// <summary>Fitted into the canvas by the rule of a convention.</summary>
    internal static Placement Letterbox(int width, int height, int canvasWidth, int canvasHeight, ModelConvention convention) => convention switch
    {
        ModelConvention.Ultralytics => Ultralytics(width, height, canvasWidth, canvasHeight),
        ModelConvention.RoboflowClassic => Classic(width, height, canvasWidth, canvasHeight),
        _ => Roboflow(width, height, canvasWidth, canvasHeight),
    };

    // The side is truncated, and the bars differ by at most one pixel; boxes come back exactly.
    private static Placement Roboflow(int width, int height, int canvasWidth, int canvasHeight)
    {
        var scale = Math.Min((double)canvasWidth / width, (double)canvasHeight / height);
        var (w, h) = (Side((int)(width * scale)), Side((int)(height * scale)));
        var (x, y) = ((canvasWidth - w) / 2, (canvasHeight - h) / 2);
        return new Placement(x, y, w, h, x, y, scale, scale);
    }

    // Drawn with truncated sides, and brought back with rounded ones and half pixels.
    private static Placement Classic(int width, int height, int canvasWidth, int canvasHeight)
    {
        var ratio = (double)width / height;
        var wide = ratio >= (double)canvasWidth / canvasHeight;
        var w = Side(wide ? canvasWidth : (int)(canvasHeight * ratio));
        var h = Side(wide ? (int)(canvasWidth / ratio) : canvasHeight);
        var scale = Math.Min((double)canvasHeight / height, (double)canvasWidth / width);
        return new Placement(
            (canvasWidth - w) / 2, (canvasHeight - h) / 2, w, h,
            (canvasWidth - Math.Round(width * scale)) / 2, (canvasHeight - Math.Round(height * scale)) / 2, scale, scale);
    }

    private static Placement Ultralytics(int width, int height, int canvasWidth, int canvasHeight)
    {
        var scale = Math.Min((double)canvasHeight / height, (double)canvasWidth / width);
        var (w, h) = (Side((int)Math.Round(width * scale)), Side((int)Math.Round(height * scale)));
        var (x, y) = ((int)Math.Round(((canvasWidth - w) / 2.0) - 0.1), (int)Math.Round(((canvasHeight - h) / 2.0) - 0.1));
        return new Placement(x, y, w, h, x, y, scale, scale);
    }

    // A hair's breadth of an image is still one pixel.
    private static int Side(int length) => Math.Max(1, length);
}
