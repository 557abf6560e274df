using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace Roboflow.Inference.Imaging.Tests;

/// <summary>Drawn pictures beside what they looked like when somebody looked at them. Without labels: fonts differ.</summary>
public sealed class GoldenPictureTests
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
        var picture = SamplePicture.Tiles(192, 128);
        var bow = Boxes.Of(100, 30, 180, 120, colour: Palette.Default.Colours[6]);
        var bowPoints = new[] { (140, 30), (180, 120), (140, 90), (100, 120) }.Select(p => new PredictionPoint { X = p.Item1, Y = p.Item2 }).ToArray();
        Annotator.Draw(
            picture,
            [Boxes.Of(8, 10, 90, 70, colour: Palette.Default.Colours[0]), bow with { Prediction = bow.Prediction with { Points = bowPoints } }, Boxes.Of(20, 84, 60, 124, colour: Palette.Default.Colours[3])],
            Boxes.Style(styles));

        var golden = Path.Combine(Folder, name + ".png");
        var expected = File.Exists(golden) ? PictureDecoder.ReadFile(golden).Pixels.Data : new byte[picture.Data.Length];
        var differing = picture.Data.Where((v, i) => Math.Abs(v - expected[i]) > 6).Count();
        if (differing > picture.Data.Length / 500)
        {
            var actual = Path.Combine(Path.GetTempPath(), $"roboflow-{name}.png");
            File.WriteAllBytes(actual, PictureEncoder.Encode(new Picture(picture)));
            Assert.Fail($"{differing} values differ from {golden}; what was drawn is in {actual}.");
        }
    }

    private static string Folder => typeof(GoldenPictureTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "GoldenFolder").Value!;
}
