using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Imaging.Drawing;

namespace Roboflow.Inference.Imaging.Tests.Drawing;

public sealed class LabelTests
{
    private static readonly Rgb Yellow = new(255, 220, 0);

    public static TheoryData<int, int, int, int> Places { get; } = new()
    {
        { 0, 0, 40, 30 }, { 130, 0, 180, 30 }, { 260, 0, 300, 30 }, { 0, 90, 40, 120 }, { 260, 90, 300, 120 },
        { 0, 170, 40, 200 }, { 130, 170, 180, 200 }, { 260, 170, 300, 200 }, { 0, 0, 300, 200 }, { 299, 199, 300, 200 }, { 0, 199, 1, 200 },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_label_is_whole_at_every_edge_and_corner(int x1, int y1, int x2, int y2)
    {
        // As much ink as in the middle of the image: a letter that was cut off would be missed.
        Assert.Equal(Ink(120, 90, 180, 120), Ink(x1, y1, x2, y2));
    }

    [Fact]
    public void Labels_of_boxes_in_one_place_are_moved_apart()
    {
        var frame = new PixelRectangle(0, 0, 400, 300);
        var placement = new LabelPlacement(frame);
        var random = new Random(3);
        var placed = new List<PixelRectangle>();
        for (var i = 0; i < 40; i++)
        {
            var (x, y) = (random.Next(100, 200), random.Next(100, 150));
            placed.Add(placement.Place(new PixelRectangle(x, y, x + 60, y + 40), 50, 16));
        }

        Assert.All(placed, p => Assert.Equal(p, p.Intersect(frame)));
        Assert.All(placed, p => Assert.DoesNotContain(placed, q => q != p && !q.Intersect(p).IsEmpty));
    }

    [Fact]
    public void Label_is_above_its_box_or_inside_at_the_top_edge()
    {
        var placement = new LabelPlacement(new PixelRectangle(0, 0, 400, 300));
        Assert.Equal(new PixelRectangle(50, 84, 100, 100), placement.Place(new PixelRectangle(50, 100, 150, 200), 50, 16));
        Assert.Equal(new PixelRectangle(200, 5, 250, 21), placement.Place(new PixelRectangle(200, 5, 300, 200), 50, 16));
    }

    [Fact]
    public void Text_reads_on_every_color_of_every_palette() =>
        Assert.All(Palette.Names.SelectMany(n => Palette.Find(n)!.Colors), c => Assert.True(c.ContrastTo(c.TextColor) >= 4.5, c.ToString()));

    [Fact]
    public void Contrast_is_WCAGs()
    {
        Assert.Equal(21, new Rgb(0, 0, 0).ContrastTo(new Rgb(255, 255, 255)), 3);
        Assert.Equal(4.54, new Rgb(0x76, 0x76, 0x76).ContrastTo(new Rgb(255, 255, 255)), 2);
    }

    [Fact]
    public void A_long_label_is_shortened_to_the_image_and_a_low_image_gets_a_small_one()
    {
        var image = SampleImage.Plain(90, 18, 40, 40, 40);
        Annotator.Draw(image, [Boxes.Of(10, 2, 60, 16, new string('w', 5000), Yellow)], Boxes.Style(AnnotationStyle.Dot));
        var plate = Assert.NotNull(image.Find(Yellow));
        Assert.InRange(plate.Width, 40, 90);
        Assert.InRange(plate.Height, 8, 18);
    }

    [Fact]
    public void Label_covers_less_than_half_of_a_tiny_image()
    {
        var image = SampleImage.Plain(40, 40, 120, 120, 120);
        Annotator.Draw(image, [Boxes.Of(8, 12, 32, 36, "helmet 87%", Yellow)], Boxes.Style(AnnotationStyle.Spotlight));
        Assert.InRange(Assert.NotNull(image.Find(Yellow)).Height, 6, 13);
    }

    [Fact]
    public void A_class_has_one_color_by_its_number_or_its_name()
    {
        Assert.Equal("#A351FB", Palette.Default.ColorOf(new Prediction { ClassId = 21, Class = "any" }).ToString());
        var byName = Palette.Default.ColorOf(new Prediction { Class = "helmet" });
        Assert.Equal(byName, Palette.Default.ColorOf(new Prediction { Class = "helmet", X = 5 }));

        // Fixed, so that no run, version or platform can differ.
        Assert.Equal("#FF39C9", byName.ToString());
        Assert.True(Enumerable.Range(0, 200).Select(i => Palette.Default.ColorOf(new Prediction { Class = "class" + i })).Distinct().Count() > 18);
    }

    [Fact]
    public void Classes_without_a_number_share_no_color_while_the_palette_has_enough()
    {
        var colors = new ClassColors(Palette.Default);
        var given = Enumerable.Range(0, Palette.Default.Colors.Count).Select(i => colors.Of(new Prediction { Class = "class" + i })).ToArray();
        Assert.Equal(given.Length, given.Distinct().Count());
        Assert.Equal(given[3], colors.Of(new Prediction { Class = "class3" }));
        Assert.Contains(colors.Of(new Prediction { Class = "one more" }), given);

        // A number decides the color, whatever the others have, and a class keeps its color without the number.
        Assert.Equal(Palette.Default.Colors[5], colors.Of(new Prediction { Class = "numbered", ClassId = 5 }));
        Assert.Equal(Palette.Default.Colors[5], colors.Of(new Prediction { Class = "numbered" }));
    }

    [Theory]
    [InlineData("Red", "#FF0000")]
    [InlineData("#0f8", "#00FF88")]
    [InlineData("a351fb", "#A351FB")]
    public void Colors_are_read(string text, string color)
    {
        Assert.True(Rgb.TryParse(text, out var read));
        Assert.Equal(color, read.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("#12345")]
    [InlineData("reddish")]
    [InlineData("-12345")]
    public void Invalid_color_is_not_read(string text) => Assert.False(Rgb.TryParse(text, out _));

    private static int Ink(int x1, int y1, int x2, int y2)
    {
        var image = SampleImage.Plain(300, 200, 40, 40, 40);
        Annotator.Draw(
            image,
            [Boxes.Of(x1, y1, x2, y2, "Jumping fox 87%", Yellow)],
            new AnnotationOptions { Styles = [AnnotationStyle.Spotlight], Opacity = 0 });
        return image.All(new Rgb(0, 0, 0), 30).Count();
    }
}
