using System;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>Label files by a pattern or from the pipeline, with the lists beside them.</summary>
public sealed class LabelFileSelectionTests : FolderTests
{
    [Theory]
    [InlineData("Import-RoboflowDataset $at/*.md -Format Yolo", 3, " 2 other files were not read either.")]
    [InlineData("[IO.DirectoryInfo]::new($at).GetFiles('*.md') | Import-RoboflowDataset -Format Yolo", 3, " 2 other files were not read either.")]
    [InlineData("Import-RoboflowDataset $at/*.md -Format Yolo", 2, " 1 other file was not read either.")]
    [InlineData("Import-RoboflowDataset $at/*.md -Format Yolo", 1, " Specify the folder of the data set.")]
    public void Files_of_which_none_is_read_are_one_error_that_counts_them(string command, int files, string end)
    {
        for (var i = 0; i < files; i++)
        {
            File.WriteAllText(At($"{i}.md"), "See the web.\n");
        }

        var error = Assert.Single(_session.Run("param($at) " + command, null, _folder).Errors);
        Assert.StartsWith(At("0.md is neither a label file (.txt) nor the data set's data.yaml."), error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(end, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Import-RoboflowDataset $at/set/labels/*.txt", "a.png 1")]
    [InlineData("Import-RoboflowDataset $at/set/labels/*.txt -ImageWidth 640 -ImageHeight 480", "a.png 1")]
    [InlineData("[IO.DirectoryInfo]::new(\"$at/set/labels\").GetFiles() | Import-RoboflowDataset", "a.png 1")]
    [InlineData("[IO.Directory]::GetFiles(\"$at/set/labels\") | Import-RoboflowDataset -ImageWidth 640 -ImageHeight 480", "a.png 1")]
    [InlineData("Import-RoboflowDataset $at/flat/*.txt", "b.png 1 test.png 0")]
    [InlineData("[IO.DirectoryInfo]::new(\"$at/flat\").GetFiles('*.txt') | Import-RoboflowDataset", "b.png 1 test.png 0")]
    [InlineData("Import-RoboflowDataset $at/set/labels/classes.txt", "", "set/labels/classes.txt is not a label file, but a list of class names.")]
    [InlineData("Import-RoboflowDataset $at/set/labels/c*.txt", "", "set/labels/classes.txt is not a label file, but a list of class names.")]
    [InlineData("[IO.FileInfo]\"$at/set/labels/classes.txt\" | Import-RoboflowDataset", "", "set/labels/classes.txt is not a label file, but a list of class names.")]
    [InlineData("Import-RoboflowDataset $at/flat/train.txt", "", "flat/train.txt is not a label file, but a list of images.")]
    [InlineData("Import-RoboflowDataset $at/flat/autosplit_train.txt", "", "flat/autosplit_train.txt is not a label file, but a list of images.")]
    [InlineData("Import-RoboflowDataset $at/flat/README.txt", "", "flat/README.txt is not a label file, but a note.")]
    [InlineData("Import-RoboflowDataset $at/set/README.md -Format Yolo", "", "set/README.md is neither a label file (.txt) nor the data set's data.yaml.")]
    [InlineData("Import-RoboflowDataset $at/flat/b.png -Format Yolo", "", "flat/b.png is neither a label file (.txt) nor the data set's data.yaml.")]
    [InlineData("Import-RoboflowDataset $at/flat/b* -Format Yolo", "b.png 1")]
    [InlineData("[IO.DirectoryInfo]::new(\"$at/flat\").GetFiles() | Import-RoboflowDataset -Format Yolo", "b.png 1 test.png 0")]
    [InlineData("[IO.DirectoryInfo]::new(\"$at/set\").GetFiles() | Import-RoboflowDataset -Format Yolo", "a.png 1")]
    public void Lists_beside_label_files_are_passed_over_and_a_named_one_is_an_error(string command, string expected, string? error = null)
    {
        foreach (var image in new[] { "set/images/a.png", "flat/b.png", "flat/test.png" })
        {
            Plain(image);
        }

        _ = Directory.CreateDirectory(At("set/labels"));
        foreach (var (file, text) in new[]
        {
            ("set/labels/a.txt", "0 0.5 0.5 0.2 0.2"), ("set/labels/classes.txt", "cat\n"), ("flat/b.txt", "0 0.5 0.5 0.2 0.2"), ("flat/classes.txt", "cat\n"),
            ("flat/train.txt", "./b.png\n"), ("flat/autosplit_train.txt", "./b.png\n"), ("flat/test.txt", string.Empty), ("flat/README.txt", "See the web.\n"),
            ("set/README.md", "See the web.\n"), ("set/data.yaml", "names: [cat]\n"), ("set/compose.yaml", "services:\n"), ("flat/.keep", string.Empty),
        })
        {
            File.WriteAllText(At(file), text);
        }

        var run = _session.Run("param($at) " + command + " -AsResult 3>&1", null, _folder);
        Assert.Equal(expected, string.Join(
            " ", run.Output.Select(o => o.BaseObject is DetectionResult r ? $"{Path.GetFileName(r.Path)} {r.Predictions.Count}" : o.ToString())));
        Assert.Equal(error is null ? 0 : 1, run.Errors.Count);
        Assert.All(run.Errors, e => Assert.StartsWith(At(error!.Split(' ')[0]) + error[error.IndexOf(' ', StringComparison.Ordinal)..], e.ToString(), StringComparison.Ordinal));
    }
}
