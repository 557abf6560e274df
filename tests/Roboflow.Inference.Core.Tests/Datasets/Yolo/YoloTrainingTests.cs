using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

/// <summary>What a trainer finds in a YOLO data set that was written, wherever it is started: as Ultralytics searches for images and labels.</summary>
public sealed class YoloTrainingTests : DatasetReading
{
    private const string Label = "0 0.5 0.5 0.2 0.2\n";

    private static readonly Prediction Bird =
        SampleBoxes.Helmet with { X = 50, Y = 50, Width = 20, Height = 20, ImageWidth = 100, ImageHeight = 100, Path = "/p/q.jpg", Class = "bird" };

    [Theory]
    [InlineData("y")]
    [InlineData("other")]
    public void Data_set_trains_from_any_folder(string current)
    {
        // Another data set with an image of the same name.
        Folder.Put("other/labels/train/q.txt", Label);
        Folder.Put("other/images/val/x.jpg", "pixels");
        Folder.Put("y/images/val/v.jpg", "pixels");
        Folder.Put("y/data.yaml", "val: images/val\nnames: [bird]\n");
        Folder.Write(DatasetFormat.Yolo, "y", [Bird], o => o with { Overwrite = true });
        Assert.Equal([At("y/labels/train/q.txt")], Trained("y", current));
        Assert.Equal(At("y/images/val"), Place("y", "val", current));
    }

    [Theory]
    [InlineData("./images/train/old.jpg", "./images/train/q.jpg")]
    [InlineData("images\\train\\old.jpg", "./images/train/q.jpg")]
    [InlineData(".\\images\\train\\old.jpg", "./images/train/q.jpg")]
    [InlineData("./train/images/old.jpg", "./images/train/q.jpg", 3)]
    [InlineData("data/images/train/old.jpg", "data/images/train/q.jpg")]
    [InlineData("data/obj_train_data/old.jpg", "data/images/train/q.jpg", 3)]
    [InlineData("y/images/train/old.jpg", "y/images/train/q.jpg")]
    [InlineData("../y/images/train/old.jpg", "../y/images/train/q.jpg")]
    public void New_images_are_listed_like_those_of_the_list_that_is_kept(string old, string expected, int count = 2)
    {
        Assert.Equal(count, Relisted(old, expected).Length);
        Assert.Empty(Folder.Warnings);
    }

    // The set was moved, so these folders do not exist. A line to a share could still lead to an image.
    [Theory]
    [InlineData("/data/y/images/train/old.jpg", 2)]
    [InlineData("C:\\sets\\y\\images\\train\\old.jpg", 2)]
    [InlineData("../orig/images/train/old.jpg", 2)]
    [InlineData("/data/images/train/images/train/old.jpg", 2)]
    [InlineData("\\\\host\\sets\\y\\images\\train\\old.jpg", 3)]
    public void New_images_of_a_data_set_that_was_moved_are_listed_in_its_folder_with_a_warning(string old, int count)
    {
        Assert.Equal(count, Relisted(old, "./images/train/q.jpg").Length);
        Assert.Contains($"train.txt: its lines begin with {old[..^"images/train/old.jpg".Length]}, which is not this folder", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void New_images_of_a_copied_data_set_do_not_become_those_of_the_original()
    {
        Folder.Put("orig/images/train/old.jpg", "pixels");
        var old = Folder["orig/images/train/old.jpg"];
        Assert.Equal([old, "./images/train/q.jpg", "./images/train/old.jpg"], Relisted(old, "./images/train/q.jpg"));
        Assert.Contains(Folder["orig/"], Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    // Its labels are in that folder, and stay.
    [Theory]
    [InlineData("./sub/images/train/old.jpg", null)]
    [InlineData("sub\\images\\train\\old.jpg", "They stay")]
    [InlineData("./gone/images/train/old.jpg", null)]
    [InlineData("../sub/images/train/old.jpg", "They stay")]
    [InlineData("./../sub/images/train/old.jpg", "They stay")]
    [InlineData("sub2/images/train/old.jpg", "They stay")]
    [InlineData("../images/train/old.jpg", "They stay")]
    [InlineData("../sub/y/images/train/old.jpg", "They stay")]
    [InlineData("./myimages/train/old.jpg", null)]
    [InlineData("nowhere/images/train/old.jpg", "Those of images that are written again are replaced, the others stay", false)]
    public void Relative_line_to_another_folder_stays(string old, string? told, bool stays = true)
    {
        foreach (var place in new[] { "y/sub", "sub", "sub2", "sub/y", "." })
        {
            Folder.Put(place + "/images/train/old.jpg", "pixels");
        }

        Assert.Equal(stays, Relisted(old, "./images/train/q.jpg").Contains(old));
        Assert.Equal(told is null ? 0 : 1, Folder.Warnings.Count);
        Assert.All(Folder.Warnings, w => Assert.EndsWith($"moved. {told}, and new images are listed with ./.", w, StringComparison.Ordinal));
        Folder.Put("y/train.txt", $"{old}\n./images/train/z.jpg\n");
        Folder.Write(DatasetFormat.Yolo, "y", [Bird with { Path = "/p/old.jpg" }], o => o with { Overwrite = true, Warn = Folder.Warnings.Add });
        string[] kept = stays ? [old] : [];
        Assert.Equal([.. kept, "./images/train/z.jpg", "./images/train/old.jpg"], File.ReadAllLines(Folder["y/train.txt"]));
    }

#if NET
    // .NET Framework follows no links.
    [Fact]
    public void Full_path_through_a_link_is_that_of_the_folder()
    {
        Folder.Put("y/labels/train/old.txt", Label);
        Directory.CreateSymbolicLink(Folder["link"], Folder["y"]);
        Assert.Equal([Folder["link/images/train/q.jpg"], Folder["link/images/train/old.jpg"]], Relisted(Folder["link/images/train/old.jpg"], Folder["link/images/train/q.jpg"]));
        Assert.Empty(Folder.Warnings);
    }
#endif

    // Its labels are beside it, and stay.
    [Fact]
    public void Another_image_of_the_name_does_not_replace_a_line()
    {
        foreach (var name in new[] { "a", "b" })
        {
            Folder.Put($"y/{name}.jpg", "pixels");
            Folder.Put($"y/{name}.txt", Label);
        }

        Folder.Put("y/classes.txt", "bird\n");
        Folder.Put("y/train.txt", "./a.jpg\n./b.jpg\n");
        Folder.Write(DatasetFormat.Yolo, "y", [Bird with { Path = "/z/a.jpg" }], o => o with { Overwrite = true });
        Assert.Equal(["./a.jpg", "./b.jpg", "./images/train/a.jpg"], File.ReadAllLines(Folder["y/train.txt"]));
    }

    [Theory]
    [InlineData("images/train/old.jpg", "labels/train/old.txt")]
    [InlineData("train/images/old.jpg", "train/labels/old.txt")]
    public void Lines_that_need_the_current_folder_to_be_their_own_no_longer_do(string old, string labels)
    {
        Folder.Put("y/data.yaml", "path: ./\ntrain: train.txt\nnames: [bird]\n");
        Folder.Put("y/" + labels, Label);
        Folder.Put("y/train.txt", $"{old}\n/elsewhere/images/train/far.jpg\n");
        Folder.Write(DatasetFormat.Yolo, "y", [Bird], o => o with { Overwrite = true });
        Assert.Equal([At("y/" + labels), At("y/labels/train/q.txt")], Trained("y", "."));
    }

    [Fact]
    public void Of_lines_to_several_folders_those_to_this_one_show_how_new_images_are_listed()
    {
        Folder.Put("y/labels/train/old.txt", Label);
        Folder.Put("y/classes.txt", "bird\n");
        Folder.Put("y/train.txt", $"/far/images/train/x.jpg\n{Folder["y/"]}images/train/old.jpg\n");
        Folder.Write(DatasetFormat.Yolo, "y", [Bird], o => o with { Overwrite = true });
        Assert.Equal(Folder["y/"] + "images/train/q.jpg", File.ReadAllLines(Folder["y/train.txt"])[^1]);
        Folder.Put("y/train.txt", "/far/images/train/x.jpg\n/away/images/train/old.jpg\n");
        Folder.Write(DatasetFormat.Yolo, "y", [Bird], o => o with { Overwrite = true });
        Assert.Equal("./images/train/q.jpg", File.ReadAllLines(Folder["y/train.txt"])[^1]);
    }

    // A trainer replaces the last 'images' in a path by 'labels'.
    [Fact]
    public void Image_whose_labels_a_trainer_does_not_find_is_one_warning()
    {
        Prediction[] boxes = [Bird with { Path = "/p/cam/images/a.jpg" }, Bird with { Path = "/p/images/b.jpg" }, Bird with { Path = "/p/myimages/c.jpg" }];
        Folder.Write(DatasetFormat.Yolo, "y", boxes, o => o with { Root = "/p", Warn = Folder.Warnings.Add });
        Assert.Equal(2, 3 - Trained("y", ".").Length);
        Assert.StartsWith("/p/cam/images/a.jpg: ", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    // A trainer of key points ignores an image with another number of columns.
    [Theory]
    [InlineData("kpt_shape: [3, 3]\n", true, true)]
    [InlineData("set:\n  kpt_shape: [3, 3]\n", true, true)]
    [InlineData("kpt_shape: [3, 3]\n", false, false)]
    [InlineData("val: images/val\n", true, false)]
    public void Boxes_beside_a_shape_of_key_points_that_is_kept_are_one_warning(string settings, bool hasBoxes, bool isTold)
    {
        Folder.Put("y/data.yaml", "names: [bird]\n" + settings);
        Folder.Put("y/labels/train/old.txt", "0 .5 .5 .2 .2 .4 .4 2 .5 .5 2 .6 .6 2\n");
        DetectionResult[] results = Array.ConvertAll(["q", "r"], n => new DetectionResult
        {
            Path = $"/p/{n}.jpg",
            ImageWidth = 100,
            ImageHeight = 100,
            Predictions = hasBoxes ? [Bird with { Path = $"/p/{n}.jpg" }] : [],
        });
        Folder.Write(DatasetFormat.Yolo, "y", results, o => o with { Overwrite = true, Warn = Folder.Warnings.Add });
        Assert.Equal(isTold ? 1 : 0, Folder.Warnings.Count);
        Assert.All(Folder.Warnings, w => Assert.StartsWith(Folder["y/data.yaml"].Replace("/", Path.DirectorySeparatorChar.ToString()) + ": kpt_shape is kept", w));
    }

    // Writes a new image twice, and then also the one of the list.
    private string[] Relisted(string old, string expected)
    {
        Folder.Put("y/data.yaml", "train: train.txt\nnames: [bird]\n");
        Folder.Put("y/labels/train/old.txt", Label);
        Folder.Put("y/train.txt", old + "\n");
        for (var i = 0; i < 2; i++)
        {
            Folder.Write(DatasetFormat.Yolo, "y", [Bird], o => o with { Overwrite = true, Warn = Folder.Warnings.Add });
            Assert.Equal([old, expected], File.ReadAllLines(Folder["y/train.txt"]));
        }

        Folder.Write(DatasetFormat.Yolo, "y", [Bird, Bird with { Path = "/p/old.jpg" }], o => o with { Overwrite = true, Warn = Folder.Warnings.Add });
        return File.ReadAllLines(Folder["y/train.txt"]);
    }

    private string At(string name) => Path.GetFullPath(Folder[name]);

    private string Place(string folder, string key, string current)
    {
        var settings = File.ReadAllLines(Folder[folder + "/data.yaml"]).Select(l => l.Split([": "], 2, StringSplitOptions.None)).Where(s => s.Length == 2).ToDictionary(s => s[0], s => s[1]);
        var root = settings.TryGetValue("path", out var path) ? Path.Combine(Folder[current], path) : Folder[folder];
        return Path.GetFullPath(Path.Combine(root, settings[key]));
    }

    // The label files of the images in the list for training.
    private string[] Trained(string folder, string current)
    {
        var list = Place(folder, "train", current);
        IEnumerable<string> images = File.ReadAllLines(list).Select(l =>
            l.StartsWith("./", StringComparison.Ordinal) ? Path.GetDirectoryName(list) + l[1..] : Path.Combine(Folder[current], l));
        return [.. images.Select(i => i.Replace('\\', '/')).Select(i => i.LastIndexOf("/images/", StringComparison.Ordinal) is >= 0 and var at ? i[..at] + "/labels/" + i[(at + 8)..] : i)
            .Select(i => Path.GetFullPath(Path.ChangeExtension(i, ".txt"))).Where(File.Exists)];
    }
}
