using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Images;

/// <summary>Images below an image folder that are in the subfolder of a split, whatever of the data set is named.</summary>
public sealed class SplitFolderTests : DatasetReading
{
    private const string Voc = "<annotation><filename>a.png</filename></annotation>";
    private const string LabelMe = "{\"shapes\":[],\"imagePath\":\"a.png\",\"imageWidth\":40,\"imageHeight\":30}";
    private const string Coco = "{\"images\":[{\"id\":1,\"file_name\":\"a.png\"}],\"annotations\":[],\"categories\":[]}";
    private const string Csv = "Path,X,Y,Width,Height,Class\na.png,1,1,2,2,c\n";
    private const string JsonLines = "{\"Path\":\"a.png\",\"X\":1,\"Y\":1,\"Width\":2,\"Height\":2,\"Class\":\"c\"}\n";

    [Theory]
    [InlineData(DatasetFormat.Yolo, "labels/val/a.txt", "0 0.5 0.5 1 1", "", "labels", "labels/val", "labels/val/a.txt", "data.yaml")]
    [InlineData(DatasetFormat.Yolo, "labels/train/a.txt", "0 0.5 0.5 1 1", "", "labels", "labels/train", "labels/train/a.txt", "data.yaml")]
    [InlineData(DatasetFormat.Yolo, "labels/val/cam/a.txt", "0 0.5 0.5 1 1", "", "labels", "labels/val", "labels/val/cam", "labels/val/cam/a.txt")]
    [InlineData(DatasetFormat.Yolo, "val/labels/a.txt", "0 0.5 0.5 1 1", "", "val", "val/labels", "val/labels/a.txt", "data.yaml")]
    [InlineData(DatasetFormat.Voc, "Annotations/val/a.xml", Voc, "", "Annotations", "Annotations/val", "Annotations/val/a.xml")]
    [InlineData(DatasetFormat.Voc, "val/a.xml", Voc, "", "val", "val/a.xml")]
    [InlineData(DatasetFormat.LabelMe, "val/a.json", LabelMe, "", "val", "val/a.json")]
    [InlineData(DatasetFormat.LabelMe, "labels/val/a.json", LabelMe, "", "labels", "labels/val", "labels/val/a.json")]
    [InlineData(DatasetFormat.Coco, "val/_annotations.coco.json", Coco, "", "val", "val/_annotations.coco.json")]
    [InlineData(DatasetFormat.Csv, "val/_annotations.csv", Csv, "", "val", "val/_annotations.csv")]
    [InlineData(DatasetFormat.JsonLines, "val/a.jsonl", JsonLines, "", "val", "val/a.jsonl")]
    public void An_image_of_the_split_is_found_before_one_of_the_image_folder(DatasetFormat format, string file, string text, params string[] paths)
    {
        Folder.Put("set/data.yaml", "names: [c]\n");
        Folder.Put("set/" + file, text);
        var split = file.Contains("train", StringComparison.Ordinal) ? "train" : "val";
        var below = file.Contains("cam", StringComparison.Ordinal) ? "/cam" : string.Empty;
        foreach (var places in new[] { $"{split}{below}", $"images/{split}{below}", $"{split}/images", "Val", "." })
        {
            var isOfForm = places switch
            {
                "val/images" or "train/images" => file.StartsWith("val/labels", StringComparison.Ordinal),
                "Val" => split == "val" && below.Length == 0,
                _ => !places.StartsWith("images", StringComparison.Ordinal) || file.StartsWith("labels", StringComparison.Ordinal),
            };
            foreach (var hasOther in new[] { false, true }.Where(_ => isOfForm))
            {
                var images = $"xi-{places.Replace('/', '-')}-{hasOther}";
                Folder.Put($"{images}/{places}/a.png", "pixels");
                if (hasOther)
                {
                    Folder.Put(images + "/a.png", "pixels");
                    Folder.Put(images + "/other/a.png", "pixels");
                }

                foreach (var path in paths)
                {
                    var read = Assert.Single(Folder.Read(format, "set/" + path, o => Sized(o) with { ImageFolder = Path.GetFullPath(Folder[images]) }));
                    Assert.Equal($"{path}: {Path.GetFullPath(Folder[$"{images}/{places}/a.png"])}", $"{path}: {Path.GetFullPath(read.Path!)}");
                }
            }
        }

        Assert.Empty(Folder.Problems);
        Assert.DoesNotContain(Folder.Warnings, w => !w.Contains("-ImageWidth and -ImageHeight are not used", StringComparison.Ordinal));
    }

    // Whatever is between labels and the split, and whatever the split is called.
    [Theory]
    [InlineData("labels/cam/val/a.txt", "cam/val/a.png", "", "labels", "labels/cam", "labels/cam/val", "labels/cam/val/a.txt")]
    [InlineData("labels/cam/val/a.txt", "images/cam/val/a.png", "", "labels", "labels/cam", "labels/cam/val", "labels/cam/val/a.txt")]
    [InlineData("labels/dev/a.txt", "dev/a.png", "", "labels", "labels/dev", "labels/dev/a.txt")]
    [InlineData("labels/2024/site/a.txt", "2024/site/a.png", "", "labels", "labels/2024", "labels/2024/site", "labels/2024/site/a.txt")]
    [InlineData("labels/val/cam/a.txt", "val/cam/a.png", "", "labels", "labels/val", "labels/val/cam", "labels/val/cam/a.txt")]
    public void Part_of_the_labels_has_the_images_that_it_has_in_the_whole(string file, string image, params string[] paths)
    {
        Folder.Put("set/" + file, "0 0.5 0.5 1 1");
        foreach (var other in new[] { image, "a.png", "val/a.png", "cam/a.png", "site/a.png" })
        {
            Folder.Put("xi/" + other, "pixels");
            foreach (var path in paths)
            {
                var read = Assert.Single(Folder.Read(DatasetFormat.Yolo, "set/" + path, o => Sized(o) with { ImageFolder = Path.GetFullPath(Folder["xi"]) }));
                Assert.Equal($"{other}, {path}: {Path.GetFullPath(Folder["xi/" + image])}", $"{other}, {path}: {read.Path}");
            }
        }
    }

    [Theory]
    [InlineData(DatasetFormat.Yolo, "labels/val/a.txt", "0 0.5 0.5 1 1")]
    [InlineData(DatasetFormat.Yolo, "val/labels/a.txt", "0 0.5 0.5 1 1")]
    [InlineData(DatasetFormat.Voc, "val/a.xml", Voc)]
    [InlineData(DatasetFormat.Voc, "Annotations/val/a.xml", Voc)]
    [InlineData(DatasetFormat.Coco, "val/_annotations.coco.json", Coco)]
    public void Split_is_looked_for_in_images_and_has_images_itself(DatasetFormat format, string file, string text)
    {
        Folder.Put("set/" + file, text);
        foreach (var place in new[] { "val", "images/val", "val/images" })
        {
            var images = "xi-" + place.Replace('/', '-');
            Folder.Put($"{images}/{place}/a.png", "pixels");
            Folder.Put(images + "/a.png", "pixels");
            Folder.Put(images + "/images/a.png", "pixels");
            foreach (var path in new[] { "set", "set/" + file.Split('/')[0], "set/" + Path.GetDirectoryName(file), "set/" + file })
            {
                var read = Assert.Single(Folder.Read(format, path, o => Sized(o) with { ImageFolder = Path.GetFullPath(Folder[images]) }));
                Assert.Equal($"{path}: {Path.GetFullPath(Folder[$"{images}/{place}/a.png"])}", $"{path}: {Path.GetFullPath(read.Path!)}");
            }
        }
    }

    // Another camera's or day's images are not those of this one, however their folders are called.
    [Theory]
    [InlineData("labels/cam", "labels/cam/day1/val/a.txt", "images/cam", "day1/val/a.png", "val/a.png")]
    [InlineData("labels/cats", "labels/cats/a.txt", "images/cats", "a.png", "cats/a.png")]
    [InlineData("labels", "labels/day1/test/a.txt", "images", "day1/a.png", "test/a.png")]
    [InlineData("", "aug/train/labels/a.txt", "images", "aug/a.png", "train/a.png")]
    public void Folders_above_a_split_count(string path, string file, string imageFolder, string image, string other)
    {
        Folder.Put("set/" + file, "0 0.5 0.5 1 1");
        Folder.Put($"set/{imageFolder}/{image}", "pixels");
        Folder.Put($"set/{imageFolder}/{other}", "pixels");
        var images = Path.GetFullPath(Folder["set/" + imageFolder]);
        var read = Folder.Read(DatasetFormat.Yolo, "set/" + path, o => Sized(o) with { ImageFolder = images });
        Assert.Equal(Path.GetFullPath(Folder[$"set/{imageFolder}/{image}"]), Assert.Single(read, r => r.Predictions.Count > 0).Path);
    }

    // They say nothing about a split: the result would depend on the name of a work folder.
    [Theory]
    [InlineData("test", "test/images", "test/images/1.png", "test/images/test/1.png")]
    [InlineData("labels/proj", "pics", "pics/1.png", "pics/proj/1.png")]
    [InlineData("train/proj", "pics", "pics/1.png", "pics/proj/1.png")]
    [InlineData("Annotations/proj", "pics", "pics/1.png", "pics/proj/1.png")]
    [InlineData("labels/team/proj", "pics", "pics/1.png", "pics/team/proj/1.png")]
    public void Folders_above_the_data_set_tell_no_split(string set, string imageFolder, string image, string other)
    {
        Folder.Put($"{set}/data.yaml", "names: [cat]\n");
        Folder.Put($"{set}/labels/1.txt", "0 0.5 0.5 1 1");
        Folder.Put(image, "x");
        Folder.Put(other, "x");
        var read = Folder.Read(DatasetFormat.Yolo, set, o => o with { DefaultSize = (10, 10), ImageFolder = Folder[imageFolder] });
        Assert.Equal(Folder[image], Assert.Single(read, r => r.Predictions.Count > 0).Path);
    }

    // Its configuration tells where a data set begins.
    [Fact]
    public void Data_set_below_a_folder_called_labels_begins_at_its_configuration()
    {
        Folder.Put("labels/proj/data.yaml", "names: [cat]\n");
        Folder.Put("labels/proj/val/1.txt", "0 0.5 0.5 1 1");
        Folder.Put("pics/val/1.png", "x");
        Folder.Put("pics/proj/val/1.png", "x");
        var read = Folder.Read(DatasetFormat.Yolo, "labels/proj", o => o with { DefaultSize = (10, 10), ImageFolder = Folder["pics"] });
        Assert.Equal(Folder["pics/val/1.png"], Assert.Single(read).Path);
    }

    [Fact]
    public void Images_of_one_name_in_two_splits_are_not_exchanged()
    {
        foreach (var split in new[] { "train", "val" })
        {
            Folder.Put($"set/labels/{split}/a.txt", "0 0.5 0.5 1 1");
            Folder.Put($"xi/{split}/a.png", "pixels");
        }

        Folder.Put("xi/a.png", "pixels");
        var read = Folder.Read(DatasetFormat.Yolo, "set", o => Sized(o) with { ImageFolder = Path.GetFullPath(Folder["xi"]) });
        Assert.Equal(["train", "val"], read.Select(r => Path.GetFileName(Path.GetDirectoryName(r.Path))));
    }

    [Theory]
    [InlineData("labels/a.txt", "images/a.png", "images/a.png", "", "labels", "labels/a.txt")]
    [InlineData("labels/a.txt", "images/a.png,a.png", "a.png", "", "labels", "labels/a.txt")]
    [InlineData("labels/train2017/a.txt", "train2017/a.png,a.png", "train2017/a.png", "", "labels", "labels/train2017", "labels/train2017/a.txt")]
    [InlineData("labels/val/a.txt", "a.png", "a.png", "", "labels", "labels/val", "labels/val/a.txt")]
    [InlineData("labels/val/cam/a.txt", "cam/a.png,a.png", "cam/a.png", "", "labels", "labels/val", "labels/val/cam", "labels/val/cam/a.txt")]
    public void It_does_not_matter_what_is_named(string file, string images, string expected, params string[] paths)
    {
        Folder.Put("set/" + file, "0 0.5 0.5 1 1");
        Array.ForEach(images.Split(','), i => Folder.Put("xi/" + i, "pixels"));
        foreach (var path in paths)
        {
            var read = Assert.Single(Folder.Read(DatasetFormat.Yolo, "set/" + path, o => Sized(o) with { ImageFolder = Path.GetFullPath(Folder["xi"]) }));
            Assert.Equal($"{path}: {Path.GetFullPath(Folder["xi/" + expected])}", $"{path}: {read.Path}");
        }
    }

    // Its labels/train is that of images of any folder.
    [Theory]
    [InlineData(DatasetFormat.Yolo, "set", "a.png", "", "labels", "labels/train", "labels/train/a.txt")]
    [InlineData(DatasetFormat.Yolo, "set", "train/a.png", "", "labels", "labels/train", "labels/train/train", "labels/train/train/a.txt")]
    [InlineData(DatasetFormat.Yolo, "set", "a.png,train/a.png", "", "labels", "labels/train")]
    [InlineData(DatasetFormat.Voc, "set/train", "a.png,train/a.png", "train")]
    public void What_the_module_writes_has_the_same_images_when_it_is_read(DatasetFormat format, string set, string written, params string[] paths)
    {
        Folder.Put("xi/a.png", "pixels");
        Folder.Put("xi/train/a.png", "pixels");
        var root = Path.GetFullPath(Folder["xi"]);
        string[] images = [.. written.Split(',').Select(i => Path.GetFullPath(Folder["xi/" + i]))];
        Folder.Write(format, set, images.Select(Box), o => o with { Root = root });
        foreach (var path in paths)
        {
            var read = Folder.Read(format, "set/" + path, o => Sized(o) with { ImageFolder = root }).SelectMany(r => r.Predictions).ToArray();
            Assert.Equal(images.Length, read.Length);
            Assert.All(read, p => Assert.Equal($"{path}: {p.Class}", $"{path}: {p.Path}"));
        }
    }

    private static Prediction Box(string image) =>
        new() { X = 9, Y = 9, Width = 4, Height = 4, Class = image, Path = image, ImageWidth = 40, ImageHeight = 30 };

    private static DatasetReaderOptions Sized(DatasetReaderOptions options) => options with { DefaultSize = (40, 30) };
}
