using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Tiling;

/// <summary>
/// Merges the detections in the tiles of an image and in the whole image into one list, with each object once. A box that ends
/// at an inner border of its tile is only a piece of an object. It is dropped if a complete object would look the same in that
/// tile, whatever its class: half a square can look like a rectangle. It is also dropped if it is inside a complete object of
/// its class, because the end of a circle or an arm is smaller than that part of the box. Pieces that no complete object
/// explains are joined if they match where the tiles overlap; a piece that a larger joined piece explains is dropped too.
/// </summary>
internal sealed class TileMerger
{
    // The minimum overlap of two boxes, within a shared area, that belong to the same object.
    private static readonly OverlapRule Alike = new(OverlapMetric.IoU, 0.5);

    // The share of a piece that must be inside a complete object of its class; a model's boxes differ slightly.
    private const double MostOfPiece = 0.8;

    /// <summary>The maximum overlap (IoU) of two complete objects of a class, 0 to 1.</summary>
    internal double Overlap { get; init; }

    /// <summary>The image's width, in pixels.</summary>
    internal int Width { get; init; }

    /// <summary>The image's height, in pixels.</summary>
    internal int Height { get; init; }

    /// <param name="whole">The detections in the whole image.</param>
    /// <param name="tiles">The detections in each tile, in the image's pixels.</param>
    /// <param name="cancellation">Ends it, because the time grows with the square of the pieces, of which an untrusted answer can have many.</param>
    /// <exception cref="OperationCanceledException">It was canceled; checked at each piece.</exception>
    internal IReadOnlyList<Prediction> Merge(
        IReadOnlyList<Prediction> whole, IReadOnlyList<(ImageTile Tile, IReadOnlyList<Prediction> Found)> tiles, CancellationToken cancellation)
    {
        var found = tiles.SelectMany(t => t.Found.Select(p => new Piece(p, BoxCorners.Of(p), t.Tile))).ToLookup(IsCut);
        var merger = new PredictionMerger { Overlap = Overlap };
        var objects = merger.Merge([.. whole, .. found[false].Select(p => p.Prediction)], cancellation);
        var boxes = objects.Select(BoxCorners.Of).ToArray();
        var unexplained = found[true].GroupBy(p => p.Tile.Corners).SelectMany(tile =>
        {
            var seen = objects.Zip(boxes, (o, b) => (o.Class, Box: b)).Where(o => o.Box.SharedArea(tile.Key) > 0)
                .Select(o => (o.Class, Box: o.Box.ClippedTo(tile.Key))).ToArray();
            return Stoppable(tile, cancellation).Where(p => !Array.Exists(seen, o => Explains(o.Class, o.Box, p)));
        });
        return merger.Merge([.. objects, .. WithoutParts([.. Join(unexplained, cancellation)], cancellation)], cancellation);
    }

    private static IEnumerable<Piece> Stoppable(IEnumerable<Piece> pieces, CancellationToken cancellation)
    {
        foreach (var piece in pieces)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return piece;
        }
    }

    // A piece of an object can look like another class, so that it is missing from the object's chain of pieces.
    private static IEnumerable<Prediction> WithoutParts(Piece[] joined, CancellationToken cancellation) => Stoppable(joined, cancellation)
        .Where(part => !Array.Exists(
            joined,
            whole => whole.Corners.Area > part.Corners.Area && Explains(whole.Prediction.Class, whole.Corners.ClippedTo(part.Tile.Corners), part)))
        .Select(p => p.Prediction);

    // The box is clipped like the piece.
    private static bool Explains(string className, BoxCorners box, Piece piece) => Alike.Exceeds(piece.Corners, box)
        || (className == piece.Prediction.Class && piece.Corners.SharedArea(box) > MostOfPiece * piece.Corners.Area);

    private static IEnumerable<Piece> Join(IEnumerable<Piece> pieces, CancellationToken cancellation)
    {
        var left = pieces.OrderByDescending(p => p.Prediction.Confidence).ToList();
        while (left.Count > 0)
        {
            var joined = new List<Piece> { left[0] };
            left.RemoveAt(0);
            for (var i = 0; i < joined.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                var piece = joined[i];
                joined.AddRange(left.Where(other => AreOne(piece, other)));
                left.RemoveAll(other => AreOne(piece, other));
            }

            var whole = joined.Select(p => p.Corners).Aggregate((union, box) => union.Union(box));
            yield return joined.Count == 1 ? joined[0] : joined[0] with { Prediction = whole.On(joined[0].Prediction), Corners = whole };
        }
    }

    private static bool AreOne(Piece a, Piece b)
    {
        var shared = a.Tile.Corners.ClippedTo(b.Tile.Corners);
        return a.Tile != b.Tile && a.Prediction.Class == b.Prediction.Class && Alike.Exceeds(a.Corners.ClippedTo(shared), b.Corners.ClippedTo(shared));
    }

    // A model's box can end slightly before the border that cuts the object.
    private bool IsCut(Piece piece)
    {
        var (tile, box) = (piece.Tile, piece.Corners);
        double marginX = Math.Max(2, tile.Width / 100.0), marginY = Math.Max(2, tile.Height / 100.0);
        return (tile.X > 0 && box.X1 <= tile.X + marginX)
            || (tile.Y > 0 && box.Y1 <= tile.Y + marginY)
            || (tile.X + tile.Width < Width && box.X2 >= tile.X + tile.Width - marginX)
            || (tile.Y + tile.Height < Height && box.Y2 >= tile.Y + tile.Height - marginY);
    }

    private sealed record Piece(Prediction Prediction, BoxCorners Corners, ImageTile Tile);
}
