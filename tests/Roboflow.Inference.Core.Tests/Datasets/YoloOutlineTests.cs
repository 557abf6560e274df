using System;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>Numbers after an outline of YOLO labels: the confidence and the track number of a tracked video.</summary>
public sealed class YoloOutlineTests : DatasetReading
{
    private const string Square = "0 0.1 0.1 0.3 0.1 0.3 0.3 0.1 0.3";
    private const string Low = "0 0.1 0.1 0.3 0.1 0.3 1 0.1 1";

    [Theory]
    [InlineData(Square + " 0.87 1", "", "0.87 1 4")]
    [InlineData(Square + " 0.87 1\n" + Square + " 0.5 2", "", "0.87 1 4 | 0.5 2 4")]
    [InlineData(Square + " 0.87 1", Square + " 0.5 2", "0.87 1 4 | 0.5 2 4")]
    [InlineData(Square + " 0.87 1", Square + " 0.5 0.6", "1  5 | 1  5")]
    [InlineData(Low + " 0.87 1", Low + " 0.5 2", "0.87 1 4 | 0.5 2 4")]
    [InlineData(Low + " 0 1", "", "1  5")]
    [InlineData(Low + " 0 0.5", "", "1  5")]
    [InlineData(Square, "", "1  4")]
    public void The_first_track_is_not_a_point_of_the_outline(string first, string second, string expected)
    {
        Folder.Put("classes.txt", "person");
        Folder.Put("a.txt", first);
        Folder.Put("b.txt", second);
        var read = Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (100, 100) });
        Assert.Empty(Folder.Problems);
        Assert.Equal(expected, string.Join(
            " | ", read.SelectMany(r => r.Predictions).Select(p => FormattableString.Invariant($"{p.Confidence} {p.TrackerId} {p.Points!.Count}"))));
    }

    [Theory]
    [InlineData("images.txt", "data/a.jpg\ndata/b.PNG")]
    [InlineData("5k.txt", "\n /coco/images/a.jpg")]
    public void A_list_of_images_is_no_label_file(string name, string text)
    {
        Folder.Put("obj.names", "ship");
        Folder.Put(name, text);
        Folder.Put("data/a.txt", "0 0.5 0.5 0.2 0.2");
        Assert.Equal(["ship 40 40 60 60"], Boxes(Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (100, 100) })));
        Assert.Empty(Folder.Problems);
    }
}
