using System;

namespace Roboflow.Inference.OnDevice.Preparation;

/// <summary>Fits an image into a canvas by one factor, with bars beside it, as the training frameworks do.</summary>
internal static class Letterbox
{
    /// <summary>Fits the image into the canvas by the rule of a convention.</summary>
    internal static Placement Fit(int width, int height, int canvasWidth, int canvasHeight, ModelConvention convention) => convention switch
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
