using System;
using System.IO;
using System.Linq;
using System.Management.Automation;

namespace Roboflow.Inference.Tests.Datasets;

/// <summary>Without -Format, the format is inferred from the name or the content, and an ambiguous data set is an error.</summary>
public sealed class FormatInferenceTests : FolderTests
{
    private const string Box = "[Roboflow.Inference.Prediction]@{X=5;Y=5;Width=4;Height=4;Class='cat';Confidence=1;Path='a.jpg';ImageWidth=10;ImageHeight=10}";

    [Theory]
    [InlineData("Coco", "set.json")]
    [InlineData("Coco", "set.JSON")]
    [InlineData("Csv", "set.csv")]
    [InlineData("Csv", "SET.CSV")]
    [InlineData("Csv", "set.tsv")]
    [InlineData("JsonLines", "set.jsonl")]
    [InlineData("JsonLines", "set.ndjson")]
    [InlineData("Yolo", "set")]
    [InlineData("Yolo", "set", "data.yaml")]
    [InlineData("Yolo", "set", "labels")]
    [InlineData("Yolo", "set", "labels/train")]
    [InlineData("Yolo", "set", "labels/train/a.txt")]
    [InlineData("Voc", "set")]
    [InlineData("Voc", "set", "a.xml")]
    [InlineData("LabelMe", "set")]
    [InlineData("LabelMe", "set", "a.json")]
    public void What_was_written_is_read_without_its_format(string format, string destination, string read = "")
    {
        var run = _session.Run(
            $"{Box} | Export-RoboflowDataset $args[0] -Format {format}; Import-RoboflowDataset $args[1] -ImageWidth 10 -ImageHeight 10",
            null,
            At(destination),
            At((destination + "/" + read).TrimEnd('/')));
        Assert.Empty(run.Errors);
        var found = (Prediction)Assert.Single(run.Output).BaseObject;
        Assert.Equal(("cat", 3.0, 3.0, 7.0, 7.0), (found.Class, found.Left, found.Top, found.Right, found.Bottom));
    }

    [Theory]
    [InlineData("Voc", "set/Annotations")]
    [InlineData("Voc", "set/VOC2012/Annotations")]
    [InlineData("Voc", "set/train")]
    [InlineData("Coco", "set/train/_annotations.coco.json")]
    [InlineData("Coco", "set/annotations/instances_val.json")]
    [InlineData("LabelMe", "set/train")]
    [InlineData("Yolo", "set/train")]
    public void Format_of_a_folder_is_inferred_from_its_subfolders(string format, string destination)
    {
        _ = Plain("set/README.dataset.txt");
        var run = _session.Run(
            $"{Box} | Export-RoboflowDataset $args[0] -Format {format}; Import-RoboflowDataset $args[1] -ImageWidth 10 -ImageHeight 10",
            null,
            At(destination),
            At("set"));
        Assert.Empty(run.Errors);
        Assert.Equal("cat", ((Prediction)Assert.Single(run.Output).BaseObject).Class);
    }

    [Theory]
    [InlineData("set.csv")]
    [InlineData("set.tsv")]
    [InlineData("set.json")]
    [InlineData("set.jsonl")]
    [InlineData("set.NDJSON")]
    public void Extension_of_the_destination_chooses_the_format(string destination)
    {
        Assert.Empty(_session.Run($"{Box} | Export-RoboflowDataset $args[0]", null, At(destination)).Errors);
        var run = _session.Run("Import-RoboflowDataset $args[0]", null, At(destination));
        Assert.Empty(run.Errors);
        _ = Assert.Single(run.Output);
    }

    [Theory]
    [InlineData("set.xml")]
    [InlineData("set.txt")]
    [InlineData("set")]
    [InlineData("set.csv.bak")]
    public void Destination_without_a_known_extension_is_an_error(string destination)
    {
        var run = _session.Run($"{Box} | Export-RoboflowDataset $args[0]", null, At(destination));
        DetectionFixture.TheError(run, "UnknownFormat", ErrorCategory.InvalidArgument);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("both")]
    [InlineData("both/a.json")]
    [InlineData("odd.json")]
    [InlineData("odd.dat")]
    public void Ambiguous_data_set_is_an_error_that_names_Format(string path)
    {
        Directory.CreateDirectory(At("empty"));
        Directory.CreateDirectory(At("both"));
        File.WriteAllText(At("both/a.json"), "{\"shapes\":[],\"images\":[],\"annotations\":[]}");
        File.WriteAllText(At("odd.json"), "{}");
        File.WriteAllText(At("odd.dat"), "X,Y,Width,Height");
        var error = DetectionFixture.TheError(_session.Run("Import-RoboflowDataset $args[0]", null, At(path)), "UnknownFormat", ErrorCategory.InvalidArgument);
        Assert.Contains("-Format", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("set.json")]
    [InlineData("set")]
    [InlineData("data.yaml")]
    public void A_data_set_that_was_not_fetched_is_told_with_its_cause(string path)
    {
        foreach (var file in new[] { "set.json", "set/a/b.json", "data.yaml" })
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
            File.WriteAllText(At(file), "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n");
        }

        var error = DetectionFixture.TheError(_session.Run("Import-RoboflowDataset $args[0]", null, At(path)), "MalformedDataset", ErrorCategory.InvalidData);
        Assert.StartsWith(At(path), error.ToString(), StringComparison.Ordinal);
        Assert.Contains(", line 1: this is a pointer of Git LFS, not the file itself. Fetch it with 'git lfs pull'.", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("labels/a.txt", "annotations/instances.json", "set is read as Yolo. It also has files of the format Coco, in set/annotations, which are not read: ")]
    [InlineData("labels/a.txt", "Annotations/a.xml", "set is read as Yolo. It also has files of the format Voc, in set/Annotations, which are not read: ")]
    [InlineData("a.xml", "train/labels/a.txt", "set is read as Voc. It also has files of the format Yolo, in set/train, which are not read: ")]
    [InlineData("labels/a.txt", "runs/results.csv", null)]
    [InlineData("labels/a.txt", "notes/notes.json", null)]
    public void A_second_format_further_below_is_told_unless_the_format_is_named(string file, string other, string? expected)
    {
        foreach (var name in new[] { file, other })
        {
            _ = Directory.CreateDirectory(Path.GetDirectoryName(At("set/" + name))!);
            File.WriteAllText(At("set/" + name), Path.GetExtension(name) switch
            {
                ".txt" => "0 0.5 0.5 0.2 0.2",
                ".xml" => "<annotation/>",
                ".json" => name.EndsWith("notes.json", StringComparison.Ordinal) ? "{\"categories\":[]}" : "{\"images\":[],\"annotations\":[]}",
                _ => "epoch,loss\n",
            });
        }

        foreach (var (format, isTold) in new[] { (string.Empty, expected is not null), (" -Format " + (file == "a.xml" ? "Voc" : "Yolo"), false) })
        {
            var run = _session.Run(
                $"Import-RoboflowDataset $args[0] -ImageWidth 9 -ImageHeight 9 {format} -WarningVariable told 3>$null | Out-Null; "
                    + "$told | ForEach-Object Message | Where-Object { $_ -like '*is read as *' }",
                null,
                At("set"));
            Assert.Empty(run.Errors);
            Assert.Equal(isTold ? 1 : 0, run.Output.Count);
            Assert.All(run.Output, o => Assert.StartsWith(
                expected!, o.ToString()!.Replace(_folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal), StringComparison.Ordinal));
        }
    }
}
