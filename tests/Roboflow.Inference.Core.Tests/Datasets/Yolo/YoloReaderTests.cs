using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

/// <summary>YOLO folder layouts of other tools, and malformed lines.</summary>
public sealed class YoloReaderTests : DatasetReading
{
    [Theory]
    [InlineData("classes.txt", "cat\r\n\"a, b\"\r\n窓\r\n\r\n", true)]
    [InlineData("obj.names", "cat\n\"a, b\"  \n窓", false)]
    [InlineData("data.yaml", "train: ../train/images\nnc: 3\nnames: ['cat', '\"a, b\"', \"\\u7a93\"]\n", false)]
    [InlineData("data.yaml", "names:\r\n  0: cat # a comment\r\n  2: 窓\r\n  1: '\"a, b\"'\r\n", true)]
    [InlineData("data.yaml", "names:\n- cat\n- '\"a, b\"'\n- 窓\nroboflow:\n  url: x\n", false)]
    [InlineData("data.yml", "names: {0: cat, 1: '\"a, b\"',\n  2: 窓}\n", false)]
    public void Yolo_names_are_read_as_each_tool_writes_them(string file, string text, bool mark)
    {
        Folder.Put(file, text, mark);
        Folder.Put("a.txt", "0 0.5 0.5 0.2 0.2\r\n 1\t0.5 0.5 0.2 0.2  \r\n2 .5 .5 .2 .2 0.75\r\n\r\n", mark: true);
        Folder.Put("empty.txt", string.Empty);
        var read = Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (1000, 1000) });
        Assert.Empty(Folder.Problems);
        Assert.Equal(["cat 400 400 600 600", "\"a, b\" 400 400 600 600", "窓 400 400 600 600"], Boxes(read));
        Assert.Equal([1, 1, 0.75], read[0].Predictions.Select(p => p.Confidence));
        Assert.Empty(read[1].Predictions);
    }

    [Theory]
    [InlineData("yard/a.txt", "yard", "cat")]
    [InlineData("train/labels/a.txt", "train/labels", "cat")]
    [InlineData("yard/north/a.txt", "yard/north", "0")]
    public void Names_are_found_one_folder_up_and_further_out_of_folders_of_a_layout(string label, string folder, string expected)
    {
        Folder.Put("data.yaml", "names: [cat]");
        Folder.Put(label, "0 0.5 0.5 0.2 0.2");
        var read = Folder.Read(DatasetFormat.Yolo, folder, o => o with { DefaultSize = (10, 10) });
        Assert.Equal(expected, Assert.Single(read).Predictions[0].Class);
    }

    [Theory]
    [InlineData("train/labels/a.txt", "train/images/a.jpg")]
    [InlineData("labels/val/x/a.txt", "images/val/x/a.png")]
    [InlineData("obj_train_data/a.txt", "obj_train_data/a.JPG")]
    [InlineData("a.txt", "a.jpeg")]
    [InlineData("labels/a.b.txt", "labels/a.b.webp")]
    [InlineData("labels/IMG_1.txt", "images/img_1.JPG")]
    [InlineData("Labels/Val/a.txt", "IMAGES/val/A.png")]
    [InlineData("labels/cafe\u0301.txt", "images/caf\u00E9.jpg")]
    [InlineData("labels/caf\u00E9.txt", "images/CAFE\u0301.jpg")]
    public void Yolo_images_are_found_where_the_tools_put_them_and_tell_the_size(string label, string image)
    {
        Folder.Put(label, "0 0.5 0.5 1 1");
        Folder.Put(image, "pixels");
        var read = Assert.Single(Folder.Read(
            DatasetFormat.Yolo,
            ".",
            o => o with { ReadSize = path => path.EndsWith(Path.GetFileName(image), StringComparison.Ordinal) ? (40, 30) : null }));
        Assert.Empty(Folder.Problems);
        Assert.Equal((Path.GetFullPath(Folder[image]), 40, 30), (Path.GetFullPath(read.Path!), read.ImageWidth, read.ImageHeight));
        Assert.Equal("0 0 0 40 30", Assert.Single(Boxes([read])));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("data.yaml")]
    [InlineData("train")]
    [InlineData("train/labels")]
    public void Images_without_label_files_are_images_without_objects_where_the_layout_has_a_folder_for_images(string path)
    {
        Folder.Put("data.yaml", "names: [cat]");
        Folder.Put("train/labels/a.txt", "0 0.5 0.5 1 1");
        Folder.Put("train/labels/x/b.txt", "oops");
        foreach (var image in new[] { "a.jpg", "background.jpg", "a.png", "x/b.jpg", "x/c.JPG", "notes.txt", "a.heic", "phone.heic", "scan.jp2", "scan.dng" })
        {
            Folder.Put("train/images/" + image, "pixels");
        }

        var read = Folder.Read(DatasetFormat.Yolo, path, o => o with { ReadSize = _ => (40, 30) });
        Assert.Equal(
            ["a.jpg 1 40", "b.jpg 0 40", "background.jpg 0 40", "phone.heic 0 40", "scan.dng 0 40", "c.JPG 0 40"],
            read.Select(r => $"{Path.GetFileName(r.Path)} {r.Predictions.Count} {r.ImageWidth}"));
        Assert.Single(Folder.Problems);
    }

    [Theory]
    [InlineData("a.txt", "a.jpg", "b.jpg", ".")]
    [InlineData("labels/a.txt", "images/a.jpg", "images/b.jpg", "labels/a.txt")]
    public void Images_beside_labels_and_those_of_a_single_file_are_not_taken_for_empty(string label, string image, string other, string path)
    {
        Folder.Put("classes.txt", "cat");
        Folder.Put(label, "0 0.5 0.5 1 1");
        Folder.Put(image, "pixels");
        Folder.Put(other, "pixels");
        Assert.Single(Folder.Read(DatasetFormat.Yolo, path, o => o with { ReadSize = _ => (40, 30) }));
        Assert.Single(Folder.Read(DatasetFormat.Yolo, ".", o => o with { ReadSize = _ => (40, 30), ImageFolder = Path.GetDirectoryName(Folder[image]) }));
    }

    [Theory]
    [InlineData("names: {0: cat, 0: dog}", true)]
    [InlineData("names: [{id: 0, name: cat}, {id: 0, name: dog}]", true)]
    [InlineData("names: {0: dog, 0: dog}", false)]
    public void A_class_that_is_named_twice_is_a_warning(string configuration, bool isTold)
    {
        Folder.Put("data.yaml", configuration);
        Folder.Put("a.txt", "0 0.5 0.5 0.2 0.2");
        Assert.Equal(["dog 4 4 6 6"], Boxes(Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (10, 10) })));
        Assert.Empty(Folder.Problems);
        string[] expected = isTold ? [$"{Path.Combine(Folder["."], "data.yaml")}: the class 0 is named twice: 'cat' and 'dog'. The last one is used."] : [];
        Assert.Equal(expected, Folder.Warnings);
    }

    [Fact]
    public void An_image_by_its_very_name_wins_and_of_two_in_another_case_none_is_taken()
    {
        if (FolderPaths.Comparer != StringComparer.Ordinal)
        {
            // This file system has one name for all of these.
            return;
        }

        Folder.Put("classes.txt", "cat");
        foreach (var image in new[] { "x.jpg", "X.jpg", "y.jpg", "Y.jpg" })
        {
            Folder.Put(image, "pixels");
        }

        Folder.Put("X.txt", "0 0.5 0.5 1 1");
        Folder.Put("\u0059\u0301.txt", "0 0.5 0.5 1 1");
        Folder.Put("\u00FD.jpg", "pixels");
        Folder.Put("\u00DD.jpg", "pixels");
        var read = Folder.Read(DatasetFormat.Yolo, ".", o => o with { ReadSize = _ => (40, 30) });
        Assert.EndsWith("X.jpg", Assert.Single(read).Path, StringComparison.Ordinal);
        Assert.Equal(DatasetProblemKind.ImageMissing, Assert.Single(Folder.Problems).Kind);
    }

    [Theory]
    [InlineData("names: [\n", "cat,\n", "")]
    [InlineData("names: [", "'", "]\n")]
    [InlineData("names: [", "\"a\"b", "]\n")]
    public void Hostile_data_yaml_is_read_cheaply(string start, string middle, string end)
    {
        Folder.Put("data.yaml", start + string.Concat(Enumerable.Repeat(middle, 150_000)) + end);
        Folder.Put("a.txt", "7 0.5 0.5 0.2 0.2");
        Assert.Single(Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (100, 100) }));
    }

    // Python's readers end a line at these characters.
    [Theory]
    [InlineData('\v')]
    [InlineData('\f')]
    [InlineData('\u0085')]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    public void Two_objects_are_not_read_as_one(char separator)
    {
        Folder.Put("a.txt", $"0 0.5 0.5 0.2 0.2{separator}1 0.6 0.6 0.2 0.2\n0 0.5 0.5 0.2 0.2{separator}\n{separator}\n");
        var read = Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (100, 100) });
        Assert.Equal("0 40 40 60 60", Assert.Single(Boxes(read)));
        Assert.Contains($"line 1: U+{(int)separator:X4} in it ends a line", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Yolo_outlines_and_key_points_are_read()
    {
        Folder.Put("a.txt", "0 0.1 0.1 0.5 0.1 0.5 0.3\n0 0.5 0.5 0.2 0.2 0.4 0.4 2 0.6 0.6 0");
        Folder.Put("data.yaml", "kpt_shape: [2, 3]\nnames: [cat]");
        var read = Folder.Read(DatasetFormat.Yolo, "data.yaml", o => o with { DefaultSize = (100, 100) });
        Assert.Empty(Folder.Problems);
        Assert.Equal(["cat 10 10 50 30", "cat 40 40 60 60"], Boxes(read));
        Assert.Equal(3, read[0].Predictions[0].Points!.Count);
        Assert.Equal([(40.0, 40.0, 1.0)], read[0].Predictions[1].Keypoints!.Select(k => (k.X, k.Y, k.Confidence)));
    }

    [Fact]
    public void Yolo_lines_that_make_no_sense_are_named_and_the_rest_is_read()
    {
        Folder.Put("classes.txt", "cat");
        Folder.Put("a.txt", "0 0.5 0.5 0.2 0.2\n0 0.5 0,5 0.2 0.2\n1 0.5 0.5 0.2 0.2\n0 500 500 20 20\n0 0.5 0.5\nx 0.5 0.5 0.2 0.2\n0.5 0.5 0.5 0.2 0.2\n0 "
            + "0.5 0.5 -0.2 0.2\n0 0.5 0.5 nan 0.2\n0 0.5 0.5 0.4 0.4");
        Assert.Equal(["cat 40 40 60 60", "cat 30 30 70 70"], Boxes(Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (100, 100) })));
        Assert.Equal(8, Folder.Problems.Count);
        for (var i = 0; i < 8; i++)
        {
            AssertProblem(i, "./a.txt", i + 2);
        }
    }

    [Fact]
    public void YOLO_labels_without_an_image_are_one_error_per_file()
    {
        Folder.Put("a.txt", "0 0.5 0.5 0.2 0.2\n0 0.5 0.5 0.2 0.2");
        Assert.Empty(Folder.Read(DatasetFormat.Yolo, "."));
        Assert.Equal(DatasetProblemKind.ImageMissing, Assert.Single(Folder.Problems).Kind);
    }
}
