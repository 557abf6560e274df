using System;
using System.Collections.Generic;
using Roboflow.Emulator.Drawing;
using Roboflow.Emulator.Requests;
using Roboflow.Emulator.Vision;

namespace Roboflow.Emulator.Answers;

/// <summary>The drawing for <c>format=image</c>, as JPEG: boxes with the requested line width and, on request, class names.</summary>
internal static class AnnotatedImage
{
    private const int MaximumStroke = 100;
    private const int Padding = 3;

    // A color that no sample shape has.
    private const string Color = "#e000e0";

    internal static byte[] Draw(Pixels image, IReadOnlyList<Shape> shapes, InferenceQuery query)
    {
        var canvas = new Canvas(image.Width, image.Height, (byte[])image.Data.Clone());
        var stroke = Math.Clamp(query.Stroke, 1, MaximumStroke);
        foreach (var shape in shapes)
        {
            DrawBox(canvas, shape, stroke);
            if (query.Labels)
            {
                DrawLabel(canvas, shape);
            }
        }

        return (image with { Data = canvas.Data }).ToJpeg();
    }

    // The line is centered on the box's edge.
    private static void DrawBox(Canvas canvas, Shape shape, int stroke)
    {
        var (left, top) = (shape.Left - (stroke / 2), shape.Top - (stroke / 2));
        var (width, height) = (shape.Right - shape.Left + stroke, shape.Bottom - shape.Top + stroke);
        canvas.Rectangle(left, top, width, stroke, Color);
        canvas.Rectangle(left, top + height - stroke, width, stroke, Color);
        canvas.Rectangle(left, top, stroke, height, Color);
        canvas.Rectangle(left + width - stroke, top, stroke, height, Color);
    }

    // Above the box if there is space, else inside it.
    private static void DrawLabel(Canvas canvas, Shape shape)
    {
        var dot = Math.Max(1, Math.Min(canvas.Width, canvas.Height) / 120);
        var (width, height) = (LabelFont.Width(shape.Class, dot) + (2 * Padding), LabelFont.Height(dot) + (2 * Padding));
        var left = Math.Max(0, Math.Min(shape.Left, canvas.Width - width));
        var top = shape.Top >= height ? shape.Top - height : shape.Top;
        canvas.Rectangle(left, top, width, height, Color);
        LabelFont.Draw(canvas, shape.Class, left + Padding, top + Padding, dot, "#ffffff");
    }
}
