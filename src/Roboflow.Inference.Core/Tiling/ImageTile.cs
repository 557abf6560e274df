using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Tiling;

/// <summary>A rectangular part of an image, in pixels.</summary>
internal readonly record struct ImageTile(int X, int Y, int Width, int Height)
{
    internal BoxCorners Corners => new(X, Y, X + Width, Y + Height);

    /// <summary>
    /// Divides an image into overlapping squares, row by row. The last column and row are moved back to end at the border, so
    /// that all tiles have the full size; a side that is not longer than a tile is not divided.
    /// </summary>
    internal static IReadOnlyList<ImageTile> Cut(int width, int height, int size, int overlap) =>
        [.. from y in Starts(height, size, size - overlap)
            from x in Starts(width, size, size - overlap)
            select new ImageTile(x, y, Math.Min(size, width), Math.Min(size, height))];

    private static IEnumerable<int> Starts(int length, int size, int step)
    {
        for (var start = 0; start + size < length; start += step)
        {
            yield return start;
        }

        yield return Math.Max(0, length - size);
    }
}
