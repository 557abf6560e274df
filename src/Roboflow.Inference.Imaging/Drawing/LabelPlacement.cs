using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Finds a place for each label: inside the image, near its box, and not overlapping earlier labels.</summary>
internal sealed class LabelPlacement
{
    private const int MostSteps = 40;

    // After this many consecutive labels without a free place, the image counts as full, and only places at the box are tried.
    // Otherwise each label would search hundreds of places among more and more labels.
    private const int FullAfter = 16;

    private readonly PixelRectangle _frame;
    private readonly RectangleGrid _placed;
    private int _covering;

    internal LabelPlacement(PixelRectangle frame)
    {
        _frame = frame;
        _placed = new RectangleGrid(frame);
    }

    /// <summary>Whether a label overlaps another one or a reserved place.</summary>
    internal bool Overlaps { get; private set; }

    /// <summary>Reserves a place: labels cover it only if there is no other.</summary>
    internal void KeepFree(PixelRectangle place)
    {
        var inFrame = place.Intersect(_frame);
        if (!inFrame.IsEmpty)
        {
            _placed.Add(inFrame);
        }
    }

    /// <summary>Returns a place for a label inside the image, and reserves it.</summary>
    internal PixelRectangle Place(PixelRectangle box, int width, int height)
    {
        var best = default(PixelRectangle);
        var least = long.MaxValue;
        foreach (var place in Candidates(box, width, height))
        {
            var covered = _placed.CoveredOf(place, least);
            if (covered < least)
            {
                (best, least) = (place, covered);
            }

            if (least == 0)
            {
                break;
            }
        }

        Overlaps |= least > 0;
        _covering = least == 0 ? 0 : _covering + 1;
        _placed.Add(best);
        return best;
    }

    // Above the box; if there is no space, inside at its top; then its other sides; then further and further away.
    private IEnumerable<PixelRectangle> Candidates(PixelRectangle box, int width, int height)
    {
        var (left, right) = (box.Left, box.Right - width);
        var above = box.Top - height;
        if (above >= _frame.Top)
        {
            yield return At(left, above, width, height);
        }

        yield return At(left, box.Top, width, height);
        if (above >= _frame.Top)
        {
            yield return At(right, above, width, height);
        }

        yield return At(right, box.Top, width, height);
        yield return At(left, box.Bottom, width, height);
        yield return At(left, box.Bottom - height, width, height);
        yield return At(box.Right, box.Top, width, height);
        yield return At(box.Left - width, box.Top, width, height);
        for (var step = 1; step <= MostSteps && _covering < FullAfter; step++)
        {
            foreach (var aside in new[] { 0, width / 2, -width / 2, width, -width })
            {
                yield return At(left + aside, above - (step * height / 2), width, height);
                yield return At(left + aside, above + (step * height / 2), width, height);
            }
        }
    }

    private PixelRectangle At(int left, int top, int width, int height)
    {
        var x = Math.Max(_frame.Left, Math.Min(left, _frame.Right - width));
        var y = Math.Max(_frame.Top, Math.Min(top, _frame.Bottom - height));
        return new PixelRectangle(x, y, x + width, y + height);
    }
}
