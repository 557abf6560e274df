using System.Collections.Generic;

namespace Roboflow.Inference.Imaging.Tests;

/// <summary>Makes annotations, and finds them again in pixels.</summary>
internal static class Boxes
{
    internal static Annotation Of(double x1, double y1, double x2, double y2, string? label = null, Rgb? colour = null, double confidence = 0.9) => new()
    {
        Prediction = new Prediction { X = (x1 + x2) / 2, Y = (y1 + y2) / 2, Width = x2 - x1, Height = y2 - y1, Class = "thing", ClassId = 0, Confidence = confidence },
        Label = label,
        Colour = colour ?? new Rgb(250, 0, 250),
    };

    internal static AnnotationOptions Style(params AnnotationStyle[] styles) => new() { Styles = styles };

    /// <summary>The smallest rectangle around all pixels of a colour; null where there is none.</summary>
    internal static PixelRectangle? Find(this PixelBuffer picture, Rgb colour, int tolerance = 0)
    {
        PixelRectangle? found = null;
        foreach (var (x, y) in picture.All(colour, tolerance))
        {
            found = found is { } f
                ? new PixelRectangle(System.Math.Min(f.Left, x), System.Math.Min(f.Top, y), System.Math.Max(f.Right, x + 1), System.Math.Max(f.Bottom, y + 1))
                : new PixelRectangle(x, y, x + 1, y + 1);
        }

        return found;
    }

    internal static IEnumerable<(int X, int Y)> All(this PixelBuffer picture, Rgb colour, int tolerance = 0)
    {
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                var (r, g, b) = picture.At(x, y);
                if (System.Math.Abs(r - colour.R) <= tolerance && System.Math.Abs(g - colour.G) <= tolerance && System.Math.Abs(b - colour.B) <= tolerance)
                {
                    yield return (x, y);
                }
            }
        }
    }
}
