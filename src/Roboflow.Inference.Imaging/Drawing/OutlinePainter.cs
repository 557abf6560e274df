using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Imaging;

/// <summary>Draws what belongs to one detection: its area, outline, dot and key points.</summary>
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
        var outline = OutlineOf(annotation.Prediction);
        if (_options.Has(AnnotationStyle.Fill))
        {
            Fill(box, outline, annotation.Color);
        }

        // A model that gives no outlines still has boxes: nothing found may go unseen.
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
            Dot((box.Left + box.Right) / 2.0, (box.Top + box.Bottom) / 2.0, Math.Max(5, _line * 2.5), annotation.Color);
        }

        Keypoints(annotation);
    }

    private static List<(double X, double Y)>? OutlineOf(Prediction prediction) =>
        prediction.Points is { Count: >= 3 } points && points.All(p => Math.Abs(p.X) < 1e7 && Math.Abs(p.Y) < 1e7)
            ? [.. points.Select(p => (p.X, p.Y))]
            : null;

    private double RadiusOf(PixelRectangle box) => Math.Min(6 * _line, Math.Max(6, Math.Min(box.Width, box.Height) * 0.12));

    private void Fill(PixelRectangle box, List<(double X, double Y)>? outline, Rgb color)
    {
        var opacity = _options.Opacity ?? FillOpacity;
        if (outline is null)
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
                var across = new PixelRectangle(left ? box.Left : box.Right - length, top ? box.Top : box.Bottom - width, left ? box.Left + length : box.Right, top ? box.Top + width : box.Bottom);
                var down = new PixelRectangle(left ? box.Left : box.Right - width, top ? box.Top : box.Bottom - length, left ? box.Left + width : box.Right, top ? box.Top + length : box.Bottom);
                _canvas.Fill(across, color);
                _canvas.Fill(down, color);
            }
        }
    }

    // The rim in black or white keeps a dot visible on a ground of its own color.
    private void Dot(double x, double y, double radius, Rgb color)
    {
        _canvas.Fill(ShapeBuilder.Circle(x, y, radius + Math.Max(1, radius * 0.2)), color.TextColor);
        _canvas.Fill(ShapeBuilder.Circle(x, y, radius), color);
    }

    // Models give key points that they do not see as 0, 0.
    private void Keypoints(Annotation annotation)
    {
        foreach (var point in annotation.Prediction.Keypoints ?? [])
        {
            if (Math.Abs(point.X) < 1e7 && Math.Abs(point.Y) < 1e7 && point is not { X: 0, Y: 0 })
            {
                Dot(point.X, point.Y, Math.Max(3, _line * 1.5), annotation.Color);
            }
        }
    }
}
