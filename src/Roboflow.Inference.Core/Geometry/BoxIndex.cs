using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Geometry;

/// <summary>
/// Finds the boxes that overlap with one by more than a limit, and takes them out. Boxes of like width and height are
/// kept together, in a grid whose cells are as large as such boxes may be apart: so a crowd of boxes that all touch, but
/// differ enough, is not a crowd here. A box that is found is never looked at again.
/// </summary>
internal sealed class BoxIndex
{
    private readonly BoxCorners[] _boxes;
    private readonly OverlapRule _rule;
    private readonly BoxGrid[] _grids;

    /// <param name="boxes">All boxes.</param>
    /// <param name="members">The numbers of those to find. One without an area is never found: it overlaps with nothing.</param>
    /// <param name="rule">The limit.</param>
    internal BoxIndex(BoxCorners[] boxes, IEnumerable<int> members, OverlapRule rule)
    {
        _boxes = boxes;
        _rule = rule;

        // One range of sizes after the other; the stricter the limit, the narrower, but never so that there are too many.
        var step = Math.Log(rule.Metric == OverlapMetric.IoU ? Math.Max(1.25, Math.Min(2, 1 / rule.Limit)) : 2);
        _grids = [.. members
            .Where(m => boxes[m] is { Width: > 0, Height: > 0 })
            .GroupBy(m => (Width: Level(boxes[m].Width, step), Height: Level(boxes[m].Height, step)))
            .Select(g => new BoxGrid(boxes, [.. g], SizeRange.OfLevel(g.Key.Width, step), SizeRange.OfLevel(g.Key.Height, step), rule))];
    }

    /// <summary>How often two boxes have been compared.</summary>
    internal long Comparisons => _grids.Sum(g => g.Comparisons);

    /// <summary>Takes out the box itself, and all that overlap with it by more than the limit; those are added to <paramref name="found"/>.</summary>
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
