using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Emulator;

namespace Roboflow.Inference.OnDevice.Tests.Support;

/// <summary>An image of shapes and their positions: the ground truth comes from the drawing, not from the product.</summary>
internal sealed record DrawnShapes(byte[] Image, params (string Class, double Left, double Top, double Right, double Bottom)[] Truth)
{
    // Antialiasing may cost an edge pixel of a cell on each side, at twice the model's scale.
    private const double Tolerance = 6;

    private const string HarbourShapes = """<circle cx="120" cy="130" r="60" fill="#e02020"/>"""
        + """<rect x="260" y="80" width="120" height="120" fill="#2040e0"/><polygon points="420,300 520,300 470,200" fill="#18a030"/>""";

    private static readonly ConcurrentDictionary<(string Shapes, string Suffix, int Orientation), byte[]> Drawn = new();

    internal static DrawnShapes Harbour(int orientation = 1, string suffix = ".jpg")
    {
        var image = Encode(HarbourShapes, 560, 360, suffix, orientation);
        (string, double, double, double, double)[] raw
            = [("red-circle", 60, 70, 180, 190), ("blue-square", 260, 80, 380, 200), ("green-triangle", 420, 200, 520, 300)];
        return new DrawnShapes(image, orientation == 6 ? [.. raw.Select(Turned)] : raw);
    }

    internal static DrawnShapes Market() => new(
        Encode("""<circle cx="90" cy="90" r="50" fill="#18a030"/><circle cx="300" cy="150" r="80" fill="#f0d020"/>"""
            + """<rect x="60" y="220" width="100" height="100" fill="#e02020"/>""", 420, 360, ".webp"),
        ("green-circle", 40, 40, 140, 140), ("yellow-circle", 220, 70, 380, 230), ("red-square", 60, 220, 160, 320));

    internal static DrawnShapes Street() => new(
        Encode(
            """<rect x="40" y="60" width="200" height="90" fill="#f08a10"/><circle cx="330" cy="260" r="70" fill="#8030e0"/>""",
            480,
            360,
            ".png"),
        ("orange-rectangle", 40, 60, 240, 150), ("purple-circle", 260, 190, 400, 330));

    internal static DrawnShapes Empty() => new(Encode(string.Empty, 320, 240, ".png"));

    internal static IEnumerable<DrawnShapes> Samples() => [Harbour(), Market(), Street(), Harbour(orientation: 6), Empty()];

    // Drawing an image takes longer than most tests that use it.
    private static byte[] Encode(string shapes, int width, int height, string suffix, int orientation = 1) => (byte[])Drawn.GetOrAdd(
        (shapes, suffix, orientation), of => SampleImages.Encode(of.Shapes, width, height, of.Suffix, of.Orientation)).Clone();

    /// <summary>Every object is found once, with its class and position, and nothing else.</summary>
    internal void AssertFound(DetectionResult result)
    {
        var found = result.Predictions.OrderBy(p => p.Class, System.StringComparer.Ordinal).ToArray();
        var wanted = Truth.OrderBy(t => t.Class, System.StringComparer.Ordinal).ToArray();
        Assert.Equal(wanted.Select(t => t.Class), found.Select(p => p.Class));
        foreach (var (truth, p) in wanted.Zip(found))
        {
            Assert.True(
                new[] { p.Left - truth.Left, p.Top - truth.Top, p.Right - truth.Right, p.Bottom - truth.Bottom }.All(d => System.Math.Abs(d) <= Tolerance),
                $"{p} against {truth}");
        }
    }

    // Orientation 6 is displayed rotated clockwise: the left edge becomes the top.
    private static (string Class, double Left, double Top, double Right, double Bottom) Turned(
        (string Class, double Left, double Top, double Right, double Bottom) t) =>
        (t.Class, 360 - t.Bottom, t.Left, 360 - t.Top, t.Right);
}
