using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Geometry;

/// <summary>
/// Finds the boxes that overlap a box by more than a limit, and removes them. Boxes of similar width and height share a grid
/// whose cells are as large as the maximum distance of such boxes. So many touching boxes do not slow it down if they differ
/// enough. A box that was found is never compared again.
/// </summary>
internal sealed class BoxIndex
{
    private readonly BoxCorners[] _boxes;
    private readonly OverlapRule _rule;
    private readonly BoxGrid[] _grids;

    /// <param name="boxes">All boxes.</param>
    /// <param name="members">The indexes of the boxes to find. A box without an area is never found, because it overlaps nothing.</param>
    /// <param name="rule">The limit.</param>
    internal BoxIndex(BoxCorners[] boxes, IEnumerable<int> members, OverlapRule rule)
    {
        _boxes = boxes;
        _rule = rule;

        // Consecutive size ranges; the stricter the limit, the narrower they are, with a minimum to keep their number small.
        var step = Math.Log(rule.Metric == OverlapMetric.IoU ? Math.Max(1.25, Math.Min(2, 1 / rule.Limit)) : 2);
        _grids = [.. members
            .Where(m => boxes[m] is { Width: > 0, Height: > 0 })
            .GroupBy(m => (Width: Level(boxes[m].Width, step), Height: Level(boxes[m].Height, step)))
            .Select(g => new BoxGrid(boxes, [.. g], SizeRange.OfLevel(g.Key.Width, step), SizeRange.OfLevel(g.Key.Height, step), rule))];
    }

    /// <summary>The number of comparisons so far.</summary>
    internal long Comparisons => _grids.Sum(g => g.Comparisons);

    /// <summary>Removes the box itself, and all boxes that overlap it by more than the limit; these are added to <paramref name="found"/>.</summary>
    internal void Take(int box, List<int> found)
    {
        foreach (var grid in _grids)
        {
            if (_rule.AllowsSizes(_boxes[box], grid.Widths, grid.Heights))
            {
                grid.Take(box, found);
            }
        }
    }

    private static int Level(double size, double step) => (int)Math.Floor(Math.Log(size) / step);
}
