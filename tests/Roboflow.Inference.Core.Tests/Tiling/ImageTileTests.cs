using System.Collections.Generic;
using System;
using System.Linq;
using System.Threading;
using CsCheck;
using Roboflow.Inference.Geometry;
using Roboflow.Inference.Runs;
using Roboflow.Inference.Tiling;

namespace Roboflow.Inference.Core.Tests.Tiling;

public sealed class ImageTileTests
{
    [Theory]
    [InlineData(256, 256, 128, 64, 9)]
    [InlineData(192, 128, 64, 32, 15)]
    [InlineData(100, 100, 128, 25, 1)]
    [InlineData(128, 128, 128, 25, 1)]
    [InlineData(129, 128, 128, 0, 2)]
    [InlineData(300, 100, 128, 28, 3)]
    public void Number_of_tiles_fits_the_image(int width, int height, int size, int overlap, int count)
    {
        var tiles = ImageTile.Cut(width, height, size, overlap);
        Assert.Equal(count, tiles.Count);
        Assert.Equal(new ImageTile(width - tiles[^1].Width, height - tiles[^1].Height, System.Math.Min(size, width), System.Math.Min(size, height)), tiles[^1]);
    }

    [Fact]
    public void Tiles_lie_in_the_image_cover_it_and_share_at_least_the_overlap() => (
        from width in Gen.Int[1, 400]
        from height in Gen.Int[1, 400]
        from size in Gen.Int[8, 200]
        from overlap in Gen.Int[0, size - 1]
        select (width, height, size, overlap)).Sample(c =>
        {
            var tiles = ImageTile.Cut(c.width, c.height, c.size, c.overlap);
            Assert.All(tiles, t => Assert.True(t.X >= 0 && t.Y >= 0 && t.X + t.Width <= c.width && t.Y + t.Height <= c.height));
            AssertCovers([.. tiles.Select(t => (t.X, t.Width)).Distinct()], c.width, c.overlap);
            AssertCovers([.. tiles.Select(t => (t.Y, t.Height)).Distinct()], c.height, c.overlap);
        });

    [Fact]
    public void Boxes_are_mapped_back_to_the_original_pixels()
    {
        var found = new DetectionResult
        {
            ImageWidth = 100,
            ImageHeight = 75,
            Predictions =
            [
                new Prediction
                {
                    X = 10, Y = 20, Width = 4, Height = 6, ImageWidth = 100, ImageHeight = 75, Class = "cat",
                    Points = [new PredictionPoint { X = 8, Y = 17 }],
                    Keypoints = [new PredictionKeypoint { X = 12, Y = 23, Class = "nose" }],
                },
            ],
        };
        var log = new RunLog();
        var p = Assert.Single(ImageMapping.FromScaled((100, 75), (400, 225)).Apply(found, log).Predictions);
        Assert.Equal((40, 60, 16, 18, 400, 225), (p.X, p.Y, p.Width, p.Height, p.ImageWidth, p.ImageHeight));
        Assert.Equal((32, 51), (p.Points![0].X, p.Points[0].Y));
        Assert.Equal((48, 69, "nose"), (p.Keypoints![0].X, p.Keypoints[0].Y, p.Keypoints[0].Class));
        var moved = ImageMapping.FromTile(new ImageTile(300, 200, 100, 75), (400, 225)).Apply(found, log);
        Assert.Equal(
            (310, 220, 4, 6, 400),
            (moved.Predictions[0].X, moved.Predictions[0].Y, moved.Predictions[0].Width, moved.Predictions[0].Height, moved.ImageWidth));
        Assert.Empty(log.Warnings);
    }

    [Fact]
    public void Answer_about_another_size_and_lost_masks_are_warnings()
    {
        var log = new RunLog();
        var mask = new PredictionMask { Width = 100, Height = 75, Counts = "04" };
        var found = new DetectionResult { ImageWidth = 640, ImageHeight = 640, Predictions = [new Prediction { Mask = mask }, new Prediction()] };
        var mapped = ImageMapping.FromScaled((100, 75), (400, 225)).Apply(found, log);
        Assert.All(ImageMapping.FromTile(new ImageTile(0, 0, 640, 640), (900, 900)).Apply(mapped with { ImageWidth = null }, log).Predictions, p => Assert.Null(p.Mask));
        Assert.Collection(
            log.Warnings,
            w => Assert.StartsWith("1 mask cannot be scaled", w, StringComparison.Ordinal),
            w => Assert.StartsWith("The server states another image size", w, StringComparison.Ordinal));
    }

    [Fact]
    public void Object_across_tile_borders_is_one_object()
    {
        var tiles = ImageTile.Cut(1000, 400, 400, 80);
        var objects = new[]
        {
            Box("small", 350, 100, 60, 60),
            Box("wide", 50, 300, 900, 40),
            Box("inside", 600, 100, 50, 50),
            Box("under it", 340, 140, 70, 60),
        };

        // A tile detects an object that it cuts as another class with less confidence.
        var found = tiles.Select(t => (t, (IReadOnlyList<Prediction>)[.. objects.Select(o => See(o, t)).OfType<Prediction>()])).ToArray();
        var merger = new TileMerger { Width = 1000, Height = 400, Overlap = 0.3 };
        var withWhole = merger.Merge(objects, found, default);
        Assert.Equal(objects.Select(o => o.Class).Order(), withWhole.Select(p => p.Class).Order());
        var tilesAlone = merger.Merge([], found, default);
        Assert.Equal(
            objects.OrderBy(o => o.X).Select(o => (o.X, o.Y, o.Width, o.Height)),
            tilesAlone.OrderBy(o => o.X).Select(o => (o.X, o.Y, o.Width, o.Height)));
    }

    [Fact]
    public void Merging_a_hundred_thousand_pieces_of_objects_can_be_stopped()
    {
        var tiles = ImageTile.Cut(1000, 400, 400, 80);
        var random = new Random(5);
        var pieces = Enumerable.Range(0, 50_000).Select(_ => (
            Left: Box("a", 399, random.NextDouble() * 400, 1, 0.001),
            Right: Box("a", tiles[1].X, random.NextDouble() * 400, 1, 0.001))).ToArray();
        var merger = new TileMerger { Width = 1000, Height = 400, Overlap = 0.3 };
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        Assert.ThrowsAny<OperationCanceledException>(() => merger.Merge(
            [], [(tiles[0], [.. pieces.Select(p => p.Left)]), (tiles[1], [.. pieces.Select(p => p.Right)])], stop.Token));
    }

    private static Prediction Box(string name, double left, double top, double width, double height) =>
        new() { Class = name, X = left + (width / 2), Y = top + (height / 2), Width = width, Height = height, Confidence = 0.9 };

    private static Prediction? See(Prediction o, ImageTile tile)
    {
        var seen = BoxCorners.Of(o).ClippedTo(tile.Corners);
        return seen.Area == 0 ? null : seen == BoxCorners.Of(o) ? o : seen.On(o) with { Class = "piece", Confidence = 0.5 };
    }

    private static void AssertCovers((int Start, int Length)[] parts, int length, int overlap)
    {
        Assert.Equal(0, parts[0].Start);
        Assert.Equal(length, parts[^1].Start + parts[^1].Length);
        Assert.All(parts.Zip(parts.Skip(1)), n => Assert.True(n.First.Start < n.Second.Start && n.First.Start + n.First.Length - n.Second.Start >= overlap));
    }
}
