using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Cropping;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Tests.Drawing;

public sealed class AnnotatorTests
{
    private static readonly Rgb Pink = new(250, 0, 250);

    [Theory]
    [InlineData(40, 30, 120, 90, 40, 30, 120, 90)]
    [InlineData(40.4, 30.4, 120.6, 90.6, 40, 30, 121, 91)]
    [InlineData(-50, -50, 60, 60, 0, 0, 60, 60)]
    [InlineData(150, 100, 400, 400, 150, 100, 200, 150)]
    [InlineData(-9, -9, 900, 900, 0, 0, 200, 150)]
    [InlineData(70, 70, 71, 71, 70, 70, 71, 71)]
    [InlineData(70, 70, 70, 70, 70, 70, 71, 71)]
    public void A_box_is_found_where_it_was_drawn_and_within_its_edges(double x1, double y1, double x2, double y2, int left, int top, int right, int bottom)
    {
        var image = SampleImage.Plain(200, 150, 90, 90, 90);
        Annotator.Draw(image, [Boxes.Of(x1, y1, x2, y2)], new AnnotationOptions());
        Assert.Equal(new PixelRectangle(left, top, right, bottom), image.Find(Pink));
        Assert.Equal(image.Find(Pink) is { Width: > 4, Height: > 4 }, image.At((left + right) / 2, (top + bottom) / 2) == (90, 90, 90));
    }

    [Fact]
    public void Boxes_of_a_smaller_or_larger_frame_are_scaled()
    {
        var image = SampleImage.Plain(200, 100, 90, 90, 90);
        var box = Boxes.Of(100, 40, 200, 80);
        Annotator.Draw(image, [box with { Prediction = box.Prediction with { ImageWidth = 400, ImageHeight = 200 } }], new AnnotationOptions());
        Assert.Equal(new PixelRectangle(50, 20, 100, 40), image.Find(Pink));
    }

    [Theory]
    [InlineData(640, 480, 2, 12)]
    [InlineData(1920, 1080, 4, 30)]
    [InlineData(3840, 2160, 9, 60)]
    [InlineData(6000, 4000, 15, 100)]
    [InlineData(20000, 20000, 60, 160)]
    [InlineData(108, 108, 2, 12)]
    [InlineData(84, 120, 2, 12)]
    [InlineData(100, 80, 2, 8)]
    [InlineData(64, 90, 2, 9)]
    [InlineData(20, 64, 2, 6)]
    public void Lines_and_letters_follow_the_image(int width, int height, int line, int font)
    {
        var image = new PixelBuffer(width, height, 3, new byte[width * height * 3]);
        var options = new AnnotationOptions();
        Assert.Equal((line, font), (options.LineWidthFor(image), options.FontSizeFor(image)));
    }

    [Theory]
    [InlineData(false, AnnotationStyle.Blur)]
    [InlineData(false, AnnotationStyle.Pixelate)]
    [InlineData(false, AnnotationStyle.Spotlight, AnnotationStyle.Heatmap)]
    [InlineData(true, AnnotationStyle.Blur, AnnotationStyle.Box)]
    [InlineData(true, AnnotationStyle.Dot)]
    public void Key_points_are_not_drawn_over_what_is_only_hidden_or_lit(bool drawn, params AnnotationStyle[] styles)
    {
        var image = new PixelBuffer(120, 100, 3, Enumerable.Repeat((byte)90, 120 * 100 * 3).ToArray());
        var box = Boxes.Of(20, 20, 100, 80, color: Pink);
        Annotator.Draw(image, [box with { Prediction = box.Prediction with { Keypoints = [new() { X = 40, Y = 40, Class = "eye" }] } }], Boxes.Style(styles));
        Assert.Equal(drawn, image.Find(Pink) is { } found && found.Left <= 40 && found.Top <= 40);
    }

    [Fact]
    public void Small_boxes_stay_visible_whatever_the_order()
    {
        var large = Boxes.Of(0, 0, 100, 100);
        var small = Boxes.Of(20, 20, 40, 40, color: new Rgb(0, 200, 0));
        Assert.All(new[] { new[] { large, small }, [small, large] }, order =>
        {
            var image = SampleImage.Plain(100, 100, 90, 90, 90);
            Annotator.Draw(image, order, new AnnotationOptions { Styles = [AnnotationStyle.Fill], Opacity = 1 });
            Assert.Equal((0, 200, 0), image.At(30, 30));
        });
    }

    [Theory]
    [InlineData(AnnotationStyle.Box)]
    [InlineData(AnnotationStyle.RoundedBox)]
    [InlineData(AnnotationStyle.Corner)]
    [InlineData(AnnotationStyle.Fill)]
    [InlineData(AnnotationStyle.Dot)]
    [InlineData(AnnotationStyle.Blur)]
    [InlineData(AnnotationStyle.Pixelate)]
    [InlineData(AnnotationStyle.Polygon)]
    [InlineData(AnnotationStyle.Heatmap)]
    public void Every_style_changes_the_box_and_nothing_far_from_it(AnnotationStyle style)
    {
        var before = SampleImage.Detailed(200, 150);
        var image = SampleImage.Detailed(200, 150);
        Annotator.Draw(image, [Boxes.Of(60, 40, 120, 90)], Boxes.Style(style));
        Assert.NotEqual(before.Data, image.Data);
        Assert.Equal(before.Data.Take(200 * 3 * 5), image.Data.Take(200 * 3 * 5));
        Assert.All(Enumerable.Range(0, 150), y => Assert.Equal(before.At(190, y), image.At(190, y)));
    }

    [Fact]
    public void A_spotlight_dims_everything_but_the_boxes()
    {
        var image = SampleImage.Plain(100, 100, 200, 200, 200);
        Annotator.Draw(image, [Boxes.Of(20, 20, 60, 60)], Boxes.Style(AnnotationStyle.Spotlight));
        Assert.Equal((200, 200, 200), image.At(40, 40));
        Assert.True(image.At(80, 80).R < 80 && image.At(19, 40).R < 80 && image.At(60, 40).R < 80);
    }

    [Fact]
    public void Outlines_and_key_points_are_drawn_where_there_are_any()
    {
        var box = Boxes.Of(20, 20, 80, 80);
        var shaped = box with
        {
            Prediction = box.Prediction with
            {
                Points = [new() { X = 50, Y = 20 }, new() { X = 80, Y = 80 }, new() { X = 20, Y = 80 }],
                Keypoints = [new() { X = 90, Y = 10 }, new()],
            },
        };
        var image = SampleImage.Plain(100, 100, 90, 90, 90);
        Annotator.Draw(image, [shaped], Boxes.Style(AnnotationStyle.Polygon));
        Assert.Equal((90, 90, 90), image.At(25, 25));
        Assert.Equal((250, 0, 250), image.At(50, 80));
        Assert.Equal((250, 0, 250), image.At(90, 10));
        Assert.Equal((90, 90, 90), image.At(0, 0));
    }

    [Fact]
    public void Transparent_pixels_become_opaque_where_something_is_drawn()
    {
        var image = new PixelBuffer(50, 50, 4, new byte[50 * 50 * 4]);
        Annotator.Draw(image, [Boxes.Of(10, 10, 40, 40)], new AnnotationOptions());
        Assert.Equal(255, image.Data[(((10 * 50) + 10) * 4) + 3]);
        Assert.Equal(0, image.Data[(((25 * 50) + 25) * 4) + 3]);
    }

    [Fact]
    public void Ten_thousand_boxes_of_any_numbers_never_crash()
    {
        var random = new Random(7);
        double[] odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, -1e9, 1e9, 0, -0.0, double.Epsilon, int
            .MaxValue, int.MinValue];
        double Number() => random.Next(4) == 0 ? odd[random.Next(odd.Length)] : (random.NextDouble() * 200) - 50;
        foreach (var round in Enumerable.Range(0, 500))
        {
            var image = SampleImage.Plain(random.Next(1, 80), random.Next(1, 80), 90, 90, 90);
            var annotations = new List<Annotation>();
            for (var i = 0; i < 20; i++)
            {
                annotations.Add(new Annotation
                {
                    Prediction = new Prediction
                    {
                        X = Number(),
                        Y = Number(),
                        Width = Number(),
                        Height = Number(),
                        ImageWidth = random.Next(3) == 0 ? random.Next(-5, 100) : null,
                        ImageHeight = random.Next(3) == 0 ? random.Next(-5, 100) : null,
                        Points = random.Next(4) == 0
                            ? [new() { X = Number(), Y = Number() }, new() { X = Number(), Y = Number() }, new() { X = Number(), Y = Number() }]
                            : null,
                        Keypoints = random.Next(4) == 0 ? [new() { X = Number(), Y = Number() }] : null,
                        ClassId = random.Next(2) == 0 ? random.Next(int.MinValue, int.MaxValue) : null,
                    },
                    Label = i == 0 ? $"<b>{round}&\0\n\ud800{(char)random.Next(1, 0x3000)}" : null,
                });
            }

            Annotator.Draw(image, annotations, new AnnotationOptions { Styles = Enum.GetValues<AnnotationStyle>() });
            Assert.All(annotations, a => _ = ImageCropper.Cut(new DecodedImage(image), a.Prediction));
        }
    }
}
