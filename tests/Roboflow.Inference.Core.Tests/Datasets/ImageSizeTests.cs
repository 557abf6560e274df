using System;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>The size of an image: as tools write it, or as the user specifies it.</summary>
public sealed class ImageSizeTests : DatasetReading
{
    private const string Line = "{\"Path\":\"a.jpg\",\"X\":5,\"Y\":5,\"Width\":2,\"Height\":2";

    // Files of these formats keep what was written, and their images are not opened.
    [Theory]
    [InlineData("a.csv", "Path,Class,X,Y,Width,Height\na.jpg,cat,5,5,2,2\n", 640, 480)]
    [InlineData("a.csv", "Path,Class,X,Y,Width,Height,ImageWidth,ImageHeight\na.jpg,cat,5,5,2,2,100,80\n", 100, 80)]
    [InlineData("a.csv", "Path,Class,X,Y,Width,Height,ImageWidth,ImageHeight\na.jpg,cat,5,5,2,2,100,\n", 640, 480)]
    [InlineData("a.csv", "Path,Class,X,Y,Width,Height,ImageWidth,ImageHeight\na.jpg,cat,5,5,2,2,0,0\n", 640, 480)]
    [InlineData("a.csv", "Path,Class,X,Y,Width,Height,Result\na.jpg,cat,5,5,2,2,1\n", 640, 480)]
    [InlineData("a.csv", "Path,Class,X,Y,Width,Height,Result\na.jpg,,,,,,1\n", 640, 480)]
    [InlineData("a.jsonl", Line + "}\n", 640, 480)]
    [InlineData("a.jsonl", Line + ",\"ImageWidth\":100,\"ImageHeight\":80}\n", 100, 80)]
    [InlineData("a.jsonl", "{\"Path\":\"a.jpg\",\"Predictions\":[]}\n", 640, 480)]
    [InlineData("a.jsonl", "{\"Path\":\"a.jpg\",\"Predictions\":[" + Line + "}]}\n", 640, 480)]
    [InlineData("a.jsonl", "{\"Path\":\"a.jpg\",\"ImageWidth\":100,\"ImageHeight\":80,\"Predictions\":[" + Line + "}]}\n", 100, 80)]
    [InlineData("a.jsonl", "{\"Path\":\"a.jpg\",\"Predictions\":[" + Line + "}," + Line + ",\"ImageWidth\":100,\"ImageHeight\":80}]}\n", 100, 80)]
    [InlineData("a.jsonl", "{\"image\":{\"width\":0,\"height\":0},\"predictions\":[" + Line + "}]}\n", 640, 480)]
    public void Specified_size_is_that_of_rows_and_lines_without_one(string file, string text, int width, int height)
    {
        Folder.Put("a.jpg", "x");
        Folder.Put(file, text);
        var format = file == "a.csv" ? DatasetFormat.Csv : DatasetFormat.JsonLines;
        var read = Assert.Single(Folder.Read(format, file, o => o with { DefaultSize = (640, 480), ReadSize = static _ => throw new NotSupportedException() }));
        Assert.Empty(Folder.Problems);
        Assert.Equal((width, height), (read.ImageWidth, read.ImageHeight));
        Assert.All(read.Predictions, p => Assert.Equal((width, height), (p.ImageWidth, p.ImageHeight)));
    }

    [Theory]
    [InlineData("100", "80", 100, 80, null)]
    [InlineData("100.0", "80.00", 100, 80, null)]
    [InlineData("\"100\"", "\"80.0\"", 100, 80, null)]
    [InlineData("1e2", "8E1", 100, 80, null)]
    [InlineData("0", "0", null, null, null)]
    [InlineData("null", "-1", null, null, null)]
    [InlineData("99999999999", "80", null, null, null)]
    [InlineData("100.5", "80", null, null, "the image has a width of 100.5, which is not a whole number.")]
    [InlineData("\"wide\"", "80.5", null, null, "the image has a width that is not a number.")]
    [InlineData("[100]", "{}", null, null, "the image has a width that is not a number.")]
    [InlineData("100", "NaN", null, null, "the image has NaN in its height.")]
    public void LabelMe_sizes_are_read_as_in_coco(string width, string height, int? expectedWidth, int? expectedHeight, string? warning)
    {
        foreach (var name in new[] { "a", "b" })
        {
            Folder.Put($"set/{name}.json", $"{{\"imagePath\":\"{name}.jpg\",\"imageWidth\":{width},\"imageHeight\":{height},\"shapes\":[{{\"label\":\"x\","
                + "\"points\":[[1,1],[2,1],[2,2]]}]}");
        }

        var read = Folder.Read(DatasetFormat.LabelMe, "set");
        Assert.Empty(Folder.Problems);
        Assert.Equal(2, read.Length);
        Assert.All(read, r => Assert.Equal((expectedWidth, expectedHeight), (r.ImageWidth, r.ImageHeight)));
        Assert.All(read.SelectMany(r => r.Predictions), p => Assert.Equal((expectedWidth, expectedHeight), (p.ImageWidth, p.ImageHeight)));
        Assert.Equal(
            warning is null ? [] : [$"{Folder["set/a.json"]}: {warning} Its size is read as unknown. This warning is shown once."],
            Folder.Warnings);
    }

    // A part of a pixel would be cut off, and the boxes be at other fractions of the image.
    [Theory]
    [InlineData("640.0", "480", 640, null)]
    [InlineData("640.5", "480", null, "width")]
    [InlineData("640", "high", null, "height")]
    [InlineData("0", "-1", null, null)]
    [InlineData("", "", null, null)]
    public void Voc_size_that_is_not_a_whole_number_is_unknown_with_a_warning(string width, string height, int? expected, string? side)
    {
        var text = $"<annotation><filename>a.jpg</filename><size>\n<width>{width}</width><height>{height}</height></size></annotation>";
        Folder.Put("set/a.xml", text);
        Folder.Put("set/b.xml", text.Replace("a.jpg", "b.jpg", StringComparison.Ordinal));
        Assert.All(Folder.Read(DatasetFormat.Voc, "set"), r => Assert.Equal(expected, r.ImageWidth));
        Assert.Equal(
            side is null ? [] : [$"{Folder["set/a.xml"]}, line 2: the {side} of the image is not a whole number. Its size is read as unknown. This warning is "
                + "shown once."],
            Folder.Warnings);
    }
}
