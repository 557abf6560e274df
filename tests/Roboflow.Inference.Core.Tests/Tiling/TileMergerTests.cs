using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Tiling;

namespace Roboflow.Inference.Core.Tests.Tiling;

/// <summary>Which boxes are pieces of an object and which are objects: three tiles beside each other, or above each other.</summary>
public sealed class TileMergerTests
{
    private const int Longer = 1000;
    private const int Size = 400;

    // Tiles: 0 to 400, 320 to 720, 600 to 1000. Each box ends a few pixels before the border that cuts it, and looks like something else.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Piece_that_ends_slightly_before_an_inner_border_is_not_an_object(bool isTall)
    {
        var beforeEnd = Merge(isTall, (0, Box("piece", 350, 100, 397, 160)), (1, Box("cat", 350, 100, 450, 160)));
        Assert.Equal(["cat"], beforeEnd.Select(p => p.Class));
        var afterStart = Merge(isTall, (0, Box("cat", 250, 100, 350, 160)), (1, Box("piece", 323, 100, 350, 160)));
        Assert.Equal(["cat"], afterStart.Select(p => p.Class));
    }

    // Pieces of different classes that look the same would be one object.
    [Theory]
    [InlineData(false, 0, 0, 100, 100, 180)]
    [InlineData(true, 0, 0, 100, 100, 180)]
    [InlineData(false, 2, 900, 1000, 100, 180)]
    [InlineData(true, 2, 900, 1000, 100, 180)]
    [InlineData(false, 0, 100, 200, 300, 380)]
    [InlineData(true, 0, 100, 200, 300, 380)]
    [InlineData(false, 0, 100, 200, 0, 80)]
    [InlineData(true, 0, 100, 200, 0, 80)]
    public void Objects_at_the_border_of_the_image_are_not_pieces(bool isTall, int tile, double start, double end, double top, double bottom)
    {
        var other = bottom == 380 ? (320, 400) : (top, bottom - 16);
        var whole = bottom == 380 ? (300, 400) : (top, bottom);
        var found = Merge(isTall, (tile, Box("cat", start, whole.Item1, end, whole.Item2)), (tile, Box("dog", start, other.Item1, end, other.Item2)));
        Assert.Equal(["cat", "dog"], found.Select(p => p.Class).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Piece_that_only_overlaps_a_complete_object_of_its_class_is_another(bool isTall) =>
        Assert.Equal(2, Merge(isTall, (0, Box("cat", 300, 100, 360, 160)), (0, Box("cat", 340, 100, 400, 160))).Count);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pieces_of_one_tile_are_different_objects(bool isTall) =>
        Assert.Equal(2, Merge(isTall, (0, Box("cat", 300, 100, 400, 160)), (0, Box("cat", 300, 115, 400, 175))).Count);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Joined_object_is_the_surest_of_its_pieces_in_the_box_of_all(bool isTall)
    {
        var joined = Assert.Single(Merge(
            isTall, (0, Box("cat", 50, 300, 400, 340, 0.5)), (1, Box("cat", 320, 290, 720, 340, 0.9)), (2, Box("cat", 600, 300, 950, 340, 0.6))));
        Assert.Equal(0.9, joined.Confidence);
        Assert.Equal(Turned(isTall, Box("cat", 50, 290, 950, 340, 0.9)), joined);
    }

    // The pieces of each row of one list differ too much from those of the other to be one object, but what they join to does not.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Objects_that_were_joined_twice_are_merged(bool isTall) => Assert.Single(Merge(
        isTall,
        (0, Box("cat", 150, 100, 400, 151)),
        (1, Box("cat", 320, 100, 712, 200)),
        (0, Box("cat", 150, 151, 400, 200)),
        (1, Box("cat", 320, 110, 712, 200))));

    [Fact]
    public void Pieces_of_different_classes_are_not_joined() =>
        Assert.Equal(2, Merge(isTall: false, (0, Box("cat", 200, 300, 400, 340)), (1, Box("dog", 320, 300, 520, 340))).Count);

    private static IReadOnlyList<Prediction> Merge(bool isTall, params (int Tile, Prediction Box)[] found)
    {
        var (width, height) = isTall ? (Size, Longer) : (Longer, Size);
        var tiles = ImageTile.Cut(width, height, Size, 80);
        var merger = new TileMerger { Width = width, Height = height, Overlap = 0.7 };
        return merger.Merge(
            [],
            [.. tiles.Select((tile, i) => (tile, (IReadOnlyList<Prediction>)[.. found.Where(f => f.Tile == i).Select(f => Turned(isTall, f.Box))]))],
            CancellationToken.None);
    }

    private static Prediction Turned(bool isTall, Prediction p) => isTall ? p with { X = p.Y, Y = p.X, Width = p.Height, Height = p.Width } : p;

    private static Prediction Box(string name, double left, double top, double right, double bottom, double confidence = 0.9) =>
        new BoxCorners(left, top, right, bottom).On(new Prediction { Class = name, Confidence = confidence });
}
