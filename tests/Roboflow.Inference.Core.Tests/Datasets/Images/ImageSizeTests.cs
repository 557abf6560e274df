using System;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Images;

/// <summary>The size of an image: as tools write it, or as the user specifies it.</summary>
public sealed class ImageSizeTests : DatasetReading
{
    private const string Line = "{\"Path\":\"a.jpg\",\"X\":5,\"Y\":5,\"Width\":2,\"Height\":2";

    private const string Row = "Path,Class,X,Y,Width,Height\na.jpg,cat,5,5,2,2\n";

    [Theory]
    [InlineData("a.csv", "Path,Class,X,Y,Width,Height\na.jpg,cat,5,5,2,2\n", false)]
    [InlineData("a.csv", "Path,Class,X,Y,Width,Height,ImageWidth,ImageHeight\na.jpg,cat,5,5,2,2,100,80\n", true)]
    [InlineData("a.csv", "Path,Class,X,Y,Width,Height,ImageWidth,ImageHeight\na.jpg,cat,5,5,2,2,100,\n", false)]
    [InlineData("a.csv", "Path,Class,X,Y,Width,Height,ImageWidth,ImageHeight\na.jpg,cat,5,5,2,2,0,0\n", false)]
    [InlineData("a.csv", "Path,Class,X,Y,Width,Height,Result\na.jpg,cat,5,5,2,2,1\n", false)]
    [InlineData("a.csv", "Path,Class,X,Y,Width,Height,Result\na.jpg,,,,,,1\n", false)]
    [InlineData("a.jsonl", Line + "}\n", false)]
    [InlineData("a.jsonl", Line + ",\"ImageWidth\":100,\"ImageHeight\":80}\n", true)]
    [InlineData("a.jsonl", "{\"Path\":\"a.jpg\",\"Predictions\":[]}\n", false)]
    [InlineData("a.jsonl", "{\"Path\":\"a.jpg\",\"Predictions\":[" + Line + "}]}\n", false)]
    [InlineData("a.jsonl", "{\"Path\":\"a.jpg\",\"ImageWidth\":100,\"ImageHeight\":80,\"Predictions\":[" + Line + "}]}\n", true)]
    [InlineData("a.jsonl", "{\"Path\":\"a.jpg\",\"Predictions\":[" + Line + "}," + Line + ",\"ImageWidth\":100,\"ImageHeight\":80}]}\n", true)]
    [InlineData("a.jsonl", "{\"image\":{\"width\":0,\"height\":0},\"predictions\":[" + Line + "}]}\n", false)]
    public void Specified_size_is_not_that_of_rows_and_lines_with_a_warning(string file, string text, bool isKnown)
    {
        // An export reads the size of the image, which a specified one would hide.
        Folder.Put(file, text + (file == "a.jsonl" ? text : string.Empty));
        var read = Read(file, o => o with { DefaultSize = (640, 480) });
        Assert.All(read, r => Assert.NotEqual(640, r.ImageWidth));
        Assert.All(read.SelectMany(r => r.Predictions), p => Assert.NotEqual(640, p.ImageWidth));
        Assert.Equal(
            isKnown ? [] : [$"{Folder[file]}: -ImageWidth and -ImageHeight are not used, because an export reads a size that is missing here from the "
                + "image itself. If the images are not there, add ImageWidth and ImageHeight to the file."],
            Folder.Warnings.Where(w => w.Contains("-ImageWidth", StringComparison.Ordinal)));
    }

    // The specified size is that of images that have none themselves.
    [Theory]
    [InlineData("a.csv", "filename,class,xmin,ymin,xmax,ymax\na.jpg,cat,5,5,9,9\na.jpg,cat,5,5,9,9\nb.jpg,cat,5,5,9,9\na.jpg,cat,5,5,9,9\n", 1)]
    [InlineData("a.csv", "filename,class,xmin,ymin,xmax,ymax,width,height\na.jpg,cat,5,5,9,9,1920,1080\n", 0)]
    public void Size_of_the_image_counts_before_the_specified_one(string file, string text, int opened)
    {
        Folder.Put("images/a.jpg", "x");
        Folder.Put(file, text);
        var count = 0;
        var read = Read(file, o => o with { DefaultSize = (640, 480), ReadSize = _ => (1920, 1080 + (0 * ++count)) });
        Assert.All(read, r => Assert.Equal(System.IO.Path.GetFileName(r.Path) == "b.jpg" ? 640 : 1920, r.ImageWidth));
        Assert.All(read.SelectMany(r => r.Predictions), p => Assert.Equal(System.IO.Path.GetFileName(p.Path) == "b.jpg" ? (640, 480) : (1920, 1080), (p.ImageWidth, p.ImageHeight)));
        Assert.Equal(opened, count);
    }

    [Theory]
    [InlineData("a.csv", Row, null)]
    [InlineData("a.jsonl", Line + "}\n", null)]
    [InlineData("a.csv", Row, 640)]
    [InlineData("a.jsonl", Line + "}\n", 640)]
    public void Images_of_rows_and_lines_are_not_opened(string file, string text, int? given)
    {
        Folder.Put("a.jpg", "x");
        Folder.Put(file, text);
        var read = Read(
            file, o => o with { DefaultSize = given is { } width ? (width, 480) : null, ReadSize = static _ => throw new NotSupportedException() });
        Assert.Null(Assert.Single(read).ImageWidth);
    }

    // Two sizes of one image would be an error.
    [Theory]
    [InlineData("a.csv", "filename,class,xmin,ymin,xmax,ymax,width,height\n", "a.jpg,cat,5,5,9,9,", "\n", "800,600", ",", "0,0")]
    public void Size_in_a_row_is_that_of_the_image(string file, string head, string start, string end, params string[] sizes)
    {
        foreach (var order in new[] { "012", "102", "120" })
        {
            Folder.Put(file, head + string.Concat(order.Select(i => start + sizes[i - '0'] + end)));
            var read = Assert.Single(Read(file, o => o with { DefaultSize = (640, 480) }));
            Assert.Equal((800, 600), (read.ImageWidth, read.ImageHeight));
            Assert.Equal(3, read.Predictions.Count);
            Assert.All(read.Predictions, p => Assert.Equal((800, 600), (p.ImageWidth, p.ImageHeight)));
        }
    }

    [Fact]
    public void Size_in_a_row_counts_for_later_rows_of_the_image()
    {
        Folder.Put(
            "a.csv",
            "filename,class,xmin,ymin,xmax,ymax,width,height\na.jpg,cat,5,5,9,9,800,600\nb.jpg,cat,5,5,9,9,,\n./a.jpg,cat,5,5,9,9,,\n");
        Assert.Equal([800, 640, 800], Read("a.csv", o => o with { DefaultSize = (640, 480) }).Select(r => r.ImageWidth));
    }

    [Theory]
    [InlineData("100", "80", 100, 80, null)]
    [InlineData("100.0", "80.00", 100, 80, null)]
    [InlineData("\"100\"", "\"80.0\"", 100, 80, null)]
    [InlineData("1e2", "8E1", 100, 80, null)]
    [InlineData("0", "0", null, null, null)]
    [InlineData("null", "-1", null, null, null)]
    [InlineData("3000000000", "80", null, null, "the image has a width of 3000000000, which is more than an image can have.")]
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

    [Theory]
    [InlineData(false, false, null, "Its size is read as unknown.")]
    [InlineData(true, true, 320, "The size of its file is used.")]
    [InlineData(false, true, 640, "-ImageWidth and -ImageHeight are used.")]
    public void Warning_tells_which_size_is_used(bool isFile, bool isGiven, int? expected, string used)
    {
        Folder.Put("set/a.json", "{\"imagePath\":\"a.jpg\",\"imageWidth\":1.5,\"imageHeight\":80,\"shapes\":[]}");
        Folder.Put("set/a.xml", "<annotation><filename>a.jpg</filename><size><width>1.5</width><height>80</height></size></annotation>");
        if (isFile)
        {
            Folder.Put("set/a.jpg", "x");
        }

        foreach (var format in new[] { DatasetFormat.LabelMe, DatasetFormat.Voc })
        {
            var read = Folder.Read(format, "set", o => o with { DefaultSize = isGiven ? (640, 480) : null, ReadSize = static _ => (320, 200) });
            Assert.Equal(expected, Assert.Single(read).ImageWidth);
        }

        Assert.All(Folder.Warnings, w => Assert.EndsWith($" whole number. {used} This warning is shown once.", w, StringComparison.Ordinal));
        Assert.Equal(2, Folder.Warnings.Count);
    }

    // A part of a pixel would be cut off, and the boxes be at other fractions of the image.
    [Theory]
    [InlineData("640.0", "480", 640, null)]
    [InlineData("640.5", "480", null, "width")]
    [InlineData("640", "high", null, "height")]
    [InlineData("NaN", "480", null, "width")]
    [InlineData("640", "1e400", null, "height")]
    [InlineData("3e9", "480", null, "width", "is more than an image can have")]
    [InlineData("0", "-1", null, null)]
    [InlineData("", "", null, null)]
    public void Voc_size_that_is_not_a_whole_number_is_unknown_with_a_warning(
        string width, string height, int? expected, string? side, string problem = "is not a whole number")
    {
        var text = $"<annotation><filename>a.jpg</filename><size>\n<width>{width}</width><height>{height}</height></size></annotation>";
        Folder.Put("set/a.xml", text);
        Folder.Put("set/b.xml", text.Replace("a.jpg", "b.jpg", StringComparison.Ordinal));
        Assert.All(Folder.Read(DatasetFormat.Voc, "set"), r => Assert.Equal(expected, r.ImageWidth));
        Assert.Equal(
            side is null ? [] : [$"{Folder["set/a.xml"]}, line 2: the {side} of the image {problem}. Its size is read as unknown. This warning is shown "
                + "once."],
            Folder.Warnings);
    }

    private DetectionResult[] Read(string file, Func<DatasetReaderOptions, DatasetReaderOptions> with)
    {
        var read = Folder.Read(file == "a.csv" ? DatasetFormat.Csv : DatasetFormat.JsonLines, file, with);
        Assert.Empty(Folder.Problems);
        return read;
    }
}
