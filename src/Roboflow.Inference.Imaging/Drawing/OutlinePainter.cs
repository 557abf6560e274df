using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Draws one detection: its area, outline, dot and key points.</summary>
internal sealed class OutlinePainter
{
    private const double FillOpacity = 0.35;

    private readonly Canvas _canvas;
    private readonly AnnotationOptions _options;
    private readonly int _line;

    internal OutlinePainter(Canvas canvas, AnnotationOptions options)
    {
        _canvas = canvas;
        _options = options;
        _line = options.LineWidthFor(canvas.Pixels);
    }

    internal void Draw(PlacedAnnotation placed)
    {
        var (annotation, box) = placed;
        var outline = Outline.Of(annotation.Prediction);
        if (_options.Has(AnnotationStyle.Fill))
        {
            Fill(box, outline, annotation.Color);
        }

        // Without outlines, boxes are drawn, so that every detection is visible.
        var asPolygon = _options.Has(AnnotationStyle.Polygon);
        if ((asPolygon || _options.ShowsOutlines) && outline is not null)
        {
            Polygon(outline, annotation.Color);
        }

        if (_options.Has(AnnotationStyle.Box) || (asPolygon && outline is null))
        {
            _canvas.Outline(box, _line, annotation.Color);
        }

        if (_options.Has(AnnotationStyle.RoundedBox))
        {
            _canvas.Fill(ShapeBuilder.RoundedFrame(box, RadiusOf(box), _line), annotation.Color);
        }

        if (_options.Has(AnnotationStyle.Corner))
        {
            Corners(box, annotation.Color);
        }

        if (_options.Has(AnnotationStyle.Dot))
        {
            Dot((box.Left + box.Right) / 2.0, (box.Top + box.Bottom) / 2.0, DotRadius(_line), annotation.Color);
        }

        if (_options.MarksObjects)
        {
            Keypoints(annotation, box);
        }
    }

    internal static double DotRadius(int line) => Math.Max(5, line * 2.5);

    private double RadiusOf(PixelRectangle box) => Math.Min(6 * _line, Math.Max(6, Math.Min(box.Width, box.Height) * 0.12));

    private void Fill(PixelRectangle box, List<(double X, double Y)>? outline, Rgb color)
    {
        var opacity = _options.Opacity ?? FillOpacity;
        if (outline is null && _options.Has(AnnotationStyle.RoundedBox) && !_options.Has(AnnotationStyle.Box))
        {
            // Square corners would extend beyond the round outline.
            _canvas.Fill(ShapeBuilder.RoundedRectangle(box, RadiusOf(box)), color, opacity);
        }
        else if (outline is null)
        {
            _canvas.Fill(box, color, opacity);
        }
        else
        {
            _canvas.Fill(new Shape().Ring(outline), color, opacity);
        }
    }

    private void Polygon(List<(double X, double Y)> outline, Rgb color)
    {
        if (!_options.Has(AnnotationStyle.Fill))
        {
            _canvas.Fill(new Shape().Ring(outline), color, (_options.Opacity ?? FillOpacity) * 0.6);
        }

        _canvas.Fill(ShapeBuilder.Line(outline, _line, closed: true), color);
    }

    private void Corners(PixelRectangle box, Rgb color)
    {
        var width = Math.Min(_line * 2, Math.Max(1, Math.Min(box.Width, box.Height) / 2));
        var length = Math.Max(width, Math.Min(box.Width, box.Height) / 4);
        foreach (var left in new[] { true, false })
        {
            foreach (var top in new[] { true, false })
            {
                var across = new PixelRectangle(
                    left ? box.Left : box.Right - length,
                    top ? box.Top : box.Bottom - width,
                    left ? box.Left + length : box.Right,
                    top ? box.Top + width : box.Bottom);
                var down = new PixelRectangle(
                    left ? box.Left : box.Right - width,
                    top ? box.Top : box.Bottom - length,
                    left ? box.Left + width : box.Right,
                    top ? box.Top + length : box.Bottom);
                _canvas.Fill(across, color);
                _canvas.Fill(down, color);
            }
        }
    }

    // The black or white rim keeps a dot visible on a background of its own color.
    private void Dot(double x, double y, double radius, Rgb color)
    {
        _canvas.Fill(ShapeBuilder.Circle(x, y, radius + Math.Max(1, radius * 0.2)), color.TextColor);
        _canvas.Fill(ShapeBuilder.Circle(x, y, radius), color);
    }

    // Key points scale with the object, so that they do not cover a small face.
    private void Keypoints(Annotation annotation, PixelRectangle box)
    {
        if (annotation.Prediction.Keypoints is not { Count: > 0 } points)
        {
            return;
        }

        var radius = Math.Max(1.5, Math.Min(_line * 1.5, Math.Sqrt((double)box.Area) * 0.03));
        foreach (var (from, to) in Skeleton.LimbsOf(points))
        {
            _canvas.Fill(ShapeBuilder.Line([(from.X, from.Y), (to.X, to.Y)], Math.Max(2, radius * 0.8), closed: false), annotation.Color);
        }

        foreach (var point in points)
        {
            if (Skeleton.IsSeen(point))
            {
                Dot(point.X, point.Y, radius, annotation.Color);
            }
        }
    }
}
