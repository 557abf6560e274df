using System.Collections.Generic;

namespace Roboflow.Inference.Imaging.Drawing;

/// <summary>Rectangles indexed by position: each is in the list of every cell that it touches.</summary>
internal sealed class RectangleGrid
{
    private const int Cell = 64;

    private readonly PixelRectangle _frame;
    private readonly int _columns;
    private readonly List<PixelRectangle>?[] _cells;

    internal RectangleGrid(PixelRectangle frame)
    {
        _frame = frame;
        _columns = (frame.Width / Cell) + 1;
        _cells = new List<PixelRectangle>?[_columns * ((frame.Height / Cell) + 1)];
    }

    /// <summary>Adds a rectangle.</summary>
    internal void Add(PixelRectangle rectangle)
    {
        var cells = CellsOf(rectangle);
        for (var y = cells.Top; y < cells.Bottom; y++)
        {
            for (var x = cells.Left; x < cells.Right; x++)
            {
                (_cells[(y * _columns) + x] ??= []).Add(rectangle);
            }
        }
    }

    /// <summary>Returns the number of covered pixels, counted once per covering rectangle. Counting ends at <paramref name="enough"/>.</summary>
    internal long CoveredOf(PixelRectangle place, long enough)
    {
        var covered = 0L;
        var cells = CellsOf(place);
        for (var y = cells.Top; y < cells.Bottom && covered < enough; y++)
        {
            for (var x = cells.Left; x < cells.Right && covered < enough; x++)
            {
                if (_cells[(y * _columns) + x] is { } others)
                {
                    // A rectangle can be in several cells; in each of them, only its part in that cell counts.
                    var (left, top) = (_frame.Left + (x * Cell), _frame.Top + (y * Cell));
                    covered += CoveredBy(others, place.Intersect(new PixelRectangle(left, top, left + Cell, top + Cell)), enough - covered);
                }
            }
        }

        return covered;
    }

    private static long CoveredBy(List<PixelRectangle> others, PixelRectangle part, long enough)
    {
        var covered = 0L;
        for (var i = 0; i < others.Count && covered < enough; i++)
        {
            var shared = part.Intersect(others[i]);
            covered += shared.IsEmpty ? 0 : shared.Area;
        }

        return covered;
    }

    private PixelRectangle CellsOf(PixelRectangle rectangle) => new(
        (rectangle.Left - _frame.Left) / Cell,
        (rectangle.Top - _frame.Top) / Cell,
        ((rectangle.Right - 1 - _frame.Left) / Cell) + 1,
        ((rectangle.Bottom - 1 - _frame.Top) / Cell) + 1);
}
