using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Text;

namespace Roboflow.Inference.Imaging.Tests.Drawing;

/// <summary>The text of labels in little space, their position, and the lines to their boxes.</summary>
public sealed class LabelPlaceTests
{
    private static readonly Rgb Yellow = new(255, 220, 0);

    [Theory]
    [InlineData("a very long name of a class 87%", "87%")]
    [InlineData("construction-worker-without-helmet 100%", "100%")]
    [InlineData("名前がとても長いクラスの名前です 7%", "7%")]
    public void Long_label_keeps_its_percentage(string label, string kept)
    {
        var renderer = new RecordingRenderer();
        for (var width = 30; width < 300; width += 30)
        {
            Assert.NotNull(LabelText.Fit(renderer, label, 20, width));
            Assert.EndsWith(kept, renderer.Last, StringComparison.Ordinal);
        }

        _ = LabelText.Fit(renderer, label, 20, 60);
        Assert.Contains("…", renderer.Last, StringComparison.Ordinal);
        Assert.Null(LabelText.Fit(renderer, label, 20, 3));
        Assert.EndsWith(kept, LabelText.Clean(new string('w', 500) + " " + kept), StringComparison.Ordinal);
    }

    [Fact]
    public void Label_of_a_dot_stands_at_the_dot()
    {
        var image = SampleImage.Plain(400, 300, 40, 40, 40);
        Annotator.Draw(image, [Boxes.Of(20, 20, 380, 280, "x 87%", Yellow)], Boxes.Style(AnnotationStyle.Dot));
        var found = Assert.NotNull(image.Find(Yellow));
        Assert.InRange(found.Top, 100, 150);
        Assert.InRange(found.Bottom, 150, 170);
    }

    // A long label that takes the place above, the border, and dots next to each other.
    [Fact]
    public void No_label_hides_a_dot()
    {
        Annotation[] Dots(string? label) =>
        [
            Boxes.Of(240, 60, 300, 100, label is null ? null : "a long name of a class 92%", Yellow, 0.92), Boxes.Of(100, 50, 160, 110, label, Yellow, 0.87),
            Boxes.Of(0, 0, 30, 20, label, Yellow, 0.8), Boxes.Of(120, 60, 170, 110, label, Yellow, 0.7), Boxes.Of(200, 70, 220, 120, label, Yellow, 0.6),
        ];
        var (plain, labeled) = (SampleImage.Plain(400, 300, 40, 40, 40), SampleImage.Plain(400, 300, 40, 40, 40));
        Annotator.Draw(plain, Dots(null), Boxes.Style(AnnotationStyle.Dot));
        Annotator.Draw(labeled, Dots("x 87%"), Boxes.Style(AnnotationStyle.Dot));

        var rims = plain.All(Yellow.TextColor).ToArray();
        Assert.NotEmpty(rims);
        Assert.All(rims, p => Assert.Equal(plain.At(p.X, p.Y), labeled.At(p.X, p.Y)));
    }

    [Fact]
    public void Surest_label_is_on_top_where_there_is_no_room_for_all()
    {
        var (alone, full) = (SampleImage.Plain(100, 80, 40, 40, 40), SampleImage.Plain(100, 80, 40, 40, 40));
        var style = Boxes.Style(AnnotationStyle.Spotlight) with { Opacity = 0 };
        var surest = Boxes.Of(30, 30, 60, 60, "x 99%", Yellow, 0.99);
        var others = Enumerable.Range(0, 60).Select(i => Boxes.Of(i, i, i + 20, i + 20, "thing 40%", new Rgb(0, 200, 200), 0.4));
        Annotator.Draw(alone, [surest], style);
        Annotator.Draw(full, [surest, .. others], style);

        Assert.Equal(alone.All(Yellow), full.All(Yellow));
    }

    [Fact]
    public void Fill_of_a_rounded_box_has_its_round_corners()
    {
        var image = SampleImage.Plain(400, 300, 40, 40, 40);
        Annotator.Draw(image, [Boxes.Of(100, 100, 300, 200, null, Yellow)], Boxes.Style(AnnotationStyle.RoundedBox, AnnotationStyle.Fill));
        Assert.Equal((40, 40, 40), image.At(100, 100));
        Assert.NotEqual((40, 40, 40), image.At(200, 150));
    }

    [Fact]
    public void Label_that_had_to_move_away_is_joined_to_its_box()
    {
        // Eight labels fit around boxes in one place; the ninth has the least confidence.
        var (box, red) = (Boxes.Of(190, 140, 210, 160, "thing 87%"), new Rgb(255, 0, 0));
        var image = SampleImage.Plain(400, 300, 40, 40, 40);
        var boxes = Enumerable.Range(0, 9)
            .Select(i => box with { Color = i == 8 ? red : new Rgb(0, 200, 200), Prediction = box.Prediction with { Confidence = 1 - (i * 0.05) } });
        Annotator.Draw(image, boxes, Boxes.Style(AnnotationStyle.Spotlight) with { Opacity = 0 });
        var found = Assert.NotNull(image.Find(red, 50));
        Assert.True(found.Height > 40 || found.Width > 110, "the line is longer than the plate");
        Assert.False(found.Intersect(new PixelRectangle(187, 137, 213, 163)).IsEmpty, "it ends at the box");
    }

    [Fact]
    public void Thousands_of_labels_are_placed_and_can_be_stopped()
    {
        var random = new Random(2);
        var many = Enumerable.Range(0, 4000).Select(i =>
        {
            var (x, y) = (random.Next(0, 1800), random.Next(0, 1000));
            return Boxes.Of(x, y, x + 60, y + 60, $"thing {i % 100}%", Yellow, random.NextDouble());
        }).ToArray();
        var image = new PixelBuffer(1920, 1080, 3, new byte[1920 * 1080 * 3]);
        Annotator.Draw(image, many, new AnnotationOptions());
        Assert.True(image.All(Yellow).Skip(100_000).Any());
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => Annotator.Draw(image, many, new AnnotationOptions(), stopped.Token));
    }

    [Fact]
    public void Covered_pixels_are_counted_exactly_across_cells()
    {
        var random = new Random(9);
        var (grid, all) = (new RectangleGrid(new PixelRectangle(0, 0, 500, 300)), new List<PixelRectangle>());
        for (var i = 0; i < 300; i++)
        {
            var (x, y) = (random.Next(0, 400), random.Next(0, 250));
            var rectangle = new PixelRectangle(x, y, x + random.Next(1, 100), y + random.Next(1, 50));
            Assert.Equal(all.Select(rectangle.Intersect).Where(r => !r.IsEmpty).Sum(r => r.Area), grid.CoveredOf(rectangle, long.MaxValue));
            grid.Add(rectangle);
            all.Add(rectangle);
        }
    }

    [Theory]
    [InlineData("red-circle", "#FF0000")]
    [InlineData("Blue square", "#0000FF")]
    [InlineData("traffic_light_green", "#008000")]
    public void Class_named_after_a_color_has_that_color(string name, string color)
    {
        Assert.Equal(color, Palette.Default.ColorOf(new Prediction { Class = name, ClassId = 3 }).ToString());
        Assert.Equal("#F0E442", Palette.Find("ColorBlind")!.ColorOf(new Prediction { Class = name, ClassId = 3 }).ToString());
    }

    [Theory]
    [InlineData("redwood")]
    [InlineData("helmet")]
    [InlineData("123")]
    public void Class_without_a_color_name_is_colored_by_its_number(string name) =>
        Assert.Equal(Palette.Default.Colors[3], Palette.Default.ColorOf(new Prediction { Class = name, ClassId = 3 }));

    // Four pixels a letter, so that widths are known.
    private sealed class RecordingRenderer : ITextRenderer
    {
        internal string Last { get; private set; } = string.Empty;

        public int CapHeight(int fontSize) => fontSize;

        public TextMask? Render(string text, int fontSize)
        {
            Last = text;
            return new TextMask(Math.Max(1, text.Length * 4), 10, 0, new byte[text.Length * 40]);
        }
    }
}
