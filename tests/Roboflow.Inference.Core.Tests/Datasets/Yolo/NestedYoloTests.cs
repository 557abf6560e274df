using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

/// <summary>Folders of several YOLO data sets, each with its own class names or its own layout.</summary>
public sealed class NestedYoloTests : DatasetReading
{
    private const string Label = "0 0.5 0.5 0.2 0.2";

    [Theory]
    [InlineData("data.yaml", "names: [cat]", "data.yaml", "names: [tree]", "labels/")]
    [InlineData("classes.txt", "cat", "classes.txt", "tree", "")]
    [InlineData("labels/classes.txt", "cat", "obj.names", "tree", "labels/train/")]
    public void Each_data_set_of_a_folder_has_its_own_names(string first, string firstText, string second, string secondText, string labels)
    {
        Folder.Put("one/" + first, firstText);
        Folder.Put("two/" + second, secondText);
        Folder.Put($"one/{labels}a.txt", Label);
        Folder.Put($"two/{labels}b.txt", Label);
        Assert.Equal("cat tree", Classes("."));
        Folder.Put("data.yaml", "names: [top]");
        Assert.Equal("cat tree", Classes("."));
        Assert.Empty(Folder.Warnings);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("labels")]
    [InlineData("labels/train")]
    [InlineData("labels/train/a.txt")]
    public void Within_a_data_set_its_configuration_counts_whatever_is_named(string path)
    {
        Folder.Put("labels/train/a.txt", Label);
        Folder.Put("labels/classes.txt", "dog");
        Assert.Equal("dog", Classes(path));
        Folder.Put("data.yaml", "names: [cat]");
        Assert.Equal("cat", Classes(path));
    }

    // labelImg writes a list next to the labels, and a trainer reads only data.yaml.
    [Theory]
    [InlineData("n", "labels/train/classes.txt", "names: [cat, dog]")]
    [InlineData("n/labels/train", "labels/train/classes.txt", "names: [cat, dog]")]
    [InlineData("n/labels/train/a.txt", "labels/train/classes.txt", "nc: 2\nnames: {0: cat, 1: dog}")]
    [InlineData("n", "labels/classes.txt", "names: [cat, dog]")]
    [InlineData("n", "classes.txt", "names: [cat, dog]")]
    [InlineData("n", "obj.names", "names: [cat]")]
    public void List_that_names_a_class_differently_than_the_configuration_is_one_warning(string path, string list, string settings)
    {
        Folder.Put("n/labels/train/a.txt", Label);
        Folder.Put("n/labels/val/b.txt", Label);
        Folder.Put("n/data.yaml", settings);
        Folder.Put("n/" + list, "dog\ncat\n");
        Assert.All(Classes(path).Split(' '), c => Assert.Equal("cat", c));
        Assert.Equal(
            $"{Folder["n/" + list]}: class 0 is 'dog' there, but 'cat' in {Folder["n/data.yaml"]}, whose names are used. If the labels have the numbers of that "
                + "list, name the classes with -ClassName.",
            Assert.Single(Folder.Warnings));
        Folder.Warnings.Clear();
        Assert.Equal("dog", Assert.Single(Folder.Read(DatasetFormat.Yolo, "n/labels/train", o => o with { DefaultSize = (9, 9), ClassNames = ["dog", "cat"] }))
            .Predictions[0].Class);
        Assert.Empty(Folder.Warnings);
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("cat\ndog\n")]
    [InlineData("cat\n\nbird\n")]
    [InlineData(" cat \n")]
    [InlineData("version https://git-lfs.github.com/spec/v1\n")]
    [InlineData("[\"dog\"]")]
    [InlineData("dog\0\n")]
    [InlineData("")]
    public void List_that_agrees_or_cannot_be_read_is_none_where_a_configuration_counts(string list)
    {
        Folder.Put("n/labels/train/a.txt", Label);
        Folder.Put("n/data.yaml", "names: [cat, dog]");
        Folder.Put("n/classes.txt", list);
        Assert.Equal("cat", Classes("n"));
        Assert.Empty(Folder.Warnings);
        Assert.Empty(Folder.Problems);
    }

    [Fact]
    public void Own_lists_agree_also_for_names_with_control_characters()
    {
        Prediction box = new() { X = 5, Y = 5, Width = 4, Height = 4, ImageWidth = 10, ImageHeight = 10, Path = "/p/a.jpg" };
        Folder.Write(DatasetFormat.Yolo, "y", [box with { Class = "a\nb" }, box with { Class = " c\t" }]);
        Assert.Equal("a\nb  c\t", Classes("y"));
        Assert.Empty(Folder.Warnings);
    }

    [Fact]
    public void A_named_configuration_counts_for_all_labels()
    {
        Folder.Put("all.yaml", "names: [thing]");
        Folder.Put("one/data.yaml", "names: [cat]");
        Folder.Put("one/labels/a.txt", Label);
        Assert.Equal("thing", Classes("all.yaml"));
    }

    [Fact]
    public void A_damaged_configuration_of_several_folders_is_one_error()
    {
        Folder.Put("y/data.yaml", "names: [");
        Folder.Put("y/labels/train/a.txt", Label);
        Folder.Put("y/labels/val/a.txt", Label);
        Assert.Equal("0 0", Classes("y"));
        Assert.Single(Folder.Problems);
    }

    [Theory]
    [InlineData("flat/b.txt", "flat/b.jpg")]
    [InlineData("b.txt", "b.jpg")]
    [InlineData("images/b.txt", "images/b.jpg")]
    public void Labels_next_to_their_images_are_read_also_if_other_folders_have_labels(string label, string image)
    {
        Folder.Put("data.yaml", "names: [cat]");
        Folder.Put("labels/a.txt", Label);
        Folder.Put(label, Label);
        Folder.Put(image, "pixels");
        Folder.Put("notes.txt", "nothing");
        Assert.Equal("cat cat", Classes("."));
        Assert.Empty(Folder.Problems);
        Assert.Empty(Folder.Warnings);
    }

    [Fact]
    public void Of_two_label_files_of_an_image_the_one_in_labels_counts_with_a_warning()
    {
        Folder.Put("data.yaml", "names: [cat, dog]");
        Folder.Put("labels/a.txt", Label);
        Folder.Put("images/a.txt", "1 0.5 0.5 0.2 0.2");
        Folder.Put("images/a.jpg", "pixels");
        Assert.Equal("cat", Classes("."));
        Assert.Contains(Path.Combine("images", "a.txt") + " is not read, because ", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    private string Classes(string path) => string.Join(
        " ",
        Folder.Read(DatasetFormat.Yolo, path, o => o with { DefaultSize = (100, 100) }).SelectMany(r => r.Predictions).Select(p => p.Class));
}
