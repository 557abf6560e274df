using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Images;

/// <summary>Images and names of labels in deep folders, beside another data set, in the splits of an image folder, and by a path through a
/// folder above.</summary>
public sealed class DeepPlaceTests : DatasetReading
{
    private const string Label = "0 0.5 0.5 0.2 0.2";

    [Theory]
    [InlineData("labels/train/a.txt")]
    [InlineData("labels/a/b/c/d/e/f/a.txt")]
    [InlineData("train/labels/a/b/c/d/e/a.txt")]
    public void Labels_at_any_depth_have_their_images_and_names(string file)
    {
        Folder.Put("y/data.yaml", "names: [cat]\n");
        Folder.Put("y/" + file, Label);
        var image = "y/" + Path.ChangeExtension(file, ".png").Replace("labels", "images", StringComparison.Ordinal);
        Folder.Put(image, "pixels");
        foreach (var path in new[] { "y", "y/" + file.Split('/')[0], "y/" + file })
        {
            var read = Assert.Single(Folder.Read(DatasetFormat.Yolo, path, Sized));
            Assert.Equal((Path.GetFullPath(Folder[image]), "cat"), (Path.GetFullPath(read.Path!), Assert.Single(read.Predictions).Class));
        }

        Assert.Equal(DatasetFormat.Yolo, DatasetForm.Recognize(Folder["y"], default));
        Assert.Empty(Folder.Warnings);
    }

    [Fact]
    public void An_image_beside_the_labels_counts_before_one_of_another_data_set()
    {
        Folder.Put("y/images/a.png", "pixels");
        Folder.Put("y/labels/a.txt", Label);
        Folder.Put("y/runs/predict/labels/a.txt", Label);
        Folder.Put("y/runs/predict/a.png", "pixels");
        var read = Folder.Read(DatasetFormat.Yolo, "y", o => Sized(o) with { ClassNames = ["cat"] });
        Assert.Equal(["y/images/a.png", "y/runs/predict/a.png"], read.Select(r => Path.GetRelativePath(Path.GetFullPath(Folder["."]), r.Path!).Replace('\\', '/')));
    }

    [Theory]
    [InlineData("labels/train/a.txt", ".", "images", "images/train/a.png")]
    [InlineData("labels/train/a.txt", "labels", "images", "images/train/a.png")]
    [InlineData("labels/train/a.txt", ".", ".", "images/train/a.png")]
    [InlineData("train/labels/a.txt", ".", ".", "train/images/a.png")]
    [InlineData("labels/train/a.txt", ".", "pixels", "pixels/a.png")]
    [InlineData("labels/train/sub/a.txt", ".", "pixels", "pixels/sub/a.png")]
    public void An_image_folder_can_have_the_splits_of_the_labels(string file, string path, string folder, string image)
    {
        Folder.Put("y/" + file, Label);
        Folder.Put("y/" + image, "pixels");
        var read = Folder.Read(DatasetFormat.Yolo, "y/" + path, o => Sized(o) with { ImageFolder = Path.GetFullPath(Folder["y/" + folder]) });
        Assert.Equal(Path.GetFullPath(Folder["y/" + image]), Path.GetFullPath(Assert.Single(read).Path!));
    }

    // As Export-RoboflowDataset -Relative writes it for a tree of images with such folders.
    [Theory]
    [InlineData(DatasetFormat.Yolo, "images")]
    [InlineData(DatasetFormat.Yolo, "train")]
    [InlineData(DatasetFormat.Voc, "cam/images")]
    [InlineData(DatasetFormat.Voc, "labels")]
    [InlineData(DatasetFormat.LabelMe, "train")]
    public void Images_of_one_name_in_a_tree_are_not_exchanged(DatasetFormat format, string folder)
    {
        string[] images = ["y/a.png", $"y/{folder}/a.png"];
        Array.ForEach(images, i => Folder.Put(i, "pixels"));
        var boxes = images.Select((image, i) => Box("c" + i, Path.GetFullPath(Folder[image])));
        var root = Path.GetFullPath(Folder["y"]);
        Folder.Write(format, "set", boxes, o => o with { Root = root });
        var read = Folder.Read(format, "set", o => Sized(o) with { ImageFolder = root }).SelectMany(r => r.Predictions);
        Assert.Equal(boxes.Select(b => (b.Class, b.Path)), read.OrderBy(b => b.Class).Select(b => (b.Class, b.Path)));
    }

    [Theory]
    [InlineData(DatasetFormat.Yolo, "y", "labels/train", "images/train")]
    [InlineData(DatasetFormat.Voc, "y/labels", "labels", "images")]
    [InlineData(DatasetFormat.Voc, "y/Annotations", "Annotations", "JPEGImages")]
    public void A_folder_of_images_can_be_named_like_one_of_labels(DatasetFormat format, string set, string labels, string pixels)
    {
        string[] images = [$"y/{pixels}/a.png", $"y/{pixels}/cam/{labels}/a.png"];
        Array.ForEach(images, i => Folder.Put(i, "pixels"));
        var boxes = images.Select((image, i) => Box("c" + i, Path.GetFullPath(Folder[image])));
        Folder.Write(format, set, boxes, o => o with { Root = Path.GetFullPath(Folder["y/" + pixels]) });
        var read = Folder.Read(format, "y", Sized).SelectMany(r => r.Predictions);
        Assert.Equal(boxes.Select(b => (b.Class, b.Path)), read.OrderBy(b => b.Class).Select(b => (b.Class, b.Path)));
    }

    [Fact]
    public void An_image_without_labels_in_a_folder_named_labels_is_not_lost()
    {
        Folder.Put("y/labels/labels/a.txt", Label);
        Folder.Put("y/images/labels/a.png", "pixels");
        Folder.Put("y/images/labels/b.png", "pixels");
        Assert.Equal(["a.png", "b.png"], Folder.Read(DatasetFormat.Yolo, "y", Sized).Select(r => Path.GetFileName(r.Path)));
    }

    // Archives that were packed on Windows can be unpacked to such names.
    [Theory]
    [InlineData(DatasetFormat.Coco, "set.json")]
    [InlineData(DatasetFormat.Yolo, "set")]
    public void A_backslash_can_be_part_of_a_name(DatasetFormat format, string file)
    {
        Folder.Put(@"y/cam\a.png", "pixels");
        var box = Box("c", Path.GetFullPath(Folder[@"y/cam\a.png"]));
        var root = Path.GetFullPath(Folder["y"]);
        Folder.Write(format, file, [box], o => o with { Root = root });
        Assert.Equal(box.Path, Assert.Single(Folder.Read(format, file, o => Sized(o) with { ImageFolder = root })).Path);
    }

    // As LabelMe writes it into a folder of its own, on Windows.
    [Theory]
    [InlineData("y", true, true)]
    [InlineData("y", false, true)]
    [InlineData("y/json", true, false)]
    public void A_path_from_the_label_file_can_lead_through_a_folder_above_within_the_data_set(string path, bool hasImage, bool isInside)
    {
        Folder.Put("y/json/a.json", "{\"shapes\":[],\"imagePath\":\"..\\\\images\\\\a.png\"}");
        if (hasImage)
        {
            Folder.Put("y/images/a.png", "pixels");
        }

        var read = Assert.Single(Folder.Read(DatasetFormat.LabelMe, path));
        Assert.Equal(Path.GetFullPath(Folder["y/images/a.png"]), Path.GetFullPath(read.Path!));
        Assert.Equal(isInside, Folder.Warnings.Count == 0);
    }

    // The folder that corresponds to the labels belongs to them, whatever is named; nothing beside it does.
    [Theory]
    [InlineData("y", "images", true)]
    [InlineData("y/labels", "images", true)]
    [InlineData("y/labels/a.json", "images", true)]
    [InlineData("y/labels", "other", false)]
    [InlineData("y/labels", "images/../other", false)]
    public void A_path_from_the_label_file_can_lead_to_the_folder_that_corresponds_to_the_labels(string path, string folder, bool isInside)
    {
        Folder.Put("y/labels/a.json", "{\"shapes\":[],\"imagePath\":\"..\\\\" + folder.Replace("/", "\\\\") + "\\\\a.png\"}");
        Folder.Put("y/images/a.png", "pixels");
        Folder.Put("y/other/a.png", "pixels");
        var read = Assert.Single(Folder.Read(DatasetFormat.LabelMe, path));
        Assert.Equal(isInside, read.Path == Path.GetFullPath(Folder["y/images/a.png"]));
        Assert.Equal(isInside, Folder.Warnings.Count == 0);
    }

    [Theory]
    [InlineData("a.jpe", true)]
    [InlineData("a.mpo", true)]
    [InlineData("a.heic", false)]
    [InlineData("a.ppm", false)]
    public void An_image_of_an_uncommon_format_is_not_called_missing(string name, bool isDecoded)
    {
        Folder.Put("labels/a.txt", Label);
        Folder.Put("images/" + name, "pixels");
        Assert.Empty(Folder.Read(DatasetFormat.Yolo, "."));
        Assert.Contains(name + ", the image of ", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);

        Folder.Put("images/a.png", "pixels");
        Assert.EndsWith(isDecoded ? name : "a.png", Assert.Single(Folder.Read(DatasetFormat.Yolo, ".", Sized)).Path, StringComparison.Ordinal);
        Assert.Equal(isDecoded ? 1 : 0, Folder.Warnings.Count(w => w.Contains("differ only", StringComparison.Ordinal)));
    }

    private static Prediction Box(string name, string path) => new()
    {
        X = 20,
        Y = 20,
        Width = 10,
        Height = 10,
        Class = name,
        Path = path,
        ImageWidth = 40,
        ImageHeight = 40
    };

    private static DatasetReaderOptions Sized(DatasetReaderOptions options) => options with { DefaultSize = (100, 100) };
}
