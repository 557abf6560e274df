using System;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

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

    // Predictions of a pose model, whose labels have no data.yaml; stars are the outlines with the longest steps.
    [Theory]
    [InlineData(17, 0.45, 0.9, true)]
    [InlineData(17, 0.1, 0.5, true)]
    [InlineData(5, 0.45, 0.9, true)]
    public void Key_points_without_their_number_are_told_once(int count, double at, double confidence, bool isTold)
    {
        var points = string.Concat(Enumerable.Range(0, count).Select(i => FormattableString.Invariant($" {at + (i * 0.005)} {at + (i * 0.01)} {confidence}")));
        Read($"0 {at} {at} 0.2 0.2{points} 0.88\n0 {at} {at} 0.2 0.2{points} 0.88", isTold);
        Folder.Put("data.yaml", $"kpt_shape: [{count}, 3]\nnames: [person]");
        Read($"0 {at} {at} 0.2 0.2{points} 0.88", false);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(500, 1)]
    [InlineData(10, 0.4)]
    [InlineData(40, 0.5)]
    public void Outlines_are_not_told(int count, double inner)
    {
        var points = Enumerable.Range(0, count).Select(i => (Turn: 2 * Math.PI * i / count, Radius: i % 2 == 0 ? 0.4 : 0.4 * inner));
        var text = points.Select(p => FormattableString.Invariant($" {0.5 + (p.Radius * Math.Cos(p.Turn)):0.######} {0.5 + (p.Radius * Math.Sin(p.Turn)):0.######}"));
        Read("0" + string.Concat(text), false);
    }

    private void Read(string labels, bool isTold)
    {
        Folder.Warnings.Clear();
        Folder.Put("classes.txt", "person");
        Folder.Put("a.txt", labels);
        _ = Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (100, 100) });
        Assert.Empty(Folder.Problems);
        Assert.Equal(isTold ? 1 : 0, Folder.Warnings.Count(w => w.Contains("line 1: the outline jumps to and fro", StringComparison.Ordinal)));
        Assert.Equal(isTold ? 1 : 0, Folder.Warnings.Count);
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
