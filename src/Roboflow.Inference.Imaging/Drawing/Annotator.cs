using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Text;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Draws detections on an image.</summary>
internal static class Annotator
{
    /// <summary>
    /// Draws into the image's own pixels. Styles that hide come first, so that nothing drawn is hidden; then area styles, outlines
    /// from the largest to the smallest, and labels on top.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="annotations">The detections, in pixels of their own ImageWidth and ImageHeight, or of this image.</param>
    /// <param name="options">The drawing options.</param>
    /// <param name="cancellationToken">Cancels drawing; the image is then incomplete.</param>
    /// <exception cref="InvalidFontException">The font file cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public static void Draw(PixelBuffer image, IEnumerable<Annotation> annotations, AnnotationOptions options, CancellationToken cancellationToken = default)
    {
        var scaled = annotations.Select(a => a with { Prediction = PredictionFrame.ScaleTo(image, a.Prediction) }).ToList();
        if (options.Has(AnnotationStyle.Blur) || options.Has(AnnotationStyle.Pixelate))
        {
            Anonymizer.Hide(image, scaled.Select(a => a.Prediction), options.Has(AnnotationStyle.Pixelate), cancellationToken);
        }

        var placed = scaled
            .Select(a => (Annotation: a, Box: PixelRectangle.Nearest(a.Prediction, image.Width, image.Height)))
            .Where(a => a.Box is not null)
            .Select(a => new PlacedAnnotation(a.Annotation, a.Box!.Value))
            .OrderByDescending(a => a.Box.Area)
            .ToList();
        var canvas = new Canvas(image, cancellationToken);
        if (options.Has(AnnotationStyle.Spotlight))
        {
            SpotlightPainter.Dim(canvas, placed, options.Opacity ?? 0.65, cancellationToken);
        }

        if (options.Has(AnnotationStyle.Heatmap))
        {
            HeatmapPainter.Draw(canvas, placed, options.Opacity ?? AnnotationOptions.HeatmapOpacity, cancellationToken);
        }

        var outlines = new OutlinePainter(canvas, options);
        foreach (var annotation in placed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            outlines.Draw(annotation);
        }

        new LabelPainter(canvas, options).Draw(placed, cancellationToken);
    }

    /// <summary>Checks a font file before images are drawn with it.</summary>
    /// <exception cref="InvalidFontException">The font file cannot be used.</exception>
    public static void RequireFont(string? path)
    {
        if (path is not null)
        {
            _ = FontFile.ReadDescription(path);
        }
    }
}
