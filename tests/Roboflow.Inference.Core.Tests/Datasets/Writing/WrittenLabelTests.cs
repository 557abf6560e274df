using System;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Writing;

/// <summary>What label files and tables contain, and what is reported instead.</summary>
public sealed class WrittenLabelTests
{
    private static readonly Prediction Box = new()
    {
        X = 50,
        Y = 50,
        Width = 20,
        Height = 20,
        Confidence = 0.5,
        Class = "cat",
        Path = "/p/a.jpg",
        ImageWidth = 100,
        ImageHeight = 80
    };

    [Theory]
    [InlineData(DatasetFormat.Voc, -10, 50)]
    [InlineData(DatasetFormat.Voc, 110, 50)]
    [InlineData(DatasetFormat.Voc, 50, -10)]
    [InlineData(DatasetFormat.Voc, 50, 90)]
    [InlineData(DatasetFormat.Yolo, -10, 50)]
    [InlineData(DatasetFormat.Yolo, 110, 50)]
    [InlineData(DatasetFormat.Yolo, 50, -10)]
    [InlineData(DatasetFormat.Yolo, 50, 90)]
    public void Box_that_touches_the_image_only_from_outside_is_reported(DatasetFormat format, double x, double y)
    {
        using var folder = new DatasetFolder();
        folder.Write(format, "out", [Box with { X = x, Y = y }, Box with { X = 9 }]);
        Assert.Equal(DatasetProblemKind.OutsideImage, Assert.Single(folder.Problems).Kind);
        Assert.Single(folder.Read(format, "out", o => o with { DefaultSize = (100, 80) })[0].Predictions);
    }

    [Theory]
    [InlineData(DatasetFormat.Voc, "out/a.xml")]
    [InlineData(DatasetFormat.LabelMe, "out/a.json")]
    public void Existing_label_file_is_left_unchanged_and_reported(DatasetFormat format, string file)
    {
        using var folder = new DatasetFolder();
        folder.Put(file, "of another");
        folder.Write(format, "out", [Box, Box with { Path = "/p/b.jpg" }]);
        Assert.Equal(DatasetProblemKind.FileExists, Assert.Single(folder.Problems).Kind);
        Assert.Equal("of another", folder.Text(file));
        Assert.Equal(2, folder.Files().Length);
    }

    [Theory]
    [InlineData(DatasetFormat.Coco, "out.json")]
    [InlineData(DatasetFormat.Yolo, "out")]
    [InlineData(DatasetFormat.Voc, "out")]
    [InlineData(DatasetFormat.LabelMe, "out")]
    public void Prediction_of_another_size_of_its_image_is_reported(DatasetFormat format, string destination)
    {
        using var folder = new DatasetFolder();
        var other = Box with { ImageWidth = 200, ImageHeight = 160, Class = "dog" };
        folder.Write(format, destination, [Box, other, Box with { Path = "/p/b.jpg" }, other, Box]);
        Assert.Equal([DatasetProblemKind.OtherSize, DatasetProblemKind.OtherSize], folder.Problems.Select(p => p.Kind));
        Assert.Equal(["cat", "cat", "cat"], folder.Read(format, destination, o => o with { DefaultSize = (100, 80) }).SelectMany(r => r.Predictions)
            .Select(p => p.Class));
    }

    [Fact]
    public void Voc_names_the_file_without_its_folder()
    {
        using var folder = new DatasetFolder();
        folder.Write(DatasetFormat.Voc, "out", [Box with { Path = "/p/sub/a.jpg" }], o => o with { Root = "/p" });
        Assert.Contains("<folder>sub</folder>", folder.Text("out/sub/a.xml"), StringComparison.Ordinal);
        Assert.Contains("<filename>a.jpg</filename>", folder.Text("out/sub/a.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Drawing_is_in_the_first_row_of_its_image_only()
    {
        using var folder = new DatasetFolder();
        var drawn = new DetectionResult { Path = "/p/a.jpg", Visualization = [1, 2, 3, 4, 5, 6], Predictions = [Box, Box with { X = 9 }] };
        folder.Write(DatasetFormat.Csv, "out.csv", [drawn]);
        Assert.Equal([false, true, false], folder.Text("out.csv").Split("\r\n").Take(3).Select(l => l.Contains("AQIDBAUG", StringComparison.Ordinal)));
    }
}
