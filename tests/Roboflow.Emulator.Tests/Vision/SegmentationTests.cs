using System;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator.Tests.Support;
using Roboflow.Emulator.Vision;

namespace Roboflow.Emulator.Tests.Vision;

/// <summary>Outlines follow the shape: measured by their area and their distance from what was drawn.</summary>
public sealed class SegmentationTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [Fact]
    public async Task Square_has_its_four_corners() => Assert.Equal(
        [(20, 10), (80, 10), (80, 70), (20, 70)],
        await OutlineAsync("""<rect x="20" y="10" width="60" height="60" fill="#2040e0"/>"""));

    [Fact]
    public async Task Triangle_has_three_corners_within_two_pixels()
    {
        var points = await OutlineAsync("""<polygon points="20,180 180,180 100,20" fill="#18a030"/>""");
        Assert.All(
            new[] { (20, 180), (180, 180), (100, 20) },
            c => Assert.Contains(points, p => Math.Abs(p.X - c.Item1) <= 2 && Math.Abs(p.Y - c.Item2) <= 2));
        Assert.InRange(points.Length, 3, 6);
        Assert.Equal(160 * 160 / 2, Area(points), 260.0);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(80)]
    public async Task Circle_has_many_points_on_its_edge(int radius)
    {
        var points = await OutlineAsync($"""<circle cx="100" cy="100" r="{radius}" fill="#e02020"/>""");
        Assert.InRange(points.Length, 10, 60);
        Assert.All(points, p => Assert.Equal(radius, Math.Sqrt(Math.Pow(p.X - 100, 2) + Math.Pow(p.Y - 100, 2)), 1.6));
        Assert.Equal(Math.PI * radius * radius, Area(points), 0.06 * radius * radius * Math.PI);
    }

    [Fact]
    public async Task Notch_is_followed_inward()
    {
        var points = await OutlineAsync("""<path d="M20 20H180V180H120V60H80V180H20Z" fill="#e02020"/>""", "&confidence=1");
        Assert.Equal([(20, 20), (180, 20), (180, 180), (120, 180), (120, 60), (80, 60), (80, 180), (20, 180)], points);
    }

    // Squares that touch at a corner are two areas with a border each.
    [Fact]
    public async Task Touching_corners_keep_shapes_apart()
    {
        var answer = await emulator.DetectAsync(
            SampleImages.Encode(
                """<rect x="20" y="20" width="60" height="60" fill="#e02020"/><rect x="80" y="80" width="60" height="60" fill="#e02020"/>""",
                200,
                200,
                ".png"),
            model: "shapes-seg/1");
        Assert.Equal([4, 4], answer.Predictions.Select(p => p!["points"]!.AsArray().Count));
    }

    private async Task<(int X, int Y)[]> OutlineAsync(string shape, string query = "")
    {
        var answer = await emulator.DetectAsync(SampleImages.Encode(shape, 200, 200, ".png"), query, "shapes-seg/1");
        return [.. Assert.Single(answer.Predictions)!["points"]!.AsArray().Select(p => ((int)p!["x"]!, (int)p["y"]!))];
    }

    private static double Area((int X, int Y)[] points) => Math.Abs(
        points.Zip(points.Skip(1).Append(points[0]), (a, b) => ((double)a.X * b.Y) - ((double)b.X * a.Y)).Sum() / 2);
}
