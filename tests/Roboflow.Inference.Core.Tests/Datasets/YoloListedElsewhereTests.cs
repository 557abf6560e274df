using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>Lists of images that lead out of the folder, and a data.yaml whose labels are all elsewhere.</summary>
public sealed class YoloListedElsewhereTests : DatasetReading
{
    private const string Label = "1 0.5 0.5 0.2 0.2\n";
    private const string Here = "./images/val/c.png";
    private const string Elsewhere = "../other/images/val/b.png";

    public YoloListedElsewhereTests()
    {
        Folder.Put("ds/labels/val/c.txt", Label);
        Folder.Put("ds/images/val/c.png", "x");
        Folder.Put("other/labels/val/b.txt", Label);
        Folder.Put("other/images/val/b.png", "x");
    }

    [Theory]
    [InlineData("some images of val ('val.txt') are", Here, Elsewhere)]
    [InlineData("some images of val ('val.txt') are", Elsewhere, Here)]
    [InlineData("some images of val ('val.txt') are", "# a note", "", Here, Elsewhere)]
    [InlineData("some images of val ('val.txt') are", "/old/ds/images/val/c.png", "..\\other\\images\\val\\b.png")]
    [InlineData("the images of val ('val.txt') are", Elsewhere)]
    [InlineData("the images of val ('val.txt') are", Elsewhere, "../other/images/val/gone.png")]
    [InlineData("the images of val ('val.txt') are", "/no/disk/1.png", "//server/share/2.png", "https://host.example/3.png")]
    [InlineData(null, Here, "./images/val/gone.png")]
    [InlineData(null, "/old/ds/images/val/gone.png", "/old/ds/images/val/c.png")]
    [InlineData(null, "# a note")]
    [InlineData(null)]
    public void Every_folder_of_a_list_counts(string? told, params string[] lines)
    {
        Folder.Put("ds/data.yaml", "val: val.txt\nnames: [cat, dog]\n");
        Folder.Put("ds/val.txt", string.Join("\n", lines));
        Assert.Equal(["dog 40 40 60 60"], Boxes(Read("ds")));
        AssertWarned("ds/data.yaml", told);
    }

    [Fact]
    public void Line_at_the_end_of_a_long_list_counts()
    {
        Folder.Put("ds/data.yaml", "val: val.txt\nnames: [cat, dog]\n");
        Folder.Put("ds/val.txt", string.Concat(Enumerable.Range(0, 100_000).Select(i => $"./images/val/{i}.png\n")) + Elsewhere);
        Assert.Equal(["dog 40 40 60 60"], Boxes(Read("ds")));
        AssertWarned("ds/data.yaml", "some images of val ('val.txt') are");
    }

    [Theory]
    [InlineData("only", "only", "data.yaml")]
    [InlineData("only", "only", "coco.yaml")]
    [InlineData("only/data.yaml", "only", "data.yaml")]
    [InlineData("sets", "sets/only", "data.yaml")]
    [InlineData("ds", "ds/only", "dataset.yml")]
    public void Configuration_without_labels_tells_where_they_are(string path, string folder, string file)
    {
        var up = string.Concat(folder.Split('/').Select(_ => "../"));
        Folder.Put($"{folder}/{file}", $"train: {up}other/images/val\nval: {up}other/images/val\nnames: [cat, dog]\n");
        Folder.Put("ds/data.yaml", "names: [cat, dog]\n");
        Assert.Equal(path == "ds" ? ["dog 40 40 60 60"] : [], Boxes(Read(path)));
        Assert.Equal(path == "ds" ? 0 : 1, Folder.Problems.Count);
        AssertWarned($"{folder}/{file}", $"train ('{up}other/images/val'), val ('{up}other/images/val') are");
    }

    // Nothing else of such a file counts, and it can be another tool's.
    [Theory]
    [InlineData("conf/data.yaml", "path: ..\ntrain: images/val\nnames: [cat, cat]\n")]
    [InlineData("conf/data.yaml", "train: /old/ds/images/val\nnames: [cat, dog]\n")]
    [InlineData("conf/data.yaml", "train: ../../other/images/val\nnames: [cat\n")]
    [InlineData("conf/data.yaml", "train: rows.csv\n")]
    [InlineData("conf/other.yaml", "train: ../../other/images/val\nnames: [cat, dog]\n")]
    public void Configuration_that_no_labels_use_is_no_reason_for_other_messages(string file, string text)
    {
        Folder.Put("ds/data.yaml", "names: [cat, dog]\n");
        Folder.Put("ds/" + file, text);
        Assert.Equal(["dog 40 40 60 60"], Boxes(Read("ds")));
        Assert.Empty(Folder.Problems);
        Assert.Empty(Folder.Warnings);
    }

    private DetectionResult[] Read(string path) => Folder.Read(DatasetFormat.Yolo, path, o => o with { DefaultSize = (100, 100) });

    private void AssertWarned(string file, string? told)
    {
        if (told is null)
        {
            Assert.Empty(Folder.Warnings);
            return;
        }

        Assert.StartsWith($"{Folder[file]}: {told} not in this folder, so their objects are not read. ", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }
}
