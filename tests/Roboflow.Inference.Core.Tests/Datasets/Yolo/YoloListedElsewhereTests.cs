using System;
using System.Globalization;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

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

    // As if the first ones were sorted out after the list was made on another machine.
    [Theory]
    [InlineData("images/train", "images/train/{0}.png", null)]
    [InlineData("images/train", "labels/train/{0}.txt", null)]
    [InlineData("train/images", "train/labels/{0}.txt", null)]
    [InlineData("images/train", "images/train/x{0}.png", "the images of train ('train.txt') are")]
    [InlineData("images/train", "labels/train/x{0}.txt", "the images of train ('train.txt') are")]
    public void Images_that_were_deleted_do_not_hide_the_others_of_their_folder(string listed, string file, string? told)
    {
        Folder.Put("ds/data.yaml", "train: train.txt\nnames: [cat, dog]\n");
        Folder.Put("ds/train.txt", string.Concat(Enumerable.Range(0, 10).Select(i => $"/content/ds/{listed}/{i}.png\n")));
        foreach (var i in Enumerable.Range(5, 5))
        {
            Folder.Put("ds/" + string.Format(CultureInfo.InvariantCulture, file, i), file.StartsWith("images", StringComparison.Ordinal) ? "x" : Label);
        }

        _ = Read("ds");
        AssertWarned("ds/data.yaml", told);
    }

    [Theory]
    [InlineData("/old/ds/images/v{0}/c.png", "../other/images/val/b.png", "some images of val ('val.txt') are")]
    [InlineData("/old/ds/images/v{0}/c.png", "/no/disk/images/w/b.png", "some images of val ('val.txt') are")]
    [InlineData("/no/disk/v{0}/c.png", "./images/val/c.png", "some images of val ('val.txt') are")]
    [InlineData("/old/ds/images/v{0}/c.png", "./images/val/c.png", null)]
    public void Every_one_of_many_folders_counts(string image, string last, string? told)
    {
        Folder.Put("ds/data.yaml", "val: val.txt\nnames: [cat, dog]\n");
        Folder.Put("ds/val.txt", string.Concat(Enumerable.Range(0, 300).Select(i => string.Format(CultureInfo.InvariantCulture, image, i) + "\n")) + last);
        foreach (var i in Enumerable.Range(0, 300))
        {
            Folder.Put($"ds/images/v{i}/c.png", "x");
        }

        _ = Read("ds");
        AssertWarned("ds/data.yaml", told);
    }

    [Fact]
    public void Every_one_of_many_lists_counts()
    {
        Folder.Put("ds/data.yaml", $"val: [{string.Join(", ", Enumerable.Range(0, 40).Select(i => $"{i}.txt"))}]\nnames: [cat, dog]\n");
        foreach (var i in Enumerable.Range(0, 40))
        {
            Folder.Put($"ds/{i}.txt", i < 39 ? Here : Elsewhere);
        }

        Assert.Equal(["dog 40 40 60 60"], Boxes(Read("ds")));
        AssertWarned("ds/data.yaml", "the images of val ('39.txt') are");
    }

    [Fact]
    public void More_splits_than_are_named_are_counted()
    {
        Folder.Put("ds/data.yaml", $"val: [{string.Join(", ", Enumerable.Range(0, 25).Select(i => $"../v{i}"))}]\nnames: [cat, dog]\n");
        _ = Read("ds");
        Assert.Contains("val ('../v19') and 5 more are not in this folder", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    // More than that are not worth the wait.
    [Theory]
    [InlineData("../ds/images/v{0}/c.png", null)]
    [InlineData("/no/disk/v{0}/root.png", "Its lists name so many images or folders that the rest of them was not looked at. Objects of images that are not")]
    [InlineData("/no/disk/v{0}/c.png", "some images of val ('val.txt') are not in this folder, so their objects are not read. Its lists name so many images or")]
    public void Folders_without_end_are_not_all_looked_for_and_it_is_told(string image, string? told)
    {
        Folder.Put("ds/root.png", "x");
        Folder.Put("ds/data.yaml", "val: val.txt\nnames: [cat, dog]\n");
        Folder.Put("ds/val.txt", string.Concat(Enumerable.Range(0, 60_000).Select(i => string.Format(CultureInfo.InvariantCulture, image, i) + "\n")));
        Assert.Equal(["dog 40 40 60 60"], Boxes(Read("ds")));
        Assert.Equal(told is null ? 0 : 1, Folder.Warnings.Count);
        Assert.All(Folder.Warnings, w => Assert.StartsWith($"{Folder["ds/data.yaml"]}: {told}", w, StringComparison.Ordinal));
    }

    // It can be of another data set or tool; the labels have the one that is used.
    [Theory]
    [InlineData("a.yaml", "coco.yaml")]
    [InlineData("data.yaml", "data.yml")]
    [InlineData("data.yaml", "dataset.yaml")]
    public void Configuration_next_to_the_one_that_is_used_tells_nothing(string used, string other)
    {
        Folder.Put("ds/" + used, "val: images/val\nnames: [cat, dog]\n");
        Folder.Put("ds/" + other, "path: ../datasets/coco\ntrain: images/train2017\nval: images/val2017\nnames: [person]\n");
        Assert.Equal(["dog 40 40 60 60"], Boxes(Read("ds")));
        Assert.Equal(["dog 40 40 60 60"], Boxes(Read("ds/")));
        Assert.Empty(Folder.Warnings);
    }

    // The names are those of a list.
    [Fact]
    public void Configuration_of_another_tool_tells_nothing_beside_labels_that_do_not_use_it()
    {
        Folder.Put("ds/labels/classes.txt", "cat\ndog\n");
        Folder.Put("ds/coco.yaml", "path: ../datasets/coco\ntrain: images/train2017\n");
        Assert.Equal(["dog 40 40 60 60"], Boxes(Read("ds")));
        Assert.Empty(Folder.Warnings);
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
        var warnings = Folder.Warnings.FindAll(w => !w.StartsWith("There are no label files in", StringComparison.Ordinal));
        if (told is null)
        {
            Assert.Empty(warnings);
            return;
        }

        Assert.StartsWith($"{Folder[file]}: {told} not in this folder, so their objects are not read. ", Assert.Single(warnings), StringComparison.Ordinal);
    }
}
