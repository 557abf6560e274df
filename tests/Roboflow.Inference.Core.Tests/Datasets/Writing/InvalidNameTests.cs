using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets.Writing;

/// <summary>Names in data sets with characters that Windows refuses, for which .NET Framework's Path throws.</summary>
public sealed class InvalidNameTests : DatasetReading
{
    private const string Invalid = "x\"y|z<\t>.jp\"g";

    [Theory]
    [InlineData("x%22y%7Cz.jpg", "x%22y%7Cz.jpg")]
    [InlineData("%00%09.jpg", "%00%09.jpg")]
    [InlineData("a%2F%22.jpg", "%22.jpg")]
    public void In_an_address_they_are_encoded(string name, string expected)
    {
        Folder.Put("a.json", $$"""{"images":[{"id":1,"coco_url":"http://h/val2017/{{name}}"}],"annotations":[],"categories":[]}""");
        Assert.Equal(expected, Path.GetFileName(Assert.Single(Folder.Read(DatasetFormat.Coco, "a.json")).Path));
        Assert.Empty(Folder.Problems);
    }

    [Fact]
    public void In_a_list_they_are_names_of_no_image()
    {
        Folder.Put("y/data.yaml", "names: [cat]\n");
        Folder.Put("y/labels/train/x.txt", "0 0.5 0.5 1 1\n");
        Folder.Put("y/train.txt", $"images/train/{Invalid}\nimages/train/x.p\"ng\n");
        var read = Assert.Single(Folder.Read(DatasetFormat.Yolo, "y", o => o with { DefaultSize = (40, 30) }));
        Assert.StartsWith("x.", read.Path!.Substring(read.Path.LastIndexOf(Path.DirectorySeparatorChar) + 1), StringComparison.Ordinal);
        Assert.Empty(Folder.Problems);
        var bird = new Prediction { X = 20, Y = 15, Width = 4, Height = 4, Class = "bird", Path = "/p/q.jpg", ImageWidth = 40, ImageHeight = 30 };
        _ = Folder.Write(DatasetFormat.Yolo, "y", [bird], o => o with { Overwrite = true });
        Assert.Equal($"./images/train/{Invalid}", Folder.Text("y/train.txt").Split('\n').First());
    }
}
