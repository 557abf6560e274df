using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

/// <summary>Splits of a data.yaml that are not in its folder.</summary>
public sealed class YoloElsewhereTests : DatasetReading
{
    private const string Label = "1 0.5 0.5 0.2 0.2\n";

    private static readonly Prediction Dog =
        SampleBoxes.Helmet with { X = 50, Y = 50, Width = 20, Height = 20, ImageWidth = 100, ImageHeight = 100, Path = "/p/q.jpg", Class = "dog" };

    [Theory]
    [InlineData("val: ../valset/images", "val ('../valset/images') is")]
    [InlineData("test: ../valset/images", "test ('../valset/images') is")]
    [InlineData("val: [images/train, ../valset/images]", "val ('../valset/images') is")]
    [InlineData("val: ..\\valset\\images", "val ('..\\valset\\images') is")]
    [InlineData("val: ../valset/images/*.jpg", "val ('../valset/images/*.jpg') is")]
    [InlineData("path: ..\nval: valset/images", "val ('valset/images') is")]
    [InlineData("val: /no/disk/with/val", "val ('/no/disk/with/val') is")]
    [InlineData("val: //server/share/val\ntest: https://host.example/test.zip", "val ('//server/share/val'), test ('https://host.example/test.zip') are")]
    [InlineData("val: val.txt", "the images of val ('val.txt') are")]
    [InlineData("val: ../val.txt", "val ('../val.txt') is")]
    public void Split_that_is_not_read_is_a_warning(string setting, string told)
    {
        Put(setting);
        foreach (var path in new[] { "ds", "ds/data.yaml" })
        {
            Folder.Warnings.Clear();
            Assert.Equal(["dog 40 40 60 60"], Boxes(Read(path)));
            var warning = Assert.Single(Folder.Warnings);
            Assert.StartsWith($"{Folder["ds/data.yaml"]}: {told} not in this folder", warning, StringComparison.Ordinal);
        }

        Assert.Empty(Folder.Problems);
        Folder.Warnings.Clear();
        _ = Read("ds/labels/train");
        Assert.Empty(Folder.Warnings);
    }

    [Fact]
    public void Split_elsewhere_does_not_concern_a_single_file()
    {
        Folder.Put("ds/data.yaml", "train: .\nval: ../valset\nnames: [cat, dog]\n");
        Folder.Put("ds/a.txt", Label);
        Folder.Put("ds/a.jpg", "x");
        Assert.Equal(["dog 40 40 60 60"], Boxes(Read("ds/a.txt")));
        Assert.Empty(Folder.Warnings);
        _ = Read("ds");
        Assert.Single(Folder.Warnings);
    }

    // Paths of another machine, those of Roboflow, and splits that are not there yet.
    [Theory]
    [InlineData("val: images/val")]
    [InlineData("val: ../train/images")]
    [InlineData("val: /content/drive/ds/images/train")]
    [InlineData("val: 'C:\\data\\ds\\images\\train'")]
    [InlineData("path: ../datasets/ds\nval: images/train")]
    [InlineData("val: images/*/*.jpg")]
    [InlineData("val: ''\ntest: null")]
    [InlineData("val: own.txt")]
    public void Split_in_the_folder_is_none(string setting)
    {
        Put(setting);
        Folder.Put("ds/train/images/b.jpg", "x");
        Folder.Put("ds/own.txt", "./images/train/a.jpg\n");
        Assert.Equal(["dog 40 40 60 60"], Boxes(Read("ds")));
        Assert.DoesNotContain(Folder.Warnings, w => w.Contains("not in this folder", StringComparison.Ordinal));
    }

    [Fact]
    public void Folder_without_labels_says_where_they_are()
    {
        Folder.Put("ds/coco.yaml", "path: ../sets/coco\ntrain: images/train\nval: images/val\nnames: [cat, dog]\n");
        Folder.Put("sets/coco/labels/train/a.txt", Label);
        Assert.Empty(Read("ds/coco.yaml"));
        Assert.Contains("train ('images/train'), val ('images/val') are not in this folder", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
        Assert.Single(Folder.Problems);
    }

    // Sizes can be given without images.
    [Theory]
    [InlineData("train: ../train/images", "train/labels/a.txt")]
    [InlineData("path: ../datasets/ds\ntrain: images/train", "labels/train/a.txt")]
    [InlineData("train: train.txt", "labels/train/a.txt")]
    [InlineData("train: ../other/images/train", "../other/labels/train/a.txt")]
    public void Split_whose_labels_are_read_is_none(string setting, string labels)
    {
        Folder.Put("s/ds/data.yaml", $"{setting}\nnames: [cat, dog]\n");
        Folder.Put("s/ds/train.txt", "/old/ds/images/train/a.jpg\n");
        Folder.Put("s/ds/" + labels, Label);
        if (labels.Contains("other", StringComparison.Ordinal))
        {
            Folder.Put("s/other/images/train/a.jpg", "x");
            Folder.Put("s/other/classes.txt", "cat\ndog\n");
            Assert.Equal(["dog 40 40 60 60"], Boxes(Read("s")));
        }
        else
        {
            Assert.Equal(["dog 40 40 60 60"], Boxes(Read("s/ds")));
        }

        Assert.Empty(Folder.Warnings);
    }

    [Fact]
    public void Folder_that_is_named_through_a_link_is_that_of_the_path()
    {
        Folder.Put("real/data.yaml", $"path: {Folder["real"]}\ntrain: images/train\nnames: [cat, dog]\n");
        Folder.Put("real/labels/train/a.txt", Label);
        Folder.Put("real/images/train/a.jpg", "x");
#if NET
        _ = Directory.CreateSymbolicLink(Folder["link"], Folder["real"]);
        Assert.Equal(["dog 40 40 60 60"], Boxes(Read("link")));
#endif
        Assert.Equal(["dog 40 40 60 60"], Boxes(Read("real")));
        Assert.Empty(Folder.Warnings);
    }

    [Fact]
    public void Number_that_no_class_has_is_a_warning_and_the_others_stay()
    {
        Folder.Put("ds/data.yaml", "val: v\nnames: {-1: bg, 0: cat, 1: dog}\n");
        Folder.Put("ds/labels/train/old.txt", Label);
        Folder.Write(DatasetFormat.Yolo, "ds", [Dog], o => o with { Overwrite = true, Warn = Folder.Warnings.Add });
        Assert.Empty(Folder.Warnings);
        Folder.Put("ds/data.yaml", "names: {-1: bg, 0: cat, 1: dog}\n");
        Assert.Equal(["dog 40 40 60 60", "dog 40 40 60 60"], Boxes(Read("ds")));
        Assert.Contains("the name 'bg' is not used, because no class has the number -1.", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

#if NET
    [Theory]
    [InlineData("labels", DatasetFormat.Yolo)]
    [InlineData("labels/train", DatasetFormat.Yolo)]
    [InlineData("sub", DatasetFormat.LabelMe)]
    public void Folder_that_is_a_link_to_another_one_is_a_warning(string name, DatasetFormat format)
    {
        Folder.Put("other/train/q.txt", Label);
        Folder.Put("ds/notes.md", "none");
        Folder.Put("ds/labels/notes.md", "none");
        if (name == "labels")
        {
            Directory.Delete(Folder["ds/labels"], recursive: true);
        }

        _ = Directory.CreateSymbolicLink(Folder["ds/" + name], Folder[name == "labels/train" ? "other/train" : "other"]);
        var image = Dog with { Path = Folder["sub/q.jpg"] };
        Folder.Write(format, "ds", [image], o => o with { Overwrite = true, Warn = Folder.Warnings.Add, ClassNames = ["dog"], Root = Folder[""] });
        Assert.Contains(Folder.Warnings, w => w.Contains(" through a link, so files are written there, outside the destination.", StringComparison.Ordinal));
    }
#endif

    // The labels of val are numbered by these names, wherever they are.
    [Theory]
    [InlineData("val: ../valset/images", null)]
    [InlineData("val: /no/disk", "labels/train/background.txt")]
    [InlineData("test: images/test", null)]
    [InlineData("nc: 2", null)]
    public void Names_stay_though_the_folder_has_no_labels(string setting, string? background)
    {
        Folder.Put("ds/data.yaml", $"train: train.txt\n{setting}\nnames: [cat, dog]\n");
        if (background is not null)
        {
            Folder.Put("ds/" + background, string.Empty);
        }

        Folder.Write(DatasetFormat.Yolo, "ds", [Dog], o => o with { Overwrite = true, Warn = Folder.Warnings.Add });
        Assert.Contains("names:\n  0: \"cat\"\n  1: \"dog\"\n", Folder.Text("ds/data.yaml"), StringComparison.Ordinal);
        Assert.StartsWith("1 ", Folder.Text("ds/labels/train/q.txt"), StringComparison.Ordinal);
        Assert.Empty(Folder.Warnings);
    }

    [Theory]
    [InlineData("val: ../valset/images\n", "class 0 was 'cat' and is now 'dog', also in labels elsewhere.")]
    [InlineData("", null)]
    public void Other_names_for_splits_elsewhere_are_a_warning(string setting, string? told)
    {
        Folder.Put("ds/data.yaml", $"train: train.txt\n{setting}names: [cat, dog]\n");
        Folder.Write(DatasetFormat.Yolo, "ds", [Dog], o => o with { Overwrite = true, Warn = Folder.Warnings.Add, ClassNames = ["dog"] });
        Assert.Equal(told is null ? [] : [$"{Folder["ds/data.yaml"]}: {told}"], Folder.Warnings);
        Assert.Equal(told is null ? "dog\n" : "dog\ncat\n", Folder.Text("ds/classes.txt"));
    }

    [Theory]
    [InlineData("ds/images/val/q.jpg", true)]
    [InlineData("ds/valid/images/q.jpg", true)]
    [InlineData("ds/images/train/q.jpg", false)]
    [InlineData("ds/images/q.jpg", false)]
    [InlineData("other/images/val/q.jpg", false)]
    public void Image_of_another_split_of_the_data_set_is_a_warning(string image, bool isTold)
    {
        Folder.Put("ds/notes.md", "none");
        Folder.Write(DatasetFormat.Yolo, "ds", [Dog with { Path = Folder[image] }], o => o with { Warn = Folder.Warnings.Add });
        Assert.Equal(isTold, Folder.Warnings.Exists(w => w.StartsWith(Folder[image] + " is in another split of this data set", StringComparison.Ordinal)));
    }

    // A folder such as that of a camera is a split only if data.yaml says so.
    [Theory]
    [InlineData("images/cam1/q.jpg", "", false)]
    [InlineData("cam1/images/q.jpg", "", false)]
    [InlineData("Train/images/q.jpg", "", false)]
    [InlineData("images/TRAIN/q.jpg", "", false)]
    [InlineData("images/Val/q.jpg", "", true)]
    [InlineData("Validation/images/q.jpg", "", true)]
    [InlineData("images/cam1/q.jpg", "val: images/cam1", true)]
    [InlineData("images/cam1/deep/q.jpg", "val: [images/cam2, ./images/cam1/]", true)]
    [InlineData("images/cam1/q.jpg", "val: images/cam2", false)]
    [InlineData("images/cam10/q.jpg", "val: images/cam1", false)]
    [InlineData("cam1/images/q.jpg", "test: ../cam1/images", true)]
    [InlineData("cam1/q.jpg", "val: cam1/*.jpg", true)]
    [InlineData("images/cam1/q.jpg", "path: images\nval: cam1", true)]
    [InlineData("images/cam1/q.jpg", "train: images\nval: images", false)]
    [InlineData("images/cam1/q.jpg", "train: images\nval: images/cam1", true)]
    [InlineData("images/test/q.jpg", "train: images/test", false)]
    [InlineData("images/cam1/q.jpg", "val: val.txt", true)]
    public void Split_of_the_data_set_is_what_its_settings_name(string image, string settings, bool isTold)
    {
        Folder.Put("ds/data.yaml", settings + "\nnames: [cat, dog]\n");
        Folder.Put("ds/val.txt", "./images/cam1/q.jpg\n");
        Folder.Put("ds/" + image, "x");
        Folder.Write(DatasetFormat.Yolo, "ds", [Dog with { Path = Folder["ds/" + image] }], o => o with { Overwrite = true, Warn = Folder.Warnings.Add });
        Assert.Equal(isTold, Folder.Warnings.Exists(w => w.Contains(" is in another split of this data set", StringComparison.Ordinal)));
    }

    private DetectionResult[] Read(string path) => Folder.Read(DatasetFormat.Yolo, path, o => o with { DefaultSize = (100, 100) });

    private void Put(string setting)
    {
        Folder.Put("ds/data.yaml", $"train: images/train\n{setting}\nnames: [cat, dog]\n");
        Folder.Put("ds/labels/train/a.txt", Label);
        Folder.Put("ds/images/train/a.jpg", "x");
        Folder.Put("ds/val.txt", Folder["valset/images/v.jpg"] + "\n");
        Folder.Put("val.txt", "./valset/images/v.jpg\n");
        Folder.Put("valset/images/v.jpg", "x");
        Folder.Put("valset/labels/v.txt", Label);
    }
}
