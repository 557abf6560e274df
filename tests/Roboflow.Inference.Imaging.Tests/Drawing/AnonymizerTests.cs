using System;
using System.Linq;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Tests.Drawing;

public sealed class AnonymizerTests
{
    [Theory]
    [InlineData(AnnotationStyle.Blur, 40)]
    [InlineData(AnnotationStyle.Blur, 160)]
    [InlineData(AnnotationStyle.Pixelate, 40)]
    [InlineData(AnnotationStyle.Pixelate, 160)]
    public void Anonymized_detail_is_gone_at_any_size(AnnotationStyle style, int size)
    {
        var image = Stripes(200, 200, size / 8);
        Assert.True(Contrast(image, 10, 10, size) > 200);
        Annotator.Draw(image, [Boxes.Of(10, 10, 10 + size, 10 + size)], Boxes.Style(style));

        // Stripes of an eighth of the face, the size of eyes and mouth, can no longer be distinguished.
        Assert.InRange(Contrast(image, 10 + (size / 4), 10 + (size / 4), size / 2), 0, 24);
    }

    [Theory]
    [InlineData(AnnotationStyle.Blur)]
    [InlineData(AnnotationStyle.Pixelate)]
    public void Nothing_outside_the_box_changes(AnnotationStyle style)
    {
        var before = SampleImage.Detailed(120, 90);
        var image = SampleImage.Detailed(120, 90);
        Annotator.Draw(image, [Boxes.Of(30.5, 20.5, 70.5, 60.5)], Boxes.Style(style));
        for (var y = 0; y < 90; y++)
        {
            for (var x = 0; x < 120; x++)
            {
                if (x is < 30 or >= 71 || y is < 20 or >= 61)
                {
                    Assert.Equal(before.At(x, y), image.At(x, y));
                }
            }
        }
    }

    [Theory]
    [InlineData(50, 40, 51, 41)]
    [InlineData(0, 0, 1, 1)]
    [InlineData(119, 89, 120, 90)]
    [InlineData(-20, -20, 5, 5)]
    [InlineData(110, 80, 500, 500)]
    [InlineData(60, 0, 61, 90)]
    public void Boxes_of_a_pixel_at_edges_and_partly_outside_are_hidden(double x1, double y1, double x2, double y2)
    {
        foreach (var style in new[] { AnnotationStyle.Blur, AnnotationStyle.Pixelate })
        {
            var before = Stripes(120, 90, 1);
            var image = Stripes(120, 90, 1);
            Annotator.Draw(image, [Boxes.Of(x1, y1, x2, y2)], Boxes.Style(style));
            var (x, y) = ((int)Math.Clamp(x1, 0, 119), (int)Math.Clamp(y1, 0, 89));
            Assert.NotEqual(before.At(x, y), image.At(x, y));
            Assert.InRange(image.At(x, y).R, 60, 195);
        }
    }

    [Fact]
    public void Box_outside_the_image_hides_nothing()
    {
        var image = SampleImage.Detailed(50, 50);
        Annotator.Draw(image, [Boxes.Of(60, 60, 90, 90), Boxes.Of(-30, 5, -10, 9)], Boxes.Style(AnnotationStyle.Blur));
        Assert.Equal(SampleImage.Detailed(50, 50).Data, image.Data);
    }

    // Outside the image, away from the box, in fractions of the image, a line, and a corner of the box.
    [Theory]
    [InlineData(-50, -50, -60, -50, -50, -60)]
    [InlineData(5, 5, 15, 5, 5, 15)]
    [InlineData(0.2, 0.2, 0.8, 0.2, 0.5, 0.8)]
    [InlineData(30, 20, 70, 60, 50, 40)]
    [InlineData(30, 20, 45, 20, 30, 35)]
    public void An_outline_that_does_not_cover_its_object_does_not_leave_it_visible(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        foreach (var style in new[] { AnnotationStyle.Blur, AnnotationStyle.Pixelate })
        {
            var box = Boxes.Of(30, 20, 70, 60);
            PixelBuffer expected = Stripes(120, 90, 1), image = Stripes(120, 90, 1);
            Annotator.Draw(expected, [box], Boxes.Style(style));
            var outlined = box.Prediction with { Points = [new() { X = x1, Y = y1 }, new() { X = x2, Y = y2 }, new() { X = x3, Y = y3 }] };
            Annotator.Draw(image, [box with { Prediction = outlined }], Boxes.Style(style));
            Assert.Equal(expected.Data, image.Data);
        }
    }

    [Theory]
    [InlineData(100, 60)]
    [InlineData(9, 9)]
    [InlineData(400, 400)]
    public void The_strength_is_at_least_a_quarter_of_the_shorter_side(int width, int height) =>
        Assert.True(Anonymizer.StrengthOf(new PixelRectangle(0, 0, width, height)) >= Math.Min(width, height) / 4.0);

    [Fact]
    public void Pixelated_box_has_only_uniform_squares()
    {
        var image = SampleImage.Detailed(100, 100);
        Annotator.Draw(image, [Boxes.Of(20, 20, 80, 80)], Boxes.Style(AnnotationStyle.Pixelate));
        var colors = Enumerable.Range(20, 60).SelectMany(y => Enumerable.Range(20, 60).Select(x => image.At(x, y))).Distinct().Count();
        Assert.InRange(colors, 2, 16);
    }

    private static PixelBuffer Stripes(int width, int height, int stripe)
    {
        var image = SampleImage.Plain(width, height, 0, 0, 0);
        for (var i = 0; i < image.Data.Length; i++)
        {
            image.Data[i] = (byte)(i / 3 % width / stripe % 2 == (i / 3 / width / stripe % 2) ? 255 : 0);
        }

        return image;
    }

    private static int Contrast(PixelBuffer image, int left, int top, int size)
    {
        var values = Enumerable.Range(top, size).SelectMany(y => Enumerable.Range(left, size).Select(x => image.At(x, y).R)).ToArray();
        return values.Max() - values.Min();
    }
}
