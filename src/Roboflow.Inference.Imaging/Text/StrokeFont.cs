using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Roboflow.Inference.Imaging.Drawing;

namespace Roboflow.Inference.Imaging.Text;

/// <summary>
/// Renders ASCII with its own strokes, for machines without any font. Accents are dropped, and other non-ASCII characters are
/// empty squares.
/// </summary>
internal sealed class StrokeFont : ITextRenderer
{
    // Capitals are eight units high; the font size is slightly larger, as with other fonts.
    private const double CapUnits = 8;
    private const double CapShare = 0.73;
    private const double Gap = 2.1;

    /// <inheritdoc/>
    public int CapHeight(int fontSize) => (int)Math.Round((CapUnits * Unit(fontSize)) + LineWidth(fontSize));

    /// <inheritdoc/>
    public TextMask? Render(string text, int fontSize)
    {
        var unit = Unit(fontSize);
        var line = LineWidth(fontSize);
        var shape = new Shape();
        var (left, width) = (0.0, 0.0);
        foreach (var letter in Ascii(text))
        {
            var glyph = StrokeGlyph.Of(letter);
            foreach (var stroke in glyph.Strokes)
            {
                var points = stroke.Select(p => ((left + p.X) * unit + (line / 2), (p.Y * unit) + (line / 2))).ToArray();
                _ = ShapeBuilder.Line(points, line, closed: false, shape);
                width = Math.Max(width, points.Max(p => p.Item1) + (line / 2));
            }

            left += glyph.Width + Gap;
        }

        return width == 0 ? null : Draw(shape, (int)Math.Ceiling(width), (int)Math.Ceiling((StrokeGlyph.Depth * unit) + line));
    }

    private static double Unit(int fontSize) => (fontSize * CapShare - LineWidth(fontSize)) / CapUnits;

    private static double LineWidth(int fontSize) => Math.Max(1.2, fontSize * 0.115);

    private static TextMask Draw(Shape shape, int width, int height)
    {
        var coverage = new byte[width * height];
        shape.Rasterize(new PixelRectangle(0, 0, width, height), (x, y, covered) => coverage[(y * width) + x] = (byte)Math.Round(covered * 255));
        return new TextMask(width, height, 0, coverage);
    }

    private static IEnumerable<char> Ascii(string text) => text.Replace("…", "...").Normalize(NormalizationForm.FormKD)
        .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) && !char.IsLowSurrogate(c));
}
