using System.Collections.Generic;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Tests.Support;

/// <summary>Makes annotations, and locates them in the pixels.</summary>
internal static class Boxes
{
    internal static Annotation Of(double x1, double y1, double x2, double y2, string? label = null, Rgb? color = null, double confidence = 0.9) => new()
    {
        Prediction = new Prediction
        {
            X = (x1 + x2) / 2,
            Y = (y1 + y2) / 2,
            Width = x2 - x1,
            Height = y2 - y1,
            Class = "thing",
            ClassId = 0,
            Confidence = confidence
        },
        Label = label,
        Color = color ?? new Rgb(250, 0, 250),
    };

    internal static AnnotationOptions Style(params AnnotationStyle[] styles) => new() { Styles = styles };

    /// <summary>The smallest rectangle around all pixels of a color; null where there is none.</summary>
    internal static PixelRectangle? Find(this PixelBuffer image, Rgb color, int tolerance = 0)
    {
        PixelRectangle? found = null;
        foreach (var (x, y) in image.All(color, tolerance))
        {
            found = found is { } f
                ? new PixelRectangle(System.Math.Min(f.Left, x), System.Math.Min(f.Top, y), System.Math.Max(f.Right, x + 1), System.Math.Max(f.Bottom, y + 1))
                : new PixelRectangle(x, y, x + 1, y + 1);
        }

        return found;
    }

    internal static IEnumerable<(int X, int Y)> All(this PixelBuffer image, Rgb color, int tolerance = 0)
    {
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
            {
                var (r, g, b) = image.At(x, y);
                if (System.Math.Abs(r - color.R) <= tolerance && System.Math.Abs(g - color.G) <= tolerance && System.Math.Abs(b - color.B) <= tolerance)
                {
                    yield return (x, y);
                }
            }
        }
    }
}
