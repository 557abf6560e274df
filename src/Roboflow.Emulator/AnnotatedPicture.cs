using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference;
using Roboflow.Inference.Imaging;

namespace Roboflow.Emulator;

/// <summary>The drawn answer of <c>format=image</c>, as JPEG: boxes of the asked width and, on demand, class names.</summary>
internal static class AnnotatedPicture
{
    private const int MostStroke = 100;

    internal static byte[] Draw(PixelBuffer picture, IReadOnlyList<Shape> shapes, InferenceQuery query)
    {
        var drawn = new PixelBuffer(picture.Width, picture.Height, picture.Bands, (byte[])picture.Data.Clone());
        var options = new AnnotationOptions { LineWidth = Math.Clamp(query.Stroke, 1, MostStroke) };
        Annotator.Draw(drawn, shapes.Select(s => Annotate(s, query.Labels)), options);
        return PictureEncoder.Encode(new Picture(drawn), PictureFormat.Jpeg);
    }

    private static Annotation Annotate(Shape shape, bool labelled)
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
        return new Annotation { Prediction = prediction, Label = labelled ? shape.Class : null, Colour = Palette.Default.ColourOf(prediction) };
    }
}
