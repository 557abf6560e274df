using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Drawing;

namespace Roboflow.Inference.Imaging.Tests.Drawing;

/// <summary>Drawn images against reviewed ones. Without labels, because fonts differ.</summary>
public sealed class GoldenImageTests
{
    [Theory]
    [InlineData("outlines", AnnotationStyle.Box, AnnotationStyle.Dot)]
    [InlineData("corners", AnnotationStyle.Corner, AnnotationStyle.Fill)]
    [InlineData("polygons", AnnotationStyle.Polygon)]
    [InlineData("rounded", AnnotationStyle.RoundedBox, AnnotationStyle.Spotlight)]
    [InlineData("heatmap", AnnotationStyle.Heatmap)]
    [InlineData("blur", AnnotationStyle.Blur)]
    [InlineData("pixelate", AnnotationStyle.Pixelate)]
    public void A_style_looks_as_it_did(string name, params AnnotationStyle[] styles)
    {
        var image = SampleImage.Tiles(192, 128);
        var bow = Boxes.Of(100, 30, 180, 120, color: Palette.Default.Colors[6]);
        var bowPoints = new[] { (140, 30), (180, 120), (140, 90), (100, 120) }.Select(p => new PredictionPoint { X = p.Item1, Y = p.Item2 }).ToArray();
        Annotator.Draw(
            image,
            [Boxes.Of(8, 10, 90, 70, color: Palette.Default.Colors[0]), bow with { Prediction = bow.Prediction with { Points = bowPoints } }, Boxes.Of(
                20, 84, 60, 124, color: Palette.Default.Colors[3])],
            Boxes.Style(styles));

        var golden = Path.Combine(Folder, name + ".png");
        var expected = File.Exists(golden) ? SecondDecoder.Read(File.ReadAllBytes(golden)).Data : new byte[image.Data.Length];
        var differing = image.Data.Where((v, i) => Math.Abs(v - expected[i]) > 6).Count();
        if (differing > image.Data.Length / 500)
        {
            var actual = Path.Combine(Path.GetTempPath(), $"roboflow-{name}.png");
            File.WriteAllBytes(actual, ImageEncoder.Encode(new DecodedImage(image)));
            Assert.Fail($"{differing} values differ from {golden}; what was drawn is in {actual}.");
        }
    }

    private static string Folder
        => typeof(GoldenImageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "GoldenFolder").Value!;
}
