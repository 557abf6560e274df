using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using Roboflow.Emulator;
using Roboflow.Tests.Shared;
using SixLabors.ImageSharp;

namespace Roboflow.Inference.Tests.Detection;

public sealed class ScaledAndTiledTests : IAsyncLifetime
{
    private const string Large = """<circle cx="200" cy="250" r="100" fill="#e02020"/><rect x="500" y="150" width="200" height="200" fill="#2040e0"/>"""
        + """<polygon points="750,700 950,700 850,500" fill="#18a030"/>""";

    // Across the borders of tiles of 400 that overlap by 100: small objects that fit into some tile, and one that fits into none.
    private const string OnBorders = """<circle cx="390" cy="120" r="40" fill="#e02020"/><rect x="580" y="180" width="60" height="60" fill="#18a030"/>"""
        + """<rect x="100" y="460" width="700" height="80" fill="#2040e0"/><circle cx="850" cy="300" r="30" fill="#8030e0"/>""";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly ModuleSession _session = new();
    private EmulatorHost _emulator = null!;

    public async Task InitializeAsync() => _emulator = await EmulatorHost.StartAsync();

    public async Task DisposeAsync()
    {
        _session.Dispose();
        await _emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(".jpg", 1, 1000, 750)]
    [InlineData(".png", 1, 1000, 750)]
    [InlineData(".webp", 1, 1000, 750)]
    [InlineData(".jpg", 6, 750, 1000)]
    [InlineData(".jpg", 3, 1000, 750)]
    public void A_large_image_is_sent_smaller_and_its_boxes_are_the_same(string suffix, int orientation, int width, int height)
    {
        var file = Save("large" + suffix, SampleImages.Encode(Large, 1000, 750, suffix, orientation));
        var plain = Detect(file);
        var scaled = Detect(file, "-MaxDimension 500");
        Assert.Equal(3, plain.Predictions.Count);
        Assert.Equal((width, height, file), (scaled.ImageWidth, scaled.ImageHeight, scaled.Path));

        // One pixel of the sent image is two of the original.
        AssertSame(plain.Predictions, scaled.Predictions, within: 2);
        Assert.All(scaled.Predictions, p => Assert.Equal((width, height), (p.ImageWidth, p.ImageHeight)));
        var (whole, small) = (_emulator.Received[0].Image, _emulator.Received[1].Image);
        Assert.True(small.Length < whole.Length, $"{small.Length} bytes instead of {whole.Length}");
        var seen = SeenImage.Read(small.ToArray());
        Assert.Equal((width / 2, height / 2), (seen.Width, seen.Height));
    }

    [Theory]
    [InlineData("-MaxDimension 560")]
    [InlineData("-TileSize 560")]
    [InlineData("-TileSize 600 -MaxDimension 600 -NoWholeImage")]
    public void Image_within_the_limit_is_sent_once_and_unchanged(string parameters)
    {
        var bytes = SampleImages.Encode(Large, 560, 360, ".jpg", orientation: 6);
        _ = Detect(Save("small.jpg", bytes), parameters);
        Assert.Equal(bytes, Assert.Single(_emulator.Received).Image.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-NoWholeImage")]
    [InlineData("-MaxDimension 500")]
    public void Object_across_tile_borders_is_reported_once(string parameters)
    {
        var file = Save("borders.png", SampleImages.Encode(OnBorders, 900, 600, ".png"));
        var tiled = Detect(file, "-TileSize 400 -TileOverlap 0.25 " + parameters);

        // Three columns, two rows, and the whole image.
        Assert.Equal(parameters == "-NoWholeImage" ? 6 : 7, _emulator.Received.Count);
        Assert.Equal((900, 600), (tiled.ImageWidth, tiled.ImageHeight));
        AssertSame(Detect(file).Predictions, tiled.Predictions, within: 2);
    }

    [Fact]
    public void No_piece_stays_beside_the_joined_object_of_its_class()
    {
        var file = Save("wide.png", SampleImages.Encode("""<rect x="100" y="200" width="1500" height="700" fill="#e02020"/>""", 2000, 1500, ".png"));
        var found = Detect(file, "-TileSize 640 -TileOverlap 50 -NoWholeImage").Predictions.Where(p => p.Class == "red-rectangle");
        var box = Assert.Single(found);
        Assert.Equal((100d, 200d, 1600d, 900d), (box.Left, box.Top, box.Right, box.Bottom));
    }

    // Every tile cuts it.
    [Theory]
    [InlineData("")]
    [InlineData("-NoWholeImage")]
    public void An_object_that_fills_what_two_rows_share_leaves_no_fragment(string parameters)
    {
        var file = Save("strip.png", SampleImages.Encode("""<rect x="1000" y="50" width="100" height="100" fill="#e02020"/>""", 3000, 200, ".png"));
        AssertSame(Detect(file).Predictions, Detect(file, "-TileSize 150 " + parameters).Predictions, within: 2);
    }

    // The cut end of a circle or triangle fills little of its part of the box.
    [Theory]
    [InlineData(128, 10)]
    [InlineData(160, 25)]
    [InlineData(192, 10)]
    [InlineData(224, 20)]
    [InlineData(256, 20)]
    public void Object_cut_by_a_tile_border_is_not_reported_twice(int size, int overlap)
    {
        foreach (var name in new[] { "harbour.jpg", "rotated.jpg" })
        {
            var file = Path.Combine(ModuleSession.RepositoryRoot, "samples", "images", name);
            AssertSame(Detect(file).Predictions, Detect(file, $"-TileSize {size} -TileOverlap {overlap}").Predictions, within: 2);
        }
    }

    // A server ignores the EXIF orientation for some models, so none is sent with the tiles.
    [Theory]
    [InlineData(".jpg", "")]
    [InlineData(".jpg", "-MaxDimension 900")]
    [InlineData(".png", "")]
    public void Tiles_and_the_whole_of_a_rotated_image_are_sent_upright(string suffix, string parameters)
    {
        var bytes = SampleImages.Encode(OnBorders, 900, 600, suffix, orientation: 6);
        var file = Save("turned" + suffix, suffix == ".png" ? TurnedPng.Write(bytes, "end") : bytes);
        var tiled = Detect(file, "-TileSize 400 -TileOverlap 25 " + parameters);
        Assert.Equal((600, 900), (tiled.ImageWidth, tiled.ImageHeight));
        var whole = _emulator.Received.Select(r => Image.Identify(r.Image.ToArray())).MaxBy(i => i.Width * i.Height)!;
        Assert.Equal((600, 900), (whole.Width, whole.Height));
        AssertSame(Detect(file).Predictions, tiled.Predictions, within: 2);
    }

    [Fact]
    public void Tiles_find_what_is_too_small_in_the_whole_and_share_one_window()
    {
        // 14 x 14 pixels are too small for the emulator's model in an image of this size.
        var small = string.Concat(
            Enumerable.Range(0, 12).Select(i => $"""<rect x="{60 + (i * 125)}" y="{90 + (i * 83)}" width="14" height="14" fill="#e02020"/>"""));
        var file = Save("small.png", SampleImages.Encode(small, 1600, 1200, ".png"));
        Assert.Empty(Detect(file).Predictions);
        _emulator.Statistics.Reset();
        _emulator.Misbehave("shapes/1", new Misbehavior { HeldUntil = _emulator.Statistics.When(s => s.InFlight >= 3) });
        var found = Detect(file, "-TileSize 512 -ThrottleLimit 3", file);
        Assert.Equal(12, found.Predictions.Count);
        Assert.All(found.Predictions, p => Assert.Equal(("red-square", 14, 14), (p.Class, p.Width, p.Height)));
        Assert.Equal(3, _emulator.Statistics.MaximumInFlight);
    }

    [Fact]
    public void Invalid_image_is_one_error_and_the_next_is_detected()
    {
        var good = Save("good.png", SampleImages.Encode(OnBorders, 900, 600, ".png"));
        var bad = Save("bad.jpg", [.. Enumerable.Repeat((byte)'x', 200)]);
        foreach (var how in new[] { "-MaxDimension 500", "-TileSize 400" })
        {
            var run = Run($"$args[0], $args[1], $args[2] | Invoke-RoboflowDetection -AsResult {how}", bad, Path.Combine(_folder, "none.jpg"), good);
            Assert.Equal(["FileNotFound", "InvalidImage"], run.Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]).Order());
            Assert.Single(run.Output);
            Assert.Null(run.Terminated);
        }
    }

    [Fact]
    public void Journal_distinguishes_scaling_and_tiling()
    {
        var file = Save("borders.png", SampleImages.Encode(OnBorders, 900, 600, ".png"));
        var journal = Path.Combine(_folder, "run.jsonl");
        foreach (var (how, requests) in new[] {
            ("", 1),
            ("-MaxDimension 500", 2),
            ("-TileSize 400", 9),
            ("-TileSize 400 -NoWholeImage", 15),
            ("-TileSize 400", 15),
            ("-MaxDimension 500", 15) })
        {
            Assert.Equal(4, Detect(file, $"{how} -Journal '{journal}'").Predictions.Count);
            Assert.Equal(requests, _emulator.Received.Count);
        }
    }

    [Fact]
    public void Failed_tile_is_one_error_for_its_image()
    {
        var file = Save("borders.png", SampleImages.Encode(OnBorders, 900, 600, ".png"));
        _emulator.Misbehave("shapes/1", [new Misbehavior { Kind = MisbehaviorKind.Status, Status = 400, Times = 1 }]);
        var run = Run("$args[0], $args[0] | Invoke-RoboflowDetection -AsResult -TileSize 400 -ThrottleLimit 1", file);
        Assert.Single(run.Errors);
        Assert.Single(run.Output);
    }

    [Fact]
    public void Invalid_combinations_of_scaling_and_tiling_are_errors()
    {
        var elsewhere = Run("Invoke-RoboflowDetection -Uri https://example.test/a.jpg -MaxDimension 500");
        Assert.StartsWith("ImageElsewhere,", Assert.Single(elsewhere.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("https://example.test/a.jpg", elsewhere.Errors[0].ToString(), StringComparison.Ordinal);
        foreach (var overlap in new[] { "0.95", "95", "100" })
        {
            var run = Run("Invoke-RoboflowDetection -InputObject $args[0] -TileSize 500 -TileOverlap " + overlap, SampleImages.Encode(Large, 560, 360, ".jpg"));
            var error = DetectionFixture.TheError(run, "TileOverlapTooLarge", ErrorCategory.InvalidArgument);
            Assert.StartsWith(overlap + " for -TileOverlap ", error.ToString(), StringComparison.Ordinal);
        }
        var alone = Run("Invoke-RoboflowDetection -InputObject $args[0] -NoWholeImage", SampleImages.Encode(Large, 560, 360, ".jpg"));
        Assert.StartsWith("TileSizeMissing,", Assert.Single(alone.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_emulator.Received);
    }

    private static void AssertSame(IReadOnlyList<Prediction> expected, IReadOnlyList<Prediction> actual, double within)
    {
        var pairs = expected.OrderBy(p => p.X).Zip(actual.OrderBy(p => p.X)).ToArray();
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(pairs, pair =>
        {
            Assert.Equal(pair.First.Class, pair.Second.Class);
            Assert.Equal(pair.First.Left, pair.Second.Left, within);
            Assert.Equal(pair.First.Top, pair.Second.Top, within);
            Assert.Equal(pair.First.Right, pair.Second.Right, within);
            Assert.Equal(pair.First.Bottom, pair.Second.Bottom, within);
        });
    }

    private string Save(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private DetectionResult Detect(string file, string parameters = "", params string[] more)
    {
        var run = Run($"$args | Invoke-RoboflowDetection -AsResult {parameters}", [file, .. more]);
        Assert.Empty(run.Errors);
        return new DetectionResult
        {
            Path = run.Property<string>(0, "Path"),
            ImageWidth = run.Property<int>(0, "ImageWidth"),
            ImageHeight = run.Property<int>(0, "ImageHeight"),
            Predictions = [.. ((DetectionView)run.Output[0]).Predictions.Select(PredictionView.Of)],
        };
    }

    private SessionOutput Run(string script, params object[] arguments) =>
        _session.Run($"$PSDefaultParameterValues = @{{ '*:Endpoint' = '{_emulator.Address}'; '*:ApiKey' = 'emulator-key'; 'Invoke-RoboflowDetection:Model' = "
            + $"'shapes/1' }}; {script}", null, arguments);
}
