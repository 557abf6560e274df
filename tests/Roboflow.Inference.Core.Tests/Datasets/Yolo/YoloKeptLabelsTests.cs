using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Yolo;

namespace Roboflow.Inference.Core.Tests.Datasets.Yolo;

/// <summary>A YOLO data set that is written into a folder with labels of another one.</summary>
public sealed class YoloKeptLabelsTests : DatasetReading
{
    private const string Label = "0 0.5 0.5 0.2 0.2";

    private static readonly Prediction Dog =
        SampleBoxes.Helmet with { X = 50, Y = 50, Width = 20, Height = 20, ImageWidth = 100, ImageHeight = 100, Path = "/p/q.jpg", Class = "dog" };

    // A data.yaml above would name their numbers anew.
    [Theory]
    [InlineData("labels/train/classes.txt", "cat\ncow\n", "labels/train/p.txt")]
    [InlineData("labels/classes.txt", "cat\ncow\n", "labels/p.txt")]
    [InlineData("dataset.yaml", "names: [cat, cow]", "labels/val/p.txt")]
    [InlineData("data.yml", "names: [cat, cow]", "train/labels/p.txt")]
    [InlineData("_darknet.labels", "cat\ncow\n", "train/labels/p.txt")]
    [InlineData("../data.yaml", "names: [cat, cow]", "labels/p.txt")]
    public void Labels_in_the_folder_keep_their_classes_without_overwriting_too(string file, string names, string labels)
    {
        Folder.Put("s/y/" + file, names);
        Folder.Put("s/y/" + labels, Label);
        Folder.Write(DatasetFormat.Yolo, "s/y", [Dog]);
        Assert.Equal(["p cat", "q dog"], Classes("s/y"));
        Assert.StartsWith("cat\ncow\ndog\n", Folder.Text("s/y/classes.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public void So_do_labels_of_a_destination_that_is_called_labels()
    {
        Folder.Put("s/classes.txt", "cat\n");
        Folder.Put("s/labels/p.txt", Label);
        Folder.Write(DatasetFormat.Yolo, "s/labels", [Dog]);
        Assert.Equal(["p cat"], Classes("s/labels/p.txt"));
        Assert.Equal(["q dog"], Classes("s/labels"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Labels_in_the_folder_that_no_file_names_are_refused(bool overwrite)
    {
        Folder.Put("y/labels/val/p.txt", Label);
        var error = Refusal(overwrite);
        Assert.Contains("p.txt would keep its numbers, but no file names their classes", error, StringComparison.Ordinal);
        Assert.Equal(["labels/val/p.txt"], Folder.Files().Select(f => f["y/".Length..]));
    }

    [Theory]
    [InlineData(false, "labels/train/p.txt")]
    [InlineData(true, "labels/train/p.txt")]
    [InlineData(true, "train/labels/p.txt")]
    public void A_number_without_a_name_does_not_get_that_of_a_new_class(bool overwrite, string labels)
    {
        Folder.Put("y/obj.names", "cat\n");
        Folder.Put("y/" + labels, Label + "\n\n1 0.5 0.5 0.1 0.1\n");
        Assert.Contains("p.txt would keep its numbers, but no file names the class of one of them", Refusal(overwrite), StringComparison.Ordinal);

        // With its name, or a number that stays without one, nothing changes.
        Folder.Write(DatasetFormat.Yolo, "y", [Dog], o => o with { Overwrite = overwrite, ClassNames = ["cat", "cow"] });
        Assert.StartsWith("cat\ncow\ndog\n", Folder.Text("y/classes.txt"), StringComparison.Ordinal);
        Folder.Put("z/obj.names", "cat\n");
        Folder.Put("z/labels/p.txt", "7 0.5 0.5 0.1 0.1\n");
        Folder.Write(DatasetFormat.Yolo, "z", [Dog], o => o with { Overwrite = overwrite });
        Assert.StartsWith("cat\ndog\n", Folder.Text("z/classes.txt"), StringComparison.Ordinal);
    }

    // The new data.yaml trains on train.txt, and no longer on the folder that the old one named.
    [Theory]
    [InlineData(false, "labels/train/p.txt", "images/train/p.png")]
    [InlineData(true, "labels/train/cam/p.txt", "images/train/cam/p.png")]
    [InlineData(true, "labels/Train2017/p.txt", "images/Train2017/p.png")]
    [InlineData(true, "train/labels/p.txt", "train/images/p.png")]
    [InlineData(true, "train/p.txt", "train/p.png")]
    [InlineData(true, "labels/val/p.txt", null)]
    [InlineData(true, "holdout/labels/p.txt", null)]
    [InlineData(true, "labels/p.txt", null)]
    public void Images_of_kept_labels_stay_in_training_without_a_list_too(bool overwrite, string labels, string? image)
    {
        Folder.Put("y/obj.names", "cat\n");
        Folder.Put("y/" + labels, Label);
        Folder.Put("y/" + (image ?? labels.Replace("labels", "images").Replace(".txt", ".png")), "pixels");
        Folder.Write(DatasetFormat.Yolo, "y", [Dog], o => o with { Overwrite = overwrite });
        Assert.Equal((image is null ? string.Empty : "./" + image + "\n") + "./images/train/q.jpg\n", Folder.Text("y/train.txt"));

        // Not twice, if its labels are written again.
        Folder.Put("z/obj.names", "cat\n");
        Folder.Put("z/labels/train/q.txt", Label);
        Folder.Put("z/images/train/q.jpg", "pixels");
        Folder.Write(DatasetFormat.Yolo, "z", [Dog], o => o with { Overwrite = true });
        Assert.Equal("./images/train/q.jpg\n", Folder.Text("z/train.txt"));
    }

    // Their own names are nearer to them than those of the new data set.
    [Theory]
    [InlineData("other/data.yaml", "names: [cat]", "other/train/labels/p.txt")]
    [InlineData("other/classes.txt", "cat\n", "other/labels/p.txt")]
    public void Data_sets_below_the_folder_are_their_own(string file, string names, string labels)
    {
        Folder.Put("y/" + file, names);
        Folder.Put("y/" + labels, "0 0.5 0.5 0.2 0.2\n");
        Folder.Write(DatasetFormat.Yolo, "y", [Dog]);
        Assert.Equal("dog\n", Folder.Text("y/classes.txt"));
        Folder.Write(DatasetFormat.Yolo, "y", [Dog with { Class = "cow" }], o => o with { Overwrite = true });
        Assert.Equal(["p cat", "q cow"], Classes("y"));
    }

    [Fact]
    public void A_text_file_elsewhere_is_no_label_file()
    {
        Folder.Put("y/calibration.txt", "0 640 480 512 256\n");
        Folder.Write(DatasetFormat.Yolo, "y", [Dog]);
        Assert.Equal("dog\n", Folder.Text("y/classes.txt"));
        Assert.Equal(["q dog"], Classes("y"));
    }

    [Theory]
    [InlineData("times.txt", "0.000000\n0.033333\n0.066666\n")]
    [InlineData("stamps.txt", "1700000000 12.5\n1700000001 12.5\n")]
    public void Numbers_that_are_no_labels_do_not_end_an_overwriting_run(string file, string text)
    {
        Folder.Put("y/" + file, text);
        Folder.Write(DatasetFormat.Yolo, "y", [Dog], o => o with { Overwrite = true });
        Assert.Equal("dog\n", Folder.Text("y/classes.txt"));
        Assert.Equal(text, Folder.Text("y/" + file));
    }

    // Only files in labels/train can be written again.
    [Theory]
    [InlineData("poses.txt", true)]
    [InlineData("labels/val/p.txt", true)]
    [InlineData("labels/train/p.txt", false)]
    public void What_cannot_be_kept_ends_the_run_before_it_is_paid_for(string file, bool isKept)
    {
        Folder.Put("y/" + file, Label);
        var error = Record.Exception(() => DatasetForm.Of(DatasetFormat.Yolo).CreateWriter(new() { Destination = Folder["y"], Overwrite = true }).Dispose());
        Assert.Equal(isKept, error is KeptFilesException);
    }

    [Fact]
    public void Labels_that_cannot_be_read_can_have_the_number_of_a_new_class()
    {
        const string Expected = "p.txt would keep its numbers, but it cannot be read (this is a pointer of Git LFS";
        Folder.Put("y/classes.txt", "cat\n");
        Folder.Put("y/labels/train/p.txt", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 6\n");
        Assert.Contains(Expected, Refusal(overwrite: true), StringComparison.Ordinal);
        Assert.Contains(Expected, Refusal(overwrite: false), StringComparison.Ordinal);
        Assert.Equal("cat\n", Folder.Text("y/classes.txt"));

        // Without a new class nothing changes.
        Folder.Write(DatasetFormat.Yolo, "y", [Dog with { Class = "cat" }], o => o with { Overwrite = true });
        Folder.Write(DatasetFormat.Yolo, "y", [Dog], o => o with { Overwrite = true, ClassNames = ["cat", "dog"] });
        Assert.Equal("cat\ndog\n", Folder.Text("y/classes.txt"));
    }

    [Theory]
    [InlineData("names: [pose]\nval: images/val # mine\nkpt_shape: [2, 3]\nnc: 1\nkpt_names:\n  0:\n  - nose\n  - 'tail'\n")]
    [InlineData("train: x\r\nkpt_shape:\r\n- 2\r\n- 3\r\nval: images/val # mine\r\nkpt_names: {0: [nose,\r\n tail]}\r\nnames:\r\n- pose\r\npath: ..\r\n")]
    public void Overwriting_keeps_other_settings(string settings)
    {
        Folder.Put("y/data.yaml", settings);
        Folder.Put("y/labels/train/p.txt", "0 0.5 0.5 0.2 0.2 0.4 0.4 2 0.6 0.6 1\n");
        Folder.Write(DatasetFormat.Yolo, "y", [Dog], o => o with { Overwrite = true });
        var text = Folder.Text("y/data.yaml");
        Assert.StartsWith("train: train.txt\nnc: 2\nnames:\n  0: \"pose\"\n  1: \"dog\"\n", text, StringComparison.Ordinal);
        Assert.Contains("\nval: images/val # mine\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("train: x", text, StringComparison.Ordinal);
        var kept = Read("y").Single(r => Path.GetFileNameWithoutExtension(r.Path) == "p").Predictions[0];
        Assert.Equal(["nose 40", "tail 60"], kept.Keypoints!.Select(k => $"{k.Class} {k.X}"));
        Assert.Equal("dog", Read("y").Single(r => Path.GetFileNameWithoutExtension(r.Path) == "q").Predictions[0].Class);
        Folder.Write(DatasetFormat.Yolo, "y", [Dog], o => o with { Overwrite = true });
        Assert.Equal(text, Folder.Text("y/data.yaml"));
    }

    // The new data.yaml is read instead of them.
    [Theory]
    [InlineData("dataset.yaml", "names: [pose]\nkpt_shape: [2, 3]\nval: images/val\ntrain: images/train\n", true)]
    [InlineData("data.yml", "names: [pose]\nkpt_shape: [2, 3]\nval: images/val\ntrain: images/train\n", true)]
    [InlineData("pose.yaml", "kpt_shape: [2, 3]\nval: images/val\ntrain: images/train\nnames: [pose]\n", true)]
    [InlineData("../data.yaml", "names: [pose]\nkpt_shape: [2, 3]\nval: images/val\ntrain: images/train\n", false)]
    public void Settings_of_a_configuration_with_another_name_are_kept_too(string file, string settings, bool isInFolder)
    {
        foreach (var overwrite in new[] { false, true })
        {
            var y = $"s{overwrite}/y/";
            Folder.Warnings.Clear();
            Folder.Put(y + file, settings);
            Folder.Put(y + "labels/val/p.txt", "0 0.5 0.5 0.2 0.2 0.4 0.4 2 0.6 0.6 1\n");
            Folder.Write(DatasetFormat.Yolo, y.TrimEnd('/'), [Dog], o => o with { Overwrite = overwrite, Warn = Folder.Warnings.Add });
            Assert.Equal(settings, Folder.Text(y + file));
            Assert.Equal(isInFolder, Folder.Text(y + "data.yaml").Contains("\nval: images/val\n", StringComparison.Ordinal));
            Assert.Equal(
                Folder[y + file] + (isInFolder
                    ? ": data.yaml is now read instead, with its other settings; train was 'images/train' and is now train.txt with 1 image."
                    : ": data.yaml in the folder below is now read instead, with its key points."),
                Folder.Warnings[0].Replace($"s{overwrite}{Path.DirectorySeparatorChar}data.yaml", $"s{overwrite}/y/../data.yaml", StringComparison.Ordinal));
            Assert.Contains("kpt_shape is kept", Folder.Warnings[1], StringComparison.Ordinal);
            Assert.Equal(2, Folder.Warnings.Count);
            var kept = Read(y).Single(r => Path.GetFileNameWithoutExtension(r.Path) == "p").Predictions[0];
            Assert.Equal([40, 60], kept.Keypoints!.Select(k => k.X));
        }
    }

    private string Refusal(bool overwrite) =>
        Assert.ThrowsAny<IOException>(() => Folder.Write(DatasetFormat.Yolo, "y", [Dog], o => o with { Overwrite = overwrite })).Message;

    private IEnumerable<string> Classes(string path) =>
        Read(path).Select(r => $"{Path.GetFileNameWithoutExtension(r.Path)} {r.Predictions[0].Class}").OrderBy(c => c, StringComparer.Ordinal);

    private DetectionResult[] Read(string path) => Folder.Read(DatasetFormat.Yolo, path, o => o with { DefaultSize = (100, 100) });
}
