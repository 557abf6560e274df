using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Imaging.Text;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Draws labels on plates in their box's color, the most confident first, so that it gets the best place.</summary>
internal sealed class LabelPainter
{
    private const int LeastFontSize = 6;

    private readonly Canvas _canvas;
    private readonly ITextRenderer _renderer;
    private readonly AnnotationOptions _options;
    private readonly int _line;
    private readonly int _fontSize;
    private readonly int _capHeight;
    private readonly int _padding;

    internal LabelPainter(Canvas canvas, AnnotationOptions options)
    {
        _canvas = canvas;
        _options = options;
        _renderer = TextRenderer.For(options.FontPath);
        _line = options.LineWidthFor(canvas.Pixels);

        // An image that is lower than a label gets smaller labels.
        _fontSize = Math.Min(options.FontSizeFor(canvas.Pixels), (int)(canvas.Height / 1.7));
        _capHeight = _renderer.CapHeight(Math.Max(1, _fontSize));
        _padding = Math.Max(2, (int)Math.Round(_fontSize * 0.36));
    }

    internal void Draw(IEnumerable<PlacedAnnotation> annotations, CancellationToken cancellationToken)
    {
        if (_fontSize < LeastFontSize)
        {
            return;
        }

        var placement = new LabelPlacement(_canvas.Frame);
        var labels = new List<PlacedLabel>();
        var surestFirst = annotations.OrderByDescending(a => a.Annotation.Prediction.Confidence).ToList();
        if (_options.DrawsDotsOnly)
        {
            // A dot is the only mark of its object, so labels do not cover it.
            surestFirst.ForEach(a => placement.KeepFree(AnchorOf(a.Box)));
        }

        foreach (var (annotation, box) in surestFirst)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var text = LabelText.Clean(annotation.Label ?? string.Empty);
            if (text.Length > 0 && LabelText.Fit(_renderer, text, _fontSize, _canvas.Width - (2 * _padding)) is { } mask)
            {
                labels.Add(Place(mask, annotation.Color, AnchorOf(box), placement));
            }
        }

        // Lines are drawn above plates, which would hide them, and below texts. If labels overlap, each one's text is drawn
        // with its plate, the most confident on top.
        if (placement.Overlaps)
        {
            labels.Reverse();
        }
        else
        {
            labels.ForEach(Fill);
        }

        labels.ForEach(DrawLeaderLine);
        labels.ForEach(label =>
        {
            if (placement.Overlaps)
            {
                Fill(label);
            }

            Write(label);
        });
    }

    // If only dots are drawn, a label is at its dot instead of at an invisible box.
    private PixelRectangle AnchorOf(PixelRectangle box)
    {
        if (!_options.DrawsDotsOnly)
        {
            return box;
        }

        var radius = (int)Math.Ceiling(OutlinePainter.DotRadius(_line) * 1.2);
        var (x, y) = ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);
        return new PixelRectangle(x - radius, y - radius, x + radius, y + radius);
    }

    // All letters share the same base line; only letters that extend beyond the plate's padding make the plate higher.
    private PlacedLabel Place(TextMask mask, Rgb color, PixelRectangle anchor, LabelPlacement placement)
    {
        var above = Math.Max(_padding, 1 - mask.Top);
        var below = Math.Max(_padding, mask.Top + mask.Height - _capHeight + 1);
        var height = Math.Min(_canvas.Height, above + _capHeight + below);
        var width = Math.Min(_canvas.Width, mask.Width + (2 * _padding));
        return new PlacedLabel(mask, color, anchor, placement.Place(anchor, width, height), above);
    }

    // A label that had to move away is joined to its box by a line.
    private void DrawLeaderLine(PlacedLabel label)
    {
        var (plate, anchor) = (label.Plate, label.Anchor);
        if (!plate.Intersect(anchor.Inset(-1 - _line)).IsEmpty)
        {
            return;
        }

        var (from, to) = (Nearest(plate, anchor), Nearest(anchor, plate));
        _canvas.Fill(ShapeBuilder.Line([from, to], Math.Max(2, _line * 0.6), closed: false), label.Color);
    }

    // The point of a rectangle that is closest to the middle of another one.
    private static (double X, double Y) Nearest(PixelRectangle of, PixelRectangle to) =>
        (Clamp((to.Left + to.Right) / 2.0, of.Left, of.Right), Clamp((to.Top + to.Bottom) / 2.0, of.Top, of.Bottom));

    private static double Clamp(double value, double least, double most) => Math.Max(least, Math.Min(most, value));

    private void Fill(PlacedLabel label)
    {
        var plate = label.Plate;
        if (_options.Has(AnnotationStyle.RoundedBox))
        {
            _canvas.Fill(ShapeBuilder.RoundedRectangle(plate, _padding), label.Color);
        }
        else
        {
            _canvas.Fill(plate, label.Color);
        }
    }

    private void Write(PlacedLabel label) =>
        _canvas.Stamp(label.Mask, label.Plate.Left + _padding, label.Plate.Top + label.Above + label.Mask.Top, label.Color.TextColor);

    private readonly record struct PlacedLabel(TextMask Mask, Rgb Color, PixelRectangle Anchor, PixelRectangle Plate, int Above);
}
