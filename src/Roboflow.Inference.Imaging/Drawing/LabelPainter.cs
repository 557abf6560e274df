using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Imaging;

/// <summary>Writes labels on plates of their box's color, the surest first, so that it has the best place.</summary>
internal sealed class LabelPainter
{
    private const int LeastFontSize = 6;

    private readonly Canvas _canvas;
    private readonly ITextRenderer _renderer;
    private readonly bool _rounded;
    private readonly int _fontSize;
    private readonly int _capHeight;
    private readonly int _padding;

    internal LabelPainter(Canvas canvas, AnnotationOptions options)
    {
        _canvas = canvas;
        _renderer = TextRenderer.For(options.FontPath);
        _rounded = options.Has(AnnotationStyle.RoundedBox);

        // An image that is lower than a label gets a smaller one.
        _fontSize = Math.Min(options.FontSizeFor(canvas.Pixels), (int)(canvas.Height / 1.7));
        _capHeight = _renderer.CapHeight(Math.Max(1, _fontSize));
        _padding = Math.Max(2, (int)Math.Round(_fontSize * 0.36));
    }

    internal void Draw(IEnumerable<PlacedAnnotation> annotations)
    {
        if (_fontSize < LeastFontSize)
        {
            return;
        }

        var placement = new LabelPlacement(_canvas.Frame);
        foreach (var (annotation, box) in annotations.OrderByDescending(a => a.Annotation.Prediction.Confidence))
        {
            var text = LabelText.Clean(annotation.Label ?? string.Empty);
            if (text.Length > 0 && LabelText.Fit(_renderer, text, _fontSize, _canvas.Width - (2 * _padding)) is { } mask)
            {
                Draw(mask, annotation.Color, box, placement);
            }
        }
    }

    // Letters stand on one line whatever they are; only what is higher or deeper than the plate's padding makes it higher.
    private void Draw(TextMask mask, Rgb color, PixelRectangle box, LabelPlacement placement)
    {
        var above = Math.Max(_padding, 1 - mask.Top);
        var below = Math.Max(_padding, mask.Top + mask.Height - _capHeight + 1);
        var height = Math.Min(_canvas.Height, above + _capHeight + below);
        var width = Math.Min(_canvas.Width, mask.Width + (2 * _padding));
        var plate = placement.Place(box, width, height);
        if (_rounded)
        {
            _canvas.Fill(ShapeBuilder.RoundedRectangle(plate, _padding), color);
        }
        else
        {
            _canvas.Fill(plate, color);
        }

        _canvas.Stamp(mask, plate.Left + _padding, plate.Top + above + mask.Top, color.TextColor);
    }
}
