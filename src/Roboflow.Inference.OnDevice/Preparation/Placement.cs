using System;

namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>The placement of an image in a canvas, and how to map boxes back: (position − offset) / scale. All lengths in pixels.</summary>
/// <param name="X">Left edge of the image in the canvas.</param>
/// <param name="Y">Top edge of the image in the canvas.</param>
/// <param name="Width">Width of the image in the canvas.</param>
/// <param name="Height">Height of the image in the canvas.</param>
/// <param name="OffsetX">Horizontal offset.</param>
/// <param name="OffsetY">Vertical offset.</param>
/// <param name="ScaleX">Horizontal scale.</param>
/// <param name="ScaleY">Vertical scale.</param>
internal readonly record struct Placement(int X, int Y, int Width, int Height, double OffsetX, double OffsetY, double ScaleX, double ScaleY)
{
    /// <summary>Stretches the image to the whole canvas.</summary>
    internal static Placement Stretch(int width, int height, int canvasWidth, int canvasHeight) =>
        new(0, 0, canvasWidth, canvasHeight, 0, 0, (double)canvasWidth / width, (double)canvasHeight / height);

    /// <summary>Fits the image into the canvas by the rule of a convention.</summary>
    internal static Placement Letterbox(int width, int height, int canvasWidth, int canvasHeight, ModelConvention convention) => convention switch
    {
        ModelConvention.Ultralytics => Ultralytics(width, height, canvasWidth, canvasHeight),
        ModelConvention.RoboflowClassic => Classic(width, height, canvasWidth, canvasHeight),
        _ => Roboflow(width, height, canvasWidth, canvasHeight),
    };

    // Sides are truncated, and the bars differ by at most one pixel; boxes are mapped back exactly.
    private static Placement Roboflow(int width, int height, int canvasWidth, int canvasHeight)
    {
        var scale = Math.Min((double)canvasWidth / width, (double)canvasHeight / height);
        var (w, h) = (Side((int)(width * scale)), Side((int)(height * scale)));
        var (x, y) = ((canvasWidth - w) / 2, (canvasHeight - h) / 2);
        return new Placement(x, y, w, h, x, y, scale, scale);
    }

    // Drawn with truncated sides, but mapped back with rounded sides and half pixels.
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

    // Even an extremely narrow image has one pixel.
    private static int Side(int length) => Math.Max(1, length);
}
