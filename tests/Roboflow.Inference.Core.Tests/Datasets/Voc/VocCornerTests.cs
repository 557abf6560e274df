using System;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets.Voc;

/// <summary>Boxes with integer edges round-trip exactly with every corner convention of Pascal VOC.</summary>
public sealed class VocCornerTests : DatasetReading
{
    [Theory]
    [InlineData(VocCorner.PixelFromOne, "1 1 640 480")]
    [InlineData(VocCorner.PixelFromZero, "0 0 639 479")]
    [InlineData(VocCorner.Edge, "0 0 640 480")]
    [InlineData(VocCorner.EdgePlusOne, "1 1 641 481")]
    public void Whole_boxes_come_back_exactly(VocCorner corner, string wholeImage)
    {
        var random = new Random(1);
        var boxes = Enumerable.Range(0, 200).Select(_ => (X: random.Next(0, 600), Y: random.Next(0, 440), W: random.Next(1, 40), H: random.Next(1, 40)))
            .Prepend((X: 0, Y: 0, W: 640, H: 480))
            .Select(b => new Prediction
            {
                X = b.X + (b.W / 2.0),
                Y = b.Y + (b.H / 2.0),
                Width = b.W,
                Height = b.H,
                Class = "c",
                Confidence = 1,
                Path = "/p/a.jpg",
                ImageWidth = 640,
                ImageHeight = 480
            })
            .ToArray();
        Folder.Write(DatasetFormat.Voc, "set", boxes, o => o with { VocCorner = corner });
        var read = Folder.Read(DatasetFormat.Voc, "set", o => o with { VocCorner = corner, ImageFolder = "/p" }).Single();
        Assert.Equal(boxes, read.Predictions);
        var numbers = System.Text.RegularExpressions.Regex.Matches(Folder.Text("set/a.xml"), @"(?<=<[xy]m\w+>)\d+")
            .Cast<System.Text.RegularExpressions.Match>().Take(4).Select(m => m.Value);
        Assert.Equal(wholeImage, string.Join(" ", numbers));
    }

    // The six decimals of YOLO move the edges of most boxes by a little, to either side.
    [Fact]
    public void Whole_boxes_come_back_exactly_through_YOLO()
    {
        var boxes = Enumerable.Range(0, 40).Select(i => new Prediction
        {
            X = 7.5 + (i * 29),
            Y = 20 + (i * 17),
            Width = 11,
            Height = 30,
            Class = "c",
            Confidence = 1,
            Path = "/p/a.jpg",
            ImageWidth = 1293,
            ImageHeight = 967
        }).ToArray();
        Folder.Write(DatasetFormat.Yolo, "yolo", boxes);
        var labels = Folder.Read(DatasetFormat.Yolo, "yolo", o => o with { ImageFolder = "/p", DefaultSize = (1293, 967) }).Single();
        Folder.Write(DatasetFormat.Voc, "voc", labels.Predictions);
        var read = Folder.Read(DatasetFormat.Voc, "voc", o => o with { ImageFolder = "/p" }).Single();
        Assert.Equal(boxes.Select(b => (b.X, b.Y, b.Width, b.Height)), read.Predictions.Select(b => (b.X, b.Y, b.Width, b.Height)));
    }

    // labelme's labelme2voc writes edges as they were drawn.
    [Theory]
    [InlineData(VocCorner.PixelFromOne, "12", "107.369", "a corner is a fraction, while Pascal VOC has the numbers of pixels.")]
    [InlineData(VocCorner.PixelFromZero, "12.5", "107", "a corner is a fraction, while Pascal VOC has the numbers of pixels.")]
    [InlineData(VocCorner.PixelFromOne, "0", "107.369", "a corner is at 0, while Pascal VOC counts from 1.")]
    [InlineData(VocCorner.PixelFromOne, "12.0", "107.00001", null)]
    [InlineData(VocCorner.Edge, "12", "107.369", null)]
    [InlineData(VocCorner.EdgePlusOne, "12", "107.369", null)]
    public void A_corner_that_is_no_number_of_a_pixel_is_told_once(VocCorner corner, string left, string top, string? expected)
    {
        var box = $"<object>\n<name>cat</name><bndbox><xmin>{left}</xmin><ymin>{top}</ymin><xmax>200</xmax><ymax>300</ymax></bndbox></object>";
        Folder.Put("a.xml", $"<annotation>\n{box}{box}</annotation>");
        _ = Folder.Read(DatasetFormat.Voc, "a.xml", o => o with { VocCorner = corner });
        Assert.Equal(expected is null ? 0 : 1, Folder.Warnings.Count);
        Assert.All(Folder.Warnings, w => Assert.StartsWith($"{Folder["a.xml"]}, line 2: {expected}", w, StringComparison.Ordinal));
        Assert.All(Folder.Warnings, w => Assert.EndsWith(", use -VocCorner Edge.", w, StringComparison.Ordinal));
    }
}
