using System;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>Rotated rectangles of CVAT: an upright box with an angle in its attributes.</summary>
public sealed class RotatedBoxTests : DatasetReading
{
    private const string Box = "\"image_id\":1,\"category_id\":1,\"bbox\":[100,100,100,20],\"attributes\":{\"occluded\":false,\"rotation\":";

    [Theory]
    [InlineData("90.0}", "ship 140 60 160 160", "160 60, 160 160, 140 160, 140 60", 2000.0)]
    [InlineData("270,\"tag\":{\"rotation\":1}}", "ship 140 60 160 160", "140 160, 140 60, 160 60, 160 160", 2000.0)]
    [InlineData("90},\"area\":1500", "ship 140 60 160 160", "160 60, 160 160, 140 160, 140 60", 1500.0)]
    [InlineData("0.0}", "ship 100 100 200 120", null, null)]
    [InlineData("180}", "ship 100 100 200 120", null, null)]
    [InlineData("\"90\"}", "ship 100 100 200 120", null, null)]
    [InlineData("90},\"segmentation\":[[100,100,200,100,200,120]]", "ship 100 100 200 120", "100 100, 200 100, 200 120", null)]
    public void Coco_box_is_rotated(string rest, string box, string? outline, double? area)
    {
        Folder.Put("a.json", "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\"}],\"categories\":[{\"id\":1,\"name\":\"ship\"}],"
            + "\"annotations\":[{" + Box + rest + "}]}");
        var read = Folder.Read(DatasetFormat.Coco, "a.json");
        Assert.Equal([box], Boxes(read));
        Assert.Equal((outline, area), (Outline(read), read[0].Predictions[0].Area));
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("rotation", "90.0", "ship 140 60 160 160", 4)]
    [InlineData("rotation", "0.0", "ship 100 100 200 120", null)]
    [InlineData("rotation", "left", "ship 100 100 200 120", null)]
    [InlineData("age", "90", "ship 100 100 200 120", null)]
    public void Voc_box_is_rotated(string attribute, string value, string box, int? points)
    {
        Folder.Put("a.xml", "<annotation><filename>a.jpg</filename><object><name>ship</name><bndbox><xmin>100</xmin><ymin>100</ymin><xmax>200</xmax>"
            + "<ymax>120</ymax></bndbox><attributes><attribute><name>track_id</name><value>1</value></attribute><attribute><name>" + attribute
            + "</name><value>" + value + "</value></attribute></attributes></object></annotation>");
        var read = Folder.Read(DatasetFormat.Voc, "a.xml", o => o with { VocCorner = VocCorner.Edge });
        Assert.Equal([box], Boxes(read));
        Assert.Equal(points, read[0].Predictions[0].Points?.Count);
    }

    private static string? Outline(DetectionResult[] read) => read[0].Predictions[0].Points is { } points
        ? string.Join(", ", points.Select(p => FormattableString.Invariant($"{p.X} {p.Y}")))
        : null;
}
