using System;
using System.IO;
using System.Linq;
using System.Text;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

/// <summary>The names, lists and settings of a YOLO data set that another one is written into: kept, told, or refused.</summary>
public sealed class YoloKeptTextTests : DatasetReading
{
    private const string Label = "0 0.5 0.5 0.2 0.2\n";

    private static readonly Prediction Bird =
        SampleBoxes.Helmet with { X = 50, Y = 50, Width = 20, Height = 20, ImageWidth = 100, ImageHeight = 100, Path = "/p/q.jpg", Class = "bird" };

    [Theory]
    [InlineData("classes.txt", "Schütz\n")]
    [InlineData("obj.names", "Schütz\n")]
    [InlineData("data.yaml", "names: [Schütz]\n")]
    [InlineData("data.yaml", "names: [a] # Schütz\n", "cat")]
    [InlineData("labels/classes.txt", "Schütz\n", "cat")]
    [InlineData("train.txt", "images/train/Schütz.jpg\n", "cat")]
    public void Text_in_a_legacy_encoding_is_refused(string file, string text, params string[] given)
    {
        Folder.Put("y/labels/train/p.txt", Label);
        File.WriteAllText(Folder["y/" + file], text, Encoding.Latin1);
        Assert.StartsWith($"{Folder["y/" + file]} is neither UTF-8 nor UTF-16, ", Refusal(given), StringComparison.Ordinal);
        Assert.Equal(2, Folder.Files().Length);
        Assert.Equal(text, File.ReadAllText(Folder["y/" + file], Encoding.Latin1));
    }

    [Fact]
    public void That_of_a_data_set_of_its_own_is_not_read()
    {
        Folder.Put("y/other/labels/p.txt", Label);
        File.WriteAllText(Folder["y/other/data.yaml"], "names: [Schütz]\n", Encoding.Latin1);
        Assert.Null(Write());
        Assert.Equal("bird\n", Folder.Text("y/classes.txt"));
    }

    // A reader reports each line that is not a label, and reads the others.
    [Theory]
    [InlineData("labels/train/old.txt", "# by hand\n0 .5 .5 .1 .1\n1 .5 .5 .2 .2")]
    [InlineData("labels/train/old.txt", "class x y w h\n\n0 .5 .5 .1 .1\n")]
    [InlineData("labels/train/old.txt", "0 0.5\n")]
    [InlineData("labels/train/old.txt", "0 0.5 0.5 0.2 O.2\n")]
    [InlineData("labels/train/old.txt", "1")]
    [InlineData("labels/old.TXT", "1 .5 .5 .2 .2")]
    public void Labels_after_what_is_none_keep_their_classes(string file, string labels)
    {
        Folder.Put("y/data.yaml", "names: [cat, dog]\n");
        Folder.Put("y/" + file, labels);
        Assert.Contains(" would keep its numbers but not its classes", Refusal("bird"), StringComparison.Ordinal);
        Assert.Null(Write());
        Assert.Equal("cat\ndog\nbird\n", Folder.Text("y/classes.txt"));
    }

    [Theory]
    [InlineData("1. Draw boxes.\n2 people check them.\n")]
    [InlineData("2024 01 report\n7 .5 boxes\n")]
    [InlineData("0 0.5 0.5 0.2 0.2\n", 1_000_000)]
    public void Note_among_labels_has_no_classes(string text, int times = 1)
    {
        Folder.Put("y/labels/notes.txt", string.Concat(Enumerable.Repeat(text, times)));
        Assert.Null(Write());
        Assert.Equal("bird\n", Folder.Text("y/classes.txt"));
    }

    // In braces they are no lines of their own; without its anchor, an alias cannot be read.
    [Theory]
    [InlineData("{names: [cat, dog], val: v, kpt_shape: [2, 3]}")]
    [InlineData("{\n  \"val\": \"v\",\n  \"names\": [\"cat\"]\n}\n")]
    [InlineData("names: &n [cat]\nother: *n\n")]
    [InlineData("names: [cat]\nval: v\n---\ntest: t\n")]
    [InlineData("  names: [cat]\n  val: v\n")]
    public void Settings_that_cannot_be_kept_are_refused(string settings)
    {
        Folder.Put("y/data.yaml", settings);
        Assert.StartsWith($"{Folder["y/data.yaml"]} has other settings than names, such as '", Refusal(), StringComparison.Ordinal);
        Assert.Equal(["y/data.yaml"], Folder.Files());
        Assert.Equal(settings, Folder.Text("y/data.yaml"));
    }

    [Theory]
    [InlineData("dataset.yaml", "{names: [cat], val: v}", "")]
    [InlineData("data.yml", "names: [cat]\nval: v\n---\ntest: t\n", "")]
    [InlineData("dataset.yaml", "names: [cat]\nval: v", "test: t\n")]
    [InlineData("../data.yaml", "set: {names: [cat], kpt_shape: [2, 3]}\n", "")]
    [InlineData("../data.yaml", "{names: [cat], kpt_shape: [2, 3]}\n", "")]
    public void So_are_those_of_another_file_that_is_no_longer_read(string file, string settings, string own)
    {
        Folder.Put("s/y/labels/p.txt", Label);
        Folder.Put("s/y/" + file, settings);
        Folder.Put("s/y/data.yaml", own);
        if (own.Length == 0)
        {
            File.Delete(Folder["s/y/data.yaml"]);
        }

        var error = Assert.ThrowsAny<IOException>(() => Folder.Write(DatasetFormat.Yolo, "s/y", [Bird], o => o with { Overwrite = true })).Message;
        Assert.Contains(own.Length == 0 ? " has other settings than names, such as '" : " both have other settings than names, ", error, StringComparison.Ordinal);
        Assert.Equal(own.Length == 0 ? 2 : 3, Folder.Files().Length);
    }

    // Nothing is read with them.
    [Fact]
    public void Settings_above_a_folder_without_labels_are_not_looked_at()
    {
        Folder.Put("s/data.yaml", "{names: [cat], kpt_shape: [2, 3]}\n");
        Folder.Put("s/y/notes.md", "none");
        Folder.Write(DatasetFormat.Yolo, "s/y", [Bird], o => o with { Warn = Folder.Warnings.Add });
        Assert.Equal("train: train.txt\nnc: 1\nnames:\n  0: \"bird\"\n", Folder.Text("s/y/data.yaml"));
        Assert.Empty(Folder.Warnings);
    }

    [Theory]
    [InlineData("names: [cat]\nval: v", "val: v\n")]
    [InlineData("base: &b [1]\nnames: [cat]\nother: *b\n", "base: &b [1]\nother: *b\n")]
    [InlineData("names: &n [cat]\nnc: 1\n...\n# end\n", "")]
    [InlineData("{names: [cat], nc: 1}", "")]
    [InlineData("", "")]
    public void Others_are_kept_as_they_are(string settings, string kept)
    {
        Folder.Put("y/data.yaml", settings);
        Assert.Null(Write());
        var names = settings.Length > 0 ? "nc: 2\nnames:\n  0: \"cat\"\n  1: \"bird\"\n" : "nc: 1\nnames:\n  0: \"bird\"\n";
        Assert.Equal("train: train.txt\n" + names + kept, Folder.Text("y/data.yaml"));
    }

    [Theory]
    [InlineData("path: .\ntrain: ./train.txt\nnames: [cat]\n", null)]
    [InlineData("train: images/train\nnames: [cat]\n", "y/data.yaml: train was 'images/train' and is now train.txt with 2 images.")]
    [InlineData("train: [a, b]\n", "y/data.yaml: train was 'a, b' and is now train.txt with 2 images.")]
    [InlineData("path: /sets/y/\nval: v\n", "y/data.yaml: path was '/sets/y' and is now this folder, in which val and test are searched.")]
    [InlineData("names: [cat", "y/data.yaml was not a readable data.yaml, so its settings are not kept.")]
    public void Settings_that_change_are_one_warning(string settings, string? warning)
    {
        Folder.Put("y/data.yaml", settings);
        Folder.Put("y/classes.txt", "cat\n");
        Folder.Put("y/labels/train/p.txt", Label);
        Folder.Put("y/images/train/p.png", "pixels");
        Assert.Equal(warning is null ? null : Folder[warning], Write());

        // The new file's own settings are none.
        Assert.Null(Write());
    }

    private string? Write(params string[] given)
    {
        Folder.Warnings.Clear();
        Folder.Write(DatasetFormat.Yolo, "y", [Bird], o => o with { Overwrite = true, ClassNames = given, Warn = Folder.Warnings.Add });
        Assert.Empty(Folder.Problems);
        return Folder.Warnings.SingleOrDefault();
    }

    private string Refusal(params string[] given)
    {
        var error = Assert.ThrowsAny<IOException>(() => Write(given)).Message;
        Assert.Empty(Folder.Warnings);
        return error;
    }
}
