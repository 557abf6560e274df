using System;
using System.Linq;
using Roboflow.Inference.Imaging.Drawing;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Tests.Drawing;

/// <summary>Hidden outlines, and skeletons of keypoints.</summary>
public sealed class OutlineTests
{
    [Theory]
    [InlineData(AnnotationStyle.Blur)]
    [InlineData(AnnotationStyle.Pixelate)]
    public void Only_the_area_inside_an_outline_is_hidden(AnnotationStyle style)
    {
        var before = SampleImage.Detailed(200, 200);
        var image = SampleImage.Detailed(200, 200);
        var box = Boxes.Of(20, 20, 180, 180);
        Annotator.Draw(image, [box with { Prediction = box.Prediction with { Points = [P(20, 20), P(180, 20), P(20, 180)] } }], Boxes.Style(style));
        Assert.Equal(before.At(160, 160), image.At(160, 160));
        Assert.Equal(before.At(170, 120), image.At(170, 120));

        // The checks, eight pixels of two blues, are gone in the triangle.
        var blues = Enumerable.Range(30, 60).SelectMany(x => Enumerable.Range(30, 60).Select(y => image.At(x, y).B)).ToArray();
        Assert.InRange(blues.Max() - blues.Min(), 0, 60);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(double.NaN, 5, false)]
    public void Invalid_outline_hides_the_whole_box(double x, double y, bool two)
    {
        var image = SampleImage.Detailed(100, 100);
        var box = Boxes.Of(20, 20, 80, 80);
        PredictionPoint[] points = two ? [P(x, y), P(50, 50)] : [P(x, y), P(50, 50), P(60, 70)];
        Annotator.Draw(image, [box with { Prediction = box.Prediction with { Points = points } }], Boxes.Style(AnnotationStyle.Blur));
        Assert.NotEqual(SampleImage.Detailed(100, 100).At(75, 75), image.At(75, 75));
    }

    // One circle is drawn for each point.
    [Fact]
    public void Points_of_an_outline_that_no_one_could_see_are_left_out()
    {
        var points = Enumerable.Range(0, 100_000).Select(i => i * Math.Tau / 100_000)
            .Select(a => new PredictionPoint { X = 100 + (50 * Math.Cos(a)), Y = 100 + (50 * Math.Sin(a)) }).ToArray();
        var outline = Outline.Of(new Prediction { Points = points })!;

        Assert.InRange(outline.Count, 300, 800);
        Assert.Equal(Math.PI * 2500, Outline.AreaOf(outline), 20.0);
    }

    [Fact]
    public void Skeleton_is_drawn_only_for_the_joints_of_a_person()
    {
        Assert.Equal((250, 0, 250), Draw("left_shoulder", "left_elbow").At(60, 50));
        Assert.Equal((250, 0, 250), Draw("Left-Shoulder", "left elbow").At(60, 50));
        Assert.Equal((90, 90, 90), Draw("left_shoulder", "right_ankle").At(60, 50));
        Assert.Equal((90, 90, 90), Draw("hook", "left_elbow").At(60, 50));

        static PixelBuffer Draw(string from, string to)
        {
            var image = SampleImage.Plain(120, 100, 90, 90, 90);
            var box = Boxes.Of(20, 20, 100, 80);
            PredictionKeypoint[] points = [new() { X = 30, Y = 50, Class = from }, new() { X = 90, Y = 50, Class = to }, new() { Class = "nose" }];
            Annotator.Draw(image, [box with { Prediction = box.Prediction with { Keypoints = points } }], Boxes.Style(AnnotationStyle.Corner));
            return image;
        }
    }

    [Fact]
    public void Seventeen_points_without_names_are_a_person()
    {
        var points = Enumerable.Range(0, 17).Select(i => new PredictionKeypoint { X = 10 + (i * 5), Y = i is 15 or 13 ? 50 : 20 }).ToArray();
        Assert.Contains(Skeleton.LimbsOf(points), l => l.From == points[15] && l.To == points[13]);
        Assert.Empty(Skeleton.LimbsOf(points[..16]));
    }

    [Theory]
    [InlineData(100, 80, 60, 60, 1, 4)]
    [InlineData(6000, 4000, 3000, 3000, 30, 60)]
    [InlineData(6000, 4000, 100, 100, 4, 9)]
    public void Key_points_are_as_large_as_image_and_object_ask(int width, int height, int boxWidth, int boxHeight, int least, int most)
    {
        var image = new PixelBuffer(width, height, 3, new byte[width * height * 3]);
        var box = Boxes.Of(20, 10, 20 + boxWidth, 10 + boxHeight);
        var point = new PredictionKeypoint { X = 20 + (boxWidth / 2), Y = 10 + (boxHeight / 2), Class = "nose" };
        Annotator.Draw(
            image,
            [box with { Prediction = box.Prediction with { Keypoints = [point] } }],
            Boxes.Style(AnnotationStyle.Corner));
        Assert.InRange(Enumerable.Range(0, width).Count(x => image.At(x, (int)point.Y) == (250, 0, 250)), least, most);
    }

    private static PredictionPoint P(double x, double y) => new() { X = x, Y = y };
}
