using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

/// <summary>Folders of images for which a YOLO data set has no labels at all: a split that was not labeled, or is not of the set.</summary>
public sealed class YoloSplitTests : DatasetReading
{
    [Theory]
    [InlineData("labels/train/a.txt", "images/train", "images/val", "labels/val")]
    [InlineData("train/labels/a.txt", "train/images", "valid/images", "valid/labels")]
    [InlineData("labels/a.txt", "images", "images/new", "labels/new")]
    [InlineData("LABELS/train2017/a.txt", "IMAGES/train2017", "IMAGES/val2017", "labels/val2017")]
    [InlineData("set/labels/train/a.txt", "set/images/train", "set/images/val/north", "set/labels/val/north")]
    public void A_split_without_labels_has_images_without_objects_and_is_told(string label, string images, string split, string expected)
    {
        Folder.Put("data.yaml", "names: [cat]\ntrain: images/train\nval: images/val\n");
        Folder.Put(label, "0 0.5 0.5 1 1");
        foreach (var image in new[] { images + "/a.jpg", split + "/b.jpg", split + "/c.PNG", split + "/notes.md" })
        {
            Folder.Put(image, "pixels");
        }

        foreach (var path in new[] { ".", "data.yaml" })
        {
            var read = Folder.Read(DatasetFormat.Yolo, path, o => o with { Path = Path.GetFullPath(o.Path), ReadSize = _ => (40, 30) });
            Assert.Equal(["a.jpg 1 40", "b.jpg 0 40", "c.PNG 0 40"], read.Select(r => $"{Path.GetFileName(r.Path)} {r.Predictions.Count} {r.ImageWidth}"));
            Assert.All(read, r => Assert.True(File.Exists(r.Path)));
        }

        var text = $"There are no label files in {Folder[expected.Replace('/', Path.DirectorySeparatorChar)]}, so its 2 images are read as images without objects.";
        Assert.Equal([text, text], Folder.Warnings);
        Assert.Empty(Folder.Problems);
    }

    // Without the splits of the labels, in the folder that is otherwise the same; not in one without any of their folders.
    [Theory]
    [InlineData("labels/cam/train", "labels/cam/val", "images/cam")]
    [InlineData("labels/train/cam", "labels/val/cam", "images/cam")]
    [InlineData("labels/cam/train", "labels/cam/val", "images")]
    [InlineData("labels/train", "labels/val", "images")]
    public void Splits_of_labels_in_a_folder_have_their_images_in_the_folder_of_that_name(string train, string val, string images)
    {
        Folder.Put("classes.txt", "cat");
        Folder.Put("labels/yard/train/A1.txt", "0 0.5 0.5 1 1\n0 0.5 0.5 1 1");
        Folder.Put("images/yard/A1.jpg", "pixels");
        Folder.Put("images/yard/A4.jpg", "pixels");
        Folder.Put(train + "/A1.txt", "0 0.5 0.5 1 1");
        Folder.Put(val + "/A2.txt", "0 0.5 0.5 1 1");
        foreach (var image in new[] { "A1.jpg", "A2.jpg", "A3.jpg" })
        {
            Folder.Put($"{images}/{image}", "pixels");
        }

        var read = Folder.Read(DatasetFormat.Yolo, ".", o => o with { Path = Path.GetFullPath(o.Path), ReadSize = _ => (40, 30) });
        Assert.Empty(Folder.Problems);
        Assert.Equal(
            new[] { "yard/A1.jpg 2", "yard/A4.jpg 0" }.Concat(new[] { "A1.jpg 1", "A2.jpg 1", "A3.jpg 0" }.Select(i => (images + "/").Substring("images/".Length) + i)).Order(),
            read.Select(r => $"{Path.GetRelativePath(Folder["images"], r.Path!).Replace('\\', '/')} {r.Predictions.Count}").Order());
        Assert.Empty(Folder.Warnings);
    }

    [Fact]
    public void Several_are_one_warning_and_an_empty_folder_of_labels_is_one_of_them()
    {
        Folder.Put("labels/train/a.txt", "0 0.5 0.5 1 1");
        Folder.Put("labels/test/notes.md", "none yet");
        foreach (var split in new[] { "train/a.jpg", "test/b.jpg", "val/c.jpg" })
        {
            Folder.Put("images/" + split, "pixels");
        }

        Folder.Put("classes.txt", "cat");
        Assert.Equal(3, Folder.Read(DatasetFormat.Yolo, ".", o => o with { ReadSize = _ => (40, 30) }).Length);
        Assert.EndsWith(
            "so its 1 image is read as one without objects. The same applies to 2 folders in all.", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("raw/images/b.jpg", false)]
    [InlineData("images/b.jpg", false)]
    [InlineData("valid/b.jpg", false)]
    [InlineData("valid/images/b.jpg", true)]
    public void Images_that_are_not_of_the_set_are_not_read_and_neither_are_those_beside_a_named_image_folder(string image, bool isOfSet)
    {
        Folder.Put("classes.txt", "cat");
        Folder.Put("train/labels/a.txt", "0 0.5 0.5 1 1");
        Folder.Put("train/images/a.jpg", "pixels");
        Folder.Put(image, "pixels");
        Assert.Equal(isOfSet ? 2 : 1, Folder.Read(DatasetFormat.Yolo, ".", o => o with { ReadSize = _ => (40, 30) }).Length);
        Assert.Equal(isOfSet ? 1 : 0, Folder.Warnings.Count);
        Folder.Warnings.Clear();
        Assert.Single(Folder.Read(DatasetFormat.Yolo, ".", o => o with { ReadSize = _ => (40, 30), ImageFolder = Folder["train/images"] }));
        Assert.Empty(Folder.Warnings);
    }

    [Theory]
    [InlineData("set", "a.jpg 1 b.jpg 1 c.jpg 0")]
    [InlineData("set/data.yaml", "a.jpg 1 b.jpg 1 c.jpg 0")]
    [InlineData("set/labels", "a.jpg 1 b.jpg 1 c.jpg 0")]
    [InlineData("set/labels/train", "a.jpg 1")]
    [InlineData("set/labels/val/b.txt", "b.jpg 1")]
    public void Splits_of_labels_can_have_their_images_in_one_folder(string path, string expected)
    {
        Folder.Put("set/data.yaml", "names: [cat]\n");
        Folder.Put("set/labels/train/a.txt", "0 0.5 0.5 1 1");
        Folder.Put("set/labels/val/b.txt", "0 0.5 0.5 1 1");
        foreach (var image in new[] { "a", "b", "c" })
        {
            Folder.Put($"set/images/{image}.jpg", "pixels");
        }

        var read = Folder.Read(DatasetFormat.Yolo, path, o => o with { ReadSize = _ => (40, 30) });
        Assert.Equal(expected, string.Join(" ", read.Select(r => $"{Path.GetFileName(r.Path)} {r.Predictions.Count}")));
        Assert.Empty(Folder.Problems);
        Assert.Empty(Folder.Warnings);
    }
}
