using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

/// <summary>Images whose label files are named like a list of images, of classes, or a note; and data sets written over others.</summary>
public sealed class YoloNameTests : DatasetReading
{
    private const string Label = "0 0.5 0.5 0.2 0.2";

    private static readonly Prediction Box = SampleBoxes.Helmet with { X = 50, Y = 50, Width = 20, Height = 20, ImageWidth = 100, ImageHeight = 100 };

    [Theory]
    [InlineData("y")]
    [InlineData("y/labels/train")]
    public void Own_export_is_read_back_whatever_its_images_are_called(string path)
    {
        string[] images = ["classes.jpg", "ok.jpg", "readme-1.jpg", "test.jpg"];
        Folder.Write(DatasetFormat.Yolo, "y", images.Select(i => Box with { Path = "/p/" + i }));
        var read = Read(path);
        Assert.Equal(images.Select(Path.GetFileNameWithoutExtension), read.Select(r => Path.GetFileNameWithoutExtension(r.Path)));
        Assert.All(read, r => Assert.Equal("helmet", Assert.Single(r.Predictions).Class));
        Assert.Empty(Folder.Problems);
    }

    [Fact]
    public void Empty_label_file_of_an_existing_image_is_an_image_without_objects()
    {
        Folder.Put("labels/train/test.txt", string.Empty);
        Folder.Put("labels/train/ok.txt", Label);
        Folder.Put("labels/train/classes.txt", "thing\n");
        Folder.Put("images/train/test.png", "-");
        Assert.Equal(["ok", "test.png"], Read(".").Select(r => Path.GetFileName(r.Path)));
        Assert.Empty(Folder.Problems);
    }

    [Fact]
    public void In_a_flat_folder_lists_are_no_labels_and_labels_are_no_lists()
    {
        Folder.Put("flat/test.txt", Label);
        Folder.Put("flat/val.txt", string.Empty);
        Folder.Put("flat/README.txt", "See the web page.\n");
        Folder.Put("flat/train.txt", "images/a.jpg\n");
        Folder.Put("flat/classes.txt", "thing\n");
        Folder.Put("photos/val.png", "-");
        Assert.Equal(["test"], Read("flat").Select(r => Path.GetFileName(r.Path)));
        Assert.Equal(["test", "val.png"], Read("flat", Folder["photos"]).Select(r => Path.GetFileName(r.Path)));
        Assert.Equal("thing", Read("flat")[0].Predictions[0].Class);
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("cat\n\ndog\n", "the name of class 1 is empty.")]
    [InlineData("\ncat\ndog\n", "the name of class 0 is empty.")]
    [InlineData("cat\nbird\ndog\n\n\n", null)]
    public void A_blank_line_in_a_list_of_classes_is_told(string list, string? expected)
    {
        Folder.Put("classes.txt", list);
        Folder.Put("a.txt", "2" + Label.Substring(1));
        Assert.Equal("dog", Assert.Single(Read(".")[0].Predictions).Class);
        Assert.Equal(expected is null ? [] : [$"{Folder["./classes.txt"]}: {expected}"], Folder.Warnings);
    }

    [Fact]
    public void A_class_list_above_does_not_hide_the_key_points_further_up()
    {
        Folder.Put("data.yaml", "names: [a]\nkpt_shape: [1, 2]\n");
        Folder.Put("train/classes.txt", "a\n");
        Folder.Put("train/a.txt", Label + " 0.25 0.75");
        var point = Assert.Single(Assert.Single(Read("train")[0].Predictions).Keypoints!);
        Assert.Equal((25d, 75d), (point.X, point.Y));
    }

    [Fact]
    public void Overwriting_keeps_the_classes_of_labels_that_stay()
    {
        Folder.Write(DatasetFormat.Yolo, "y", [Box with { Path = "/p/p.jpg", Class = "cat" }, Box with { Path = "/p/q.jpg", Class = "dog" }]);
        Folder.Write(DatasetFormat.Yolo, "y", [Box with { Path = "/p/q.jpg", Class = "dog" }], o => o with { Overwrite = true });
        Assert.Equal(["p cat", "q dog"], Read("y").Select(r => $"{Path.GetFileNameWithoutExtension(r.Path)} {r.Predictions[0].Class}"));
    }

    [Fact]
    public void Overwriting_with_other_class_numbers_is_refused_while_other_labels_stay()
    {
        Folder.Write(DatasetFormat.Yolo, "y", [Box with { Path = "/p/p.jpg", Class = "cat" }, Box with { Path = "/p/q.jpg", Class = "dog" }]);
        Prediction[] all = [Box with { Path = "/p/q.jpg", Class = "dog" }, Box with { Path = "/p/p.jpg", Class = "cat" }];
        var error = Assert.ThrowsAny<IOException>(() => Folder.Write(DatasetFormat.Yolo, "y", all.Take(1), o => o with { Overwrite = true, ClassNames = ["dog"] }));
        Assert.Contains("class 0 is 'cat' there and 'dog' now", error.Message, StringComparison.Ordinal);
        Assert.Equal(["p cat", "q dog"], Read("y").Select(r => $"{Path.GetFileNameWithoutExtension(r.Path)} {r.Predictions[0].Class}"));

        // With every label replaced, nothing contradicts the new numbers.
        Folder.Write(DatasetFormat.Yolo, "y", all, o => o with { Overwrite = true, ClassNames = ["dog"] });
        Assert.StartsWith("dog\ncat\n", Folder.Text("y/classes.txt"), StringComparison.Ordinal);
        Assert.Equal(["p cat", "q dog"], Read("y").Select(r => $"{Path.GetFileNameWithoutExtension(r.Path)} {r.Predictions[0].Class}"));
    }

    [Fact]
    public void Overwriting_is_refused_while_labels_stay_whose_names_cannot_be_read()
    {
        const string Damaged = "names: [cat\ntrain: x";
        Folder.Put("y/data.yaml", Damaged);
        Folder.Put("y/labels/train/p.txt", "0 0.5 0.5 0.2 0.2");
        Prediction[] dog = [Box with { Path = "/p/q.jpg", Class = "dog" }];
        var error = Assert.ThrowsAny<IOException>(() => Folder.Write(DatasetFormat.Yolo, "y", dog, o => o with { Overwrite = true }));
        Assert.Contains("data.yaml cannot be read", error.Message, StringComparison.Ordinal);
        Assert.Equal(Damaged, Folder.Text("y/data.yaml"));

        // The names in another file are enough.
        Folder.Put("y/classes.txt", "cat\n");
        Folder.Write(DatasetFormat.Yolo, "y", dog, o => o with { Overwrite = true });
        Assert.Equal(["p cat", "q dog"], Read("y").Select(r => $"{Path.GetFileNameWithoutExtension(r.Path)} {r.Predictions[0].Class}"));
    }

    [Fact]
    public void Overwriting_is_refused_while_labels_stay_that_no_file_names()
    {
        Folder.Put("y/labels/train/p.txt", Label);
        Folder.Put("y/notes.txt", "See the web page.\n");
        Prediction[] dog = [Box with { Path = "/p/q.jpg", Class = "dog" }];
        var error = Assert.ThrowsAny<IOException>(() => Folder.Write(DatasetFormat.Yolo, "y", dog, o => o with { Overwrite = true }));
        Assert.Contains("p.txt would keep its numbers, but no file names their classes", error.Message, StringComparison.Ordinal);
        Assert.Equal(["labels/train/p.txt", "notes.txt"], Folder.Files().Select(f => f["y/".Length..]));

        // A label file without objects has no numbers, and names can be given.
        Folder.Put("y/labels/train/p.txt", "\n");
        Folder.Write(DatasetFormat.Yolo, "y", dog, o => o with { Overwrite = true });
        Folder.Put("z/labels/train/p.txt", Label);
        Folder.Write(DatasetFormat.Yolo, "z", dog, o => o with { Overwrite = true, ClassNames = ["cat"] });
        Assert.Equal(["q dog", "p cat", "q dog"], Read("y").Concat(Read("z")).Where(r => r.Predictions.Count > 0)
            .Select(r => $"{Path.GetFileNameWithoutExtension(r.Path)} {r.Predictions[0].Class}"));
    }

    [Theory]
    [InlineData("data.yaml", "nc: 3\nnames: [a, b]", "nc is 3, but there are 2 names. The names are used.")]
    [InlineData("data.yaml", "nc: 1\nnames: {0: a, 1: b}", "nc is 1, but there are 2 names. The names are used.")]
    [InlineData("data.yaml", "names: [a, '', '']", "the name of class 1 is empty.")]
    [InlineData("data.yaml", "names: {5: a, 0: b, 3: a, 4: b}", "the classes 0 and 4 have the same name, 'b'.")]
    [InlineData("labels/classes.txt", "a\nb\na\n", "the classes 0 and 2 have the same name, 'a'.")]
    [InlineData("data.yaml", "nc: 6\nnames: {0: a, 5: b}", null)]
    [InlineData("data.yaml", "nc: 2\nnames: {0: a, 5: A}", null)]
    [InlineData("data.yaml", "nc: many\nnames: [a, b]", null)]
    [InlineData("labels/classes.txt", "a\n\nb\n", "the name of class 1 is empty.")]
    [InlineData("data.yaml", "names: [a, null]", "the name of class 1 is empty.")]
    [InlineData("data.yaml", "names:\n  0: a\n  1: ~\n", "the name of class 1 is empty.")]
    [InlineData("data.yaml", "names: 'cat, dog'", "names is a text, not a list: 'cat, dog' is the name of one class. Write a list such as [cat, dog], without "
        + "quotation marks around it.")]
    [InlineData("data.yaml", "names: \"['cat']\"", "names is a text, not a list: '['cat']' is the name of one class. Write a list such as [cat, dog], without "
        + "quotation marks around it.")]
    [InlineData("data.yaml", "names: |\n  cat\n  dog\n", "names is a text, not a list: 'cat\ndog' is the name of one class. Write a list such as [cat, dog], "
        + "without quotation marks around it.")]
    [InlineData("data.yaml", "path: ~\ntrain: null\nval: Null\nnc: null\nkpt_shape: NULL\nkpt_names: null\nnames: cat", null)]
    public void Unclear_class_names_are_one_warning(string file, string names, string? warning)
    {
        Folder.Put(file, names);
        Folder.Put("labels/p.txt", Label);
        Folder.Put("labels/q.txt", Label);
        Assert.All(Read("."), r => Assert.Single(r.Predictions));
        Assert.Equal(warning is null ? [] : [$"{Folder["./" + file]}: {warning}"], Folder.Warnings);
        Assert.Empty(Folder.Problems);
    }

    // In YAML, a null without quotation marks is nothing.
    [Theory]
    [InlineData("null", "0")]
    [InlineData("~", "0")]
    [InlineData("Null", "0")]
    [InlineData("'null'", "null")]
    [InlineData("\"~\"", "~")]
    [InlineData("!!str null", "null")]
    [InlineData("[null]", "")]
    [InlineData("['null']", "null")]
    [InlineData("null and void", "null and void")]
    public void A_null_is_no_name_unless_it_is_quoted(string names, string expected)
    {
        Folder.Put("data.yaml", $"names: {names}\n");
        Folder.Put("labels/p.txt", Label);
        Assert.Equal(expected, Assert.Single(Read(".")[0].Predictions).Class);
        Assert.Equal(expected.Length < 2 && expected != "~" ? 1 : 0, Folder.Warnings.Count);
    }

    [Fact]
    public void Overwriting_makes_no_class_of_a_null()
    {
        Folder.Put("y/data.yaml", "path: null\ntrain: ~\nnames: null\n");
        Folder.Write(DatasetFormat.Yolo, "y", [Box], o => o with { Overwrite = true, Warn = Folder.Warnings.Add });
        Assert.Equal("helmet\n", Folder.Text("y/classes.txt"));
        Assert.Empty(Folder.Warnings);
    }

    // A data.yaml beside it would be found first and name the numbers anew.
    [Theory]
    [InlineData("dataset.yaml", "names: [cat, cow]")]
    [InlineData("coco8.yaml", "names: [cat, cow]")]
    [InlineData("obj.names", "cat\ncow\n")]
    [InlineData("labels/classes.txt", "cat\ncow\n")]
    public void Overwriting_keeps_the_classes_wherever_they_are_named(string file, string names)
    {
        Folder.Put("y/" + file, names);
        Folder.Put("y/labels/train/p.txt", "0 0.5 0.5 0.2 0.2");
        Folder.Write(DatasetFormat.Yolo, "y", [Box with { Path = "/p/q.jpg", Class = "dog" }], o => o with { Overwrite = true });
        Assert.Equal(["p cat", "q dog"], Read("y").Select(r => $"{Path.GetFileNameWithoutExtension(r.Path)} {r.Predictions[0].Class}"));
        Assert.StartsWith("cat\ncow\ndog\n", Folder.Text("y/classes.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_box_without_an_area_is_described_as_such()
    {
        Folder.Write(DatasetFormat.Yolo, "y", [Box with { Width = 0 }]);
        Assert.Equal("A box of 'helmet' is outside /p/a.jpg or has no area.", Assert.Single(Folder.Problems).Message);
    }

    private DetectionResult[] Read(string path, string? images = null) =>
        Folder.Read(DatasetFormat.Yolo, path, o => o with { DefaultSize = (100, 100), ImageFolder = images });

    [Fact]
    public void Kept_labels_stay_in_the_list_of_images()
    {
        Folder.Write(DatasetFormat.Yolo, "y", [Box with { Path = "/p/a.jpg" }, Box with { Path = "/p/b.jpg" }]);
        Folder.Put("y/train.txt", Folder.Text("y/train.txt") + "./images/train/c.jpg\r\n\n/data/y/images/train/d.jpg");
        Folder.Write(DatasetFormat.Yolo, "y", [Box with { Path = "/p/b.png" }, Box with { Path = "/p/d.jpg" }], o => o with { Overwrite = true });
        Assert.Equal("./images/train/a.jpg\n./images/train/c.jpg\n./images/train/b.png\n./images/train/d.jpg\n", Folder.Text("y/train.txt"));
    }

    // The images of a data set below its own folder, as -Relative keeps them.
    [Theory]
    [InlineData("/p")]
    [InlineData("/p/images/train")]
    public void No_image_is_twice_in_the_list_whatever_its_folder_is_called(string root)
    {
        Prediction[] boxes = [Box with { Path = "/p/images/train/a.jpg" }, Box with { Path = "/p/images/train/images/train/a.jpg" }];
        var written = Array.ConvertAll(new int[2], _ =>
        {
            Folder.Write(DatasetFormat.Yolo, "y", boxes, o => o with { Root = root, Overwrite = true });
            return Folder.Text("y/train.txt");
        });
        Assert.Equal(written[0], written[1]);

        // One of the two is not written again.
        Folder.Write(DatasetFormat.Yolo, "y", boxes.Take(1), o => o with { Root = root, Overwrite = true });
        Assert.Equal(written[0].Split('\n').Order(), Folder.Text("y/train.txt").Split('\n').Order());
    }
}
