using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>Data sets that are read twice in a run, and those that are written so that they are not read again.</summary>
public sealed class RepeatedSourceTests : FolderTests
{
    [Theory]
    [InlineData("set/data.yaml, set/train/labels, set/valid", "set/train/labels is read again: ")]
    [InlineData("set, set", "set is read again: ")]
    [InlineData("set/train, set/train/labels/a.txt, set/valid/labels/b.txt, set/valid", "set/train/labels/a.txt is read again: ")]
    [InlineData("set/valid/labels/b.txt, set/valid", "set/valid is read again: ")]
    [InlineData("set/*", "set")]
    [InlineData("set/train/labels, set/valid", null)]
    [InlineData("set, set/.old", null)]
    [InlineData("set/.old/labels, set", null)]
    [InlineData("set/.old, set/.old/labels", "set/.old/labels is read again: ")]
    [InlineData("set/train/labels/a.txt, set/valid/labels/b.txt", null)]
    public void Objects_that_come_twice_are_told_once(string paths, string? expected)
    {
        foreach (var (split, name) in new[] { ("train", "a"), ("valid", "b"), (".old", "c") })
        {
            Plain($"set/{split}/images/{name}.png");
            _ = Directory.CreateDirectory(At($"set/{split}/labels"));
            File.WriteAllText(At($"set/{split}/labels/{name}.txt"), "0 0.5 0.5 0.2 0.2");
        }

        File.WriteAllText(At("set/data.yaml"), "names: [cat]");
        var run = _session.Run(
            "Import-RoboflowDataset @($input) -Format Yolo -ClassName cat -WarningVariable told 3>$null | Out-Null; $told | ForEach-Object Message",
            paths.Split(", ").Select(At));
        Assert.Empty(run.Errors);
        Assert.Equal(expected is null ? 0 : 1, run.Output.Count);
        Assert.All(run.Output, o => Assert.StartsWith(At(expected!), o.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("labels/train, labels/val", "/images/a.png is in ")]
    [InlineData("labels/*/a.txt", "/images/a.png is in ")]
    [InlineData("labels/train, labels/train", "/labels/train is read again: ")]
    [InlineData("labels/train/a.txt, labels/val/b.txt", null)]
    public void An_image_of_two_sources_is_told_once(string paths, string? expected)
    {
        Plain("images/a.png");
        Plain("images/b.png");
        foreach (var file in new[] { "train/a", "val/a", "val/b" })
        {
            _ = Directory.CreateDirectory(At("labels/" + Path.GetDirectoryName(file)));
            File.WriteAllText(At($"labels/{file}.txt"), "0 0.5 0.5 0.2 0.2");
        }

        var run = _session.Run(
            "Import-RoboflowDataset @($input) -Format Yolo -ClassName cat -WarningVariable told 3>$null | Out-Null; $told | ForEach-Object Message",
            paths.Split(", ").Select(At));
        Assert.Empty(run.Errors);
        Assert.Equal(expected is null ? 0 : 1, run.Output.Count);
        Assert.All(run.Output, o => Assert.StartsWith(_folder + expected, o.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Import-RoboflowDataset $args[0] -Format Yolo -ClassName cat, cat")]
    [InlineData("@{ Path = '/p/a.png'; X = 1; Y = 1; Width = 2; Height = 2; Class = 'cat'; ImageWidth = 9; ImageHeight = 9 } "
        + "| Export-RoboflowDataset \"$($args[0])/new\" -Format Yolo -ClassName cat, cat")]
    public void A_class_that_is_named_twice_is_told(string command)
    {
        Plain("a.png");
        File.WriteAllText(At("a.txt"), "1 0.5 0.5 0.2 0.2");
        var run = _session.Run(command + " -WarningVariable told 3>$null | Out-Null; $told | ForEach-Object Message", null, _folder);
        Assert.Empty(run.Errors);
        Assert.Contains("-ClassName: the classes 0 and 1 have the same name, 'cat'.", run.Output.Select(o => o.ToString()));
    }

    // A file that is named is read whatever its name is; those of a folder are not.
    [Theory]
    [InlineData("set, set/c.log", 2, null)]
    [InlineData("set/c.log, set", 2, null)]
    [InlineData("set/c.log, set/c.log", 2, "set/c.log")]
    [InlineData("set, set/._d.jsonl", 2, null)]
    [InlineData("set, set/.e.jsonl", 3, "set/.e.jsonl")]
    [InlineData("set/d.jsonl, set", 2, "set")]
    public void A_file_that_its_folder_does_not_have_is_not_read_again(string paths, int objects, string? expected)
    {
        _ = Directory.CreateDirectory(At("set"));
        string[] files = [.. paths.Split(", ").Where(p => p != "set").Append("set/d.jsonl").Distinct()];
        foreach (var file in files)
        {
            File.WriteAllText(At(file), $$"""{"X":1,"Y":1,"Width":2,"Height":2,"Class":"cat","Path":"/p/{{Path.GetFileName(file)}}.jpg"}""" + "\n");
        }

        var run = _session.Run(
            "@(Import-RoboflowDataset @($input) -Format JsonLines -WarningVariable told 3>$null).Count; $told | ForEach-Object Message", paths.Split(", ").Select(At));
        Assert.Empty(run.Errors);
        Assert.Equal(objects, run.Output[0].BaseObject);
        Assert.Equal(expected is null ? [] : [At(expected) + " is read again"], run.Output.Skip(1).Select(o => o.ToString().Split(':')[0]));
    }

    [Theory]
    [InlineData("Yolo", ".cam/a.png", true)]
    [InlineData("Voc", "yard/.cam/a.png", true)]
    [InlineData("LabelMe", "yard/._a.png", true)]
    [InlineData("Coco", ".cam/a.png", false)]
    [InlineData("Voc", ".a.png", false)]
    [InlineData("Yolo", "yard.cam/a.png", false)]
    public void A_label_file_that_no_tool_reads_again_is_told_when_it_is_written(string format, string image, bool isTold)
    {
        Plain("images/" + image);
        Plain("images/second/" + image);
        var run = _session.Run(
            """
            param($root, $first, $second, $set, $format)
            $first, $second | ForEach-Object { [pscustomobject]@{ X = 50; Y = 50; Width = 40; Height = 40; Class = 'a'; Path = $_ } } |
                Export-RoboflowDataset $set -Format $format -Relative $root -WarningVariable told 3>$null
            @(Import-RoboflowDataset $set -Format $format -ImageFolder $root -ErrorAction Ignore).Count
            $told | ForEach-Object Message
            """,
            null,
            At("images"),
            At("images/" + image),
            At("images/second/" + image),
            At(format == "Coco" ? "set.json" : "set"),
            format);
        Assert.Empty(run.Errors);
        Assert.Equal(isTold ? 0 : 2, run.Output[0].BaseObject);
        Assert.Equal(isTold ? 1 : 0, run.Output.Count - 1);
        Assert.All(run.Output.Skip(1), o => Assert.StartsWith(At("images/" + image) + ": label files of images in folders", o.ToString(), StringComparison.Ordinal));
    }
}
