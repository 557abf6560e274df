using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.Geometry;

/// <summary>
/// Makes one list of what was found in the tiles of an image and in the whole of it, each object once. A box that ends
/// at an inner border of its tile is only a piece of an object. It goes where an object was found whole that looks, in
/// that tile, just like the piece, whatever its class: half a square may look like a rectangle. It also goes where it
/// lies in a whole object of its class, since the end of a circle or an arm is smaller than that part of the box.
/// Pieces that no whole object explains are joined where the tiles overlap and both see the same there; one that a
/// larger one explains when they are joined goes too.
/// </summary>
internal sealed class TileMerger
{
    // How much of what two boxes show of a shared area must be the same for them to be of one object.
    private static readonly OverlapRule Alike = new(OverlapMetric.IoU, 0.5);

    // How much of a piece must lie in a whole object of its class to be a part of it; a model's boxes differ a little.
    private const double MostOfPiece = 0.8;

    /// <summary>The most overlap (IoU) of two whole objects of a class, 0 to 1.</summary>
    internal double Overlap { get; init; }

    /// <summary>The image's width.</summary>
    internal int Width { get; init; }

    /// <summary>The image's height.</summary>
    internal int Height { get; init; }

    /// <param name="whole">What was found in the whole image.</param>
    /// <param name="tiles">What was found in each tile, in the image's pixels.</param>
    internal IReadOnlyList<Prediction> Merge(IReadOnlyList<Prediction> whole, IReadOnlyList<(ImageTile Tile, IReadOnlyList<Prediction> Found)> tiles)
    {
        var found = tiles.SelectMany(t => t.Found.Select(p => new Piece(p, BoxCorners.Of(p), t.Tile))).ToLookup(IsCut);
        var merger = new PredictionMerger { Overlap = Overlap };
        var objects = merger.Merge([.. whole, .. found[false].Select(p => p.Prediction)]);
        var boxes = objects.Select(BoxCorners.Of).ToArray();
        var unexplained = found[true].GroupBy(p => p.Tile.Corners).SelectMany(tile =>
        {
            var seen = objects.Zip(boxes, (o, b) => (o.Class, Box: b)).Where(o => o.Box.SharedArea(tile.Key) > 0)
                .Select(o => (o.Class, Box: o.Box.ClippedTo(tile.Key))).ToArray();
            return tile.Where(p => !Array.Exists(seen, o => Explains(o.Class, o.Box, p)));
        });
        return merger.Merge([.. objects, .. WithoutParts([.. Join(unexplained)])]);
    }

    // What a tile saw of an object can look like another class, and is then missing from the chain of its pieces.
    private static IEnumerable<Prediction> WithoutParts(Piece[] joined) => joined
        .Where(part => !Array.Exists(
            joined,
            whole => whole.Corners.Area > part.Corners.Area && Explains(whole.Prediction.Class, whole.Corners.ClippedTo(part.Tile.Corners), part)))
        .Select(p => p.Prediction);

    // The box is cut as the piece was.
    private static bool Explains(string className, BoxCorners box, Piece piece) => Alike.Exceeds(piece.Corners, box)
        || (className == piece.Prediction.Class && piece.Corners.SharedArea(box) > MostOfPiece * piece.Corners.Area);

    private static IEnumerable<Piece> Join(IEnumerable<Piece> pieces)
    {
        var left = pieces.OrderByDescending(p => p.Prediction.Confidence).ToList();
        while (left.Count > 0)
        {
            var joined = new List<Piece> { left[0] };
            left.RemoveAt(0);
            for (var i = 0; i < joined.Count; i++)
            {
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

    // A model's box may end a little before the border at which the object was cut.
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
