using System;
using System.Collections.Generic;
using System.Threading;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>
/// Makes objects unrecognizable inside their outlines or, without one, their boxes. The strength depends on the object's size,
/// so that a large face is not just softened.
/// </summary>
internal static class Anonymizer
{
    // A smaller area would still show its average color, so its surroundings are hidden too.
    private const int LeastSide = 8;

    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    internal static void Hide(PixelBuffer image, IEnumerable<Prediction> predictions, bool pixelate, CancellationToken cancellation)
    {
        foreach (var prediction in predictions)
        {
            cancellation.ThrowIfCancellationRequested();
            var box = PixelRectangle.Around(prediction, image.Width, image.Height);
            if (Outline.Of(prediction) is { } outline
                && PixelRectangle.Around(Outline.BoxOf(outline, prediction), image.Width, image.Height) is { } around
                && (box is null || Covers(outline, around, box.Value)))
            {
                HideInside(image, Grown(around, image), outline, pixelate, cancellation);
            }
            else if (box is not null)
            {
                Hide(image, Grown(box.Value, image), pixelate);
            }
        }
    }

    // An outline that is elsewhere, collapsed or in other units would leave the object visible, so its box is hidden instead.
    private static bool Covers(List<(double X, double Y)> outline, PixelRectangle around, PixelRectangle box)
    {
        var shared = around.Intersect(box);
        return !shared.IsEmpty && shared.Area * 2 >= box.Area && Outline.AreaOf(outline) * 16 >= box.Area;
    }

    /// <summary>Returns a quarter of the shorter side or, for a long thin box, a sixteenth of the longer side.</summary>
    internal static int StrengthOf(PixelRectangle area) =>
        Math.Max((Math.Min(area.Width, area.Height) + 3) / 4, (Math.Max(area.Width, area.Height) + 15) / 16);

    private static void Hide(PixelBuffer image, PixelRectangle area, bool pixelate)
    {
        if (pixelate)
        {
            Pixelation.Apply(image, area, StrengthOf(area));
        }
        else
        {
            BoxBlur.Blur(image, area, StrengthOf(area));
        }
    }

    // The whole area is hidden on a copy, from which the pixels that the outline touches are copied back. Models' outlines are
    // coarse, so a margin of a sixteenth of the object is included.
    private static void HideInside(
        PixelBuffer image, PixelRectangle area, List<(double X, double Y)> outline, bool pixelate, CancellationToken cancellation)
    {
        var rim = Math.Max(2, Math.Min(area.Width, area.Height) / 8.0);
        var copy = image.Cut(area);
        Hide(copy, new PixelRectangle(0, 0, area.Width, area.Height), pixelate);
        var bands = image.Bands;
        Shape.Visit take = (x, y, coverage) =>
        {
            if (coverage > 0)
            {
                Array.Copy(copy.Data, (((y - area.Top) * area.Width) + x - area.Left) * bands, image.Data, ((y * image.Width) + x) * bands, bands);
            }
        };
        new Shape().Ring(outline).Rasterize(area, take, cancellation);
        ShapeBuilder.Line(outline, rim, closed: true).Rasterize(area, take, cancellation);
    }

    private static PixelRectangle Grown(PixelRectangle box, PixelBuffer image)
    {
        var (left, right) = Grown(box.Left, box.Right, image.Width);
        var (top, bottom) = Grown(box.Top, box.Bottom, image.Height);
        return new PixelRectangle(left, top, right, bottom);
    }

    private static (int From, int To) Grown(int from, int to, int limit)
    {
        var missing = Math.Max(0, LeastSide - (to - from));
        var first = Math.Max(0, Math.Min(from - (missing / 2), limit - LeastSide));
        return (Math.Min(first, from), Math.Min(limit, Math.Max(to, first + (missing > 0 ? LeastSide : 0))));
    }
}
