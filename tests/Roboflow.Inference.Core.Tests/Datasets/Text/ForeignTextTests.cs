using System;
using System.IO;
using System.Linq;
using System.Text;
using Roboflow.Inference.Datasets.Yolo;

namespace Roboflow.Inference.Core.Tests.Datasets.Text;

/// <summary>What another tool left in the place of a file is told by its name and cause, and does not become names of classes.</summary>
public sealed class ForeignTextTests : DatasetReading
{
    private const string Label = "0 0.5 0.5 0.2 0.2";
    private const string Pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n";
    private const string Xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code><Message>names: Access Denied</Message></Error>";
    private const string Page = "\uFEFF\n<!doctype HTML>\n<html>\n";
    private const string Merge = "<<<<<<< HEAD\ncat\n=======\ndog\n>>>>>>> x\n";

    [Theory]
    [InlineData("classes.txt", Pointer, 1, "this is a pointer of Git LFS")]
    [InlineData("classes.txt", "/annex/objects/SHA256E-s12--4d7a.txt\n", 1, "this is a pointer of git-annex")]
    [InlineData("classes.txt", Page, 1, "this is an HTML page")]
    [InlineData("classes.txt", "404: Not Found", 1, "this is the answer of a server")]
    [InlineData("classes.txt", "[\"cat\", \"dog\"]", 1, "this is JSON, not one name in each line")]
    [InlineData("classes.txt", Merge, 1, "this line marks a merge conflict")]
    [InlineData("obj.names", "pig\n" + Merge, 2, "this line marks a merge conflict")]
    [InlineData("classes.txt", "[ 'cat', 'dog' ]", 1, "this is JSON, not one name in each line")]
    [InlineData("classes.txt", "\n{\n  \"error\": \"gone\"\n}\n", 2, "this is JSON, not one name in each line")]
    [InlineData("classes.txt", "[\n  \"cat\",\n  \"dog\"\n]\n", 1, "this is JSON, not one name in each line")]
    [InlineData("obj.names", "[{\n", 1, "this is JSON, not one name in each line")]
    [InlineData("classes.txt", Xml, 1, "this is XML")]
    [InlineData("classes.txt", "../common/classes.txt", 1, "this is only the path of a file, '../common/classes.txt'")]
    [InlineData("classes.txt", "\n..\\common\\classes.txt\n\n", 2, "this is only the path of a file")]
    [InlineData("classes.txt", "../common/names", 1, "this is only the path of a file")]
    [InlineData("classes.txt", "common/coco.names", 1, "this is only the path of a file")]
    [InlineData("classes.txt", "outs:\n- md5: a304afb96060aad90176268345e10355\n  path: classes.txt\n", 1, "this is a file of DVC")]
    [InlineData("classes.txt", "md5: a304afb96060aad90176268345e10355\nouts:\n", 1, "this is a file of DVC")]
    [InlineData("classes.txt", "{\\rtf1\\ansi\ncat}", 1, "this is a document in Rich Text Format")]
    [InlineData("classes.txt", "--- a/classes.txt\n+++ b/classes.txt\n", 1, "this is a difference between files")]
    [InlineData("classes.txt", "diff --git a/classes.txt b/classes.txt\n", 1, "this is a difference between files")]
    [InlineData("classes.txt", "curl: (6) Could not resolve host: x", 1, "this is the error message of a program")]
    [InlineData("data.yaml", Xml, 1, "this is XML")]
    [InlineData("data.yaml", "../common/data.yaml", 1, "this is only the path of a file, '../common/data.yaml'")]
    [InlineData("data.yaml", "..\\common\\data.yaml\n", 1, "this is only the path of a file")]
    [InlineData("data.yaml", "outs:\n- md5: a304afb96060aad90176268345e10355\n  path: names\n", 1, "this is a file of DVC")]
    [InlineData("data.yaml", "curl: (6) Could not resolve host: names", 1, "this is the error message of a program")]
    [InlineData("data.yaml", Pointer, 1, "this is a pointer of Git LFS")]
    [InlineData("data.yaml", Page, 1, "this is an HTML page")]
    [InlineData("data.yaml", "names:\n<<<<<<< HEAD\n  0: cat\n=======\n  0: dog\n>>>>>>> x\n", 2, "this line marks a merge conflict")]
    public void Names_are_not_read_from_what_is_no_list_of_names(string file, string text, int line, string cause)
    {
        Folder.Put("set/" + file, text);
        Folder.Put("set/labels/a.txt", Label);
        var read = Folder.Read(DatasetFormat.Yolo, "set", o => o with { DefaultSize = (10, 10) });
        Assert.Equal("0", Assert.Single(Assert.Single(read).Predictions).Class);
        Assert.StartsWith($"{Folder["set/" + file]}, line {line}: {cause}", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);

        // Nor are they written into a new data.yaml.
        var box = new Prediction { X = 2, Y = 2, Width = 2, Height = 2, Class = "cat", Path = "b.png", ImageWidth = 10, ImageHeight = 10 };
        var error = Assert.Throws<KeptFilesException>(() => Folder.Write(DatasetFormat.Yolo, "set", [box], o => o with { Overwrite = true }));
        Assert.Contains($"but {Folder["set/" + file]} cannot be read ({cause}", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, Folder.Files().Length);
    }

    [Theory]
    [InlineData(DatasetFormat.Yolo, "labels/a.txt")]
    [InlineData(DatasetFormat.Coco, "a.json")]
    [InlineData(DatasetFormat.LabelMe, "a.json")]
    [InlineData(DatasetFormat.Voc, "a.xml")]
    [InlineData(DatasetFormat.Csv, "a.csv")]
    [InlineData(DatasetFormat.JsonLines, "a.jsonl")]
    public void A_file_that_was_not_fetched_is_one_error(DatasetFormat format, string file)
    {
        foreach (var text in new[] { Pointer, Page })
        {
            Folder.Put("set/" + file, text);
            Assert.Empty(Folder.Read(format, "set", o => o with { DefaultSize = (10, 10) }));
            var message = Assert.Single(Folder.Problems).Message;
            Assert.StartsWith($"{Folder["set/" + file]}, line 1: this is a", message, StringComparison.Ordinal);
            Assert.Contains("not the file itself", message, StringComparison.Ordinal);
            Folder.Problems.Clear();
        }
    }

    [Theory]
    [InlineData(DatasetFormat.Yolo, "a.txt", Label + "\n<<<<<<< HEAD\n")]
    [InlineData(DatasetFormat.Csv, "a.csv", "X,Y,Width,Height,Class\n<<<<<<< HEAD\n")]
    public void A_mark_of_a_merge_is_told_in_labels_and_tables(DatasetFormat format, string file, string text)
    {
        Folder.Put(file, text);
        _ = Folder.Read(format, file, o => o with { DefaultSize = (10, 10) });
        Assert.Equal($"{Folder[file]}, line 2: this line marks a merge conflict that is not resolved.", Assert.Single(Folder.Problems).Message);
    }

    [Theory]
    [InlineData("classes.txt", "<b>&amp;]]>\n[x]\n")]
    [InlineData("data.yaml", "names: ['<b>&amp;]]>', '[x]']\n")]
    public void Names_that_look_odd_are_names(string file, string text)
    {
        Folder.Put(file, text);
        Folder.Put("a.txt", Label + "\n1" + Label.Substring(1));
        Assert.Equal(["<b>&amp;]]>", "[x]"], Folder.Read(DatasetFormat.Yolo, "a.txt", o => o with { DefaultSize = (10, 10) })[0].Predictions.Select(p => p.Class));
        Assert.Empty(Folder.Problems);
    }

    [Fact]
    public void A_page_in_UTF_16_is_told_too()
    {
        File.WriteAllText(Folder["classes.txt"], "<!DOCTYPE html>\n<html>\n", Encoding.Unicode);
        Folder.Put("a.txt", Label);
        Assert.Equal("0", Folder.Read(DatasetFormat.Yolo, "a.txt", o => o with { DefaultSize = (10, 10) })[0].Predictions[0].Class);
        Assert.Contains("this is an HTML page", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b", "a/b")]
    [InlineData("{x}\ndog", "{x}")]
    [InlineData("a..b", "a..b")]
    [InlineData("n/a", "n/a")]
    [InlineData("v1.txt\nv2.txt", "v1.txt")]
    public void A_class_with_a_separator_or_a_bracket_is_a_class(string list, string name)
    {
        Folder.Put("classes.txt", list);
        Folder.Put("a.txt", Label);
        Assert.Equal(name, Folder.Read(DatasetFormat.Yolo, "a.txt", o => o with { DefaultSize = (10, 10) })[0].Predictions[0].Class);
        Assert.Empty(Folder.Problems);
        Assert.Empty(Folder.Warnings);
    }

    [Fact]
    public void A_file_in_the_place_of_names_is_no_class()
    {
        Folder.Put("data.yaml", "names: obj.names\n");
        Folder.Put("a.txt", Label);
        Assert.Equal("0", Folder.Read(DatasetFormat.Yolo, "a.txt", o => o with { DefaultSize = (10, 10) })[0].Predictions[0].Class);
        Assert.Equal($"{Folder["data.yaml"]}: names is the name of a file, 'obj.names', not a list of names.", Folder.Warnings[0]);
        Assert.Empty(Folder.Problems);
        Folder.Put("obj.names", "cat\n");
        Assert.Equal("cat", Folder.Read(DatasetFormat.Yolo, "a.txt", o => o with { DefaultSize = (10, 10) })[0].Predictions[0].Class);
    }
}
