using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference;
using Roboflow.Inference.Imaging;

namespace Roboflow.Emulator;

/// <summary>The drawn answer of <c>format=image</c>, as JPEG: boxes of the asked width and, on demand, class names.</summary>
internal static class AnnotatedImage
{
    private const int MostStroke = 100;

    internal static byte[] Draw(PixelBuffer image, IReadOnlyList<Shape> shapes, InferenceQuery query)
    {
        var drawn = new PixelBuffer(image.Width, image.Height, image.Bands, (byte[])image.Data.Clone());
        var options = new AnnotationOptions { LineWidth = Math.Clamp(query.Stroke, 1, MostStroke) };
        Annotator.Draw(drawn, shapes.Select(s => Annotate(s, query.Labels)), options);
        return ImageEncoder.Encode(new DecodedImage(drawn), ImageFormat.Jpeg);
    }

    private static Annotation Annotate(Shape shape, bool labeled)
    {
        var prediction = new Prediction
        {
            X = (shape.Left + shape.Right) / 2.0,
            Y = (shape.Top + shape.Bottom) / 2.0,
            Width = shape.Right - shape.Left,
            Height = shape.Bottom - shape.Top,
            Class = shape.Class,
            ClassId = shape.ClassId,
            Confidence = shape.Confidence,
        };
        return new Annotation { Prediction = prediction, Label = labeled ? shape.Class : null, Color = Palette.Default.ColorOf(prediction) };
    }
}
