using System;
using System.Globalization;
using System.Linq;
using CsCheck;
using Roboflow.Emulator.Tests.Support;

namespace Roboflow.Emulator.Tests.Vision;

/// <summary>Random shapes are found where they were drawn.</summary>
public sealed class DetectionProperties(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    private const int Cell = 100;

    private static readonly (string Name, string Fill)[] Colors =
        [("red", "#e02020"), ("orange", "#f08a10"), ("yellow", "#f0d020"), ("green", "#18a030"), ("blue", "#2040e0"), ("purple", "#8030e0")];

    private static readonly Gen<Drawn> Shapes =
        from color in Gen.Int[0, Colors.Length - 1]
        from isCircle in Gen.Bool
        from width in Gen.Int[20, 80]
        from height in Gen.Int[20, 80]
        from left in Gen.Int[5, 15]
        from top in Gen.Int[5, 15]
        select new Drawn(Colors[color], isCircle, left, top, width, isCircle ? width : height);

    [Fact]
    public void Every_shape_drawn_is_found_within_two_pixels() =>
        (from shapes in Shapes.Array[1, 6] from suffix in Gen.OneOf(Gen.Const(".png"), Gen.Const(".jpg")) select (shapes, suffix)).Sample(
            given =>
            {
                var drawn = given.shapes.Select((s, i) => s with { Left = s.Left + (Cell * (i % 3)), Top = s.Top + (Cell * (i / 3)) }).ToArray();
                var image = SampleImages.Encode(string.Concat(drawn.Select(d => d.Svg)), 3 * Cell, 2 * Cell, given.suffix);
                var answer = emulator.DetectAsync(image).GetAwaiter().GetResult();
                Assert.Equal(drawn.Length, answer.Predictions.Count);
                Assert.All(drawn, d => Assert.Contains(answer.Predictions, p => d.IsAt(
                    (string)p!["class"]!, (double)p["x"]!, (double)p["y"]!, (double)p["width"]!, (double)p["height"]!)));
            },
            iter: 30,
            threads: 1);

    private sealed record Drawn((string Name, string Fill) Color, bool IsCircle, int Left, int Top, int Width, int Height)
    {
        internal string Svg => IsCircle
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"""<circle cx="{Left + (Width / 2.0)}" cy="{Top + (Height / 2.0)}" r="{Width / 2.0}" fill="{Color.Fill}"/>""")
            : string.Create(CultureInfo.InvariantCulture, $"""<rect x="{Left}" y="{Top}" width="{Width}" height="{Height}" fill="{Color.Fill}"/>""");

        internal bool IsAt(string name, double x, double y, double width, double height) =>
            name.StartsWith(Color.Name + "-", StringComparison.Ordinal)
            && name.EndsWith("-circle", StringComparison.Ordinal) == IsCircle
            && Math.Abs(x - Left - (Width / 2.0)) <= 1
            && Math.Abs(y - Top - (Height / 2.0)) <= 1
            && Math.Abs(width - Width) <= 2
            && Math.Abs(height - Height) <= 2;
    }
}
