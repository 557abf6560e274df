using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Roboflow.Inference.Core.Tests.Datasets.Images;

/// <summary>Images of a data set whose names differ only in spelling: none gets the objects of another one without a word.</summary>
public sealed class SimilarImageTests : DatasetReading
{
    private const string Nfc = "caf\u00E9.jpg";
    private const string Nfd = "cafe\u0301.jpg";

    public static TheoryData<string, string> Pairs() => new()
    {
        { "a.jpg", "a.png" },
        { "a.jpg", "A.jpg" },
        { Nfc, Nfd },
        { "a b.jpg", "a%20b.jpg" },
        { "a.jpg", "a" },
        { "sub/a.jpg", "sub\\a.jpg" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void An_image_that_another_entry_names_is_not_taken_for_a_missing_one(string name, string other)
    {
        // Elsewhere, some of these names are those of one file.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        foreach (var (format, isLater) in new[] { DatasetFormat.Coco, DatasetFormat.Csv, DatasetFormat.JsonLines, DatasetFormat.Voc, DatasetFormat.LabelMe }
            .SelectMany(f => new[] { (f, false), (f, true) }))
        {
            using var folder = new DatasetFolder();
            folder.Put(name, "pixels");
            Write(folder, format, isLater ? [name, other] : [other, name]);
            var read = folder.Read(format, string.Empty);
            var given = Assert.Single(read, r => r.Path == Path.Combine(folder[string.Empty], name));
            Assert.Equal(name, Assert.Single(given.Predictions).Class);
            var missing = Assert.Single(read, r => r != given);
            Assert.Equal(other, Assert.Single(missing.Predictions).Class);
            Assert.EndsWith(other, missing.Path, StringComparison.Ordinal);
            Assert.Contains($"The image {other} of ", Assert.Single(folder.Warnings), StringComparison.Ordinal);
            Assert.Empty(folder.Problems);
        }
    }

    // The names are looked up with the decoder that reads the objects.
    [Theory]
    [InlineData("utf-16", "utf-8")]
    [InlineData("utf-16BE", "utf-8")]
    [InlineData("utf-8", "ISO-8859-1")]
    [InlineData("utf-8", "windows-1252")]
    public void The_name_in_a_VOC_file_counts_whatever_encoding_the_file_declares(string encoding, string declared)
    {
        Folder.Put("ä.jpg", "pixels");
        Put(Folder, DatasetFormat.Voc, "A", "ä.jpg", "first");
        Put(Folder, DatasetFormat.Voc, "B", "ä.png", "second");
        File.WriteAllText(Folder["A.xml"], $"<?xml version=\"1.0\" encoding=\"{declared}\"?>" + Folder.Text("A.xml"), encoding == "utf-8"
            ? new UTF8Encoding(false)
            : Encoding.GetEncoding(encoding));
        var read = Folder.Read(DatasetFormat.Voc, string.Empty);
        Assert.Equal("first", Assert.Single(Assert.Single(read, r => r.Path == Folder["ä.jpg"]).Predictions).Class);
        Assert.Equal("second", Assert.Single(Assert.Single(read, r => r.Path == Folder["ä.png"]).Predictions).Class);
        Assert.Empty(Folder.Problems);
    }

    // Neither is named exactly.
    [Theory]
    [InlineData("a.jpg", "a.png", "a.bmp")]
    [InlineData("a.jpg", "A.jpg", "A.JPG")]
    [InlineData("a b.jpg", "a%20b.jpg", "A b.jpg")]
    public void Two_entries_with_one_image_are_told(string image, string one, string two)
    {
        // Elsewhere, some of these names are those of one file.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        foreach (var format in new[] { DatasetFormat.Coco, DatasetFormat.Csv, DatasetFormat.JsonLines, DatasetFormat.Voc, DatasetFormat.LabelMe })
        {
            using var folder = new DatasetFolder();
            folder.Put(image, "pixels");
            Write(folder, format, [one, two]);
            Assert.All(folder.Read(format, string.Empty), r => Assert.Equal(folder[image], r.Path));
            var isList = format is DatasetFormat.Coco or DatasetFormat.Csv or DatasetFormat.JsonLines;
            Assert.StartsWith(folder[image] + (isList ? $" is the image of {one}" : " is in "), Assert.Single(folder.Warnings), StringComparison.Ordinal);
            Assert.EndsWith("; its objects come from both. This warning is shown once.", folder.Warnings[0], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("old.jpg", "old.jpg", "x1.jpg 1 x2.jpg 2", 0)]
    [InlineData("x1.jpg", "x1.jpg", "x1.jpg 1 x1.jpg 2", 1)]
    [InlineData("x2.jpg", "old.jpg", "x2.jpg 1 old.jpg 2", 1)]
    public void A_label_file_whose_image_is_missing_has_the_image_of_its_own_name(string first, string second, string expected, int warnings)
    {
        foreach (var format in new[] { DatasetFormat.Voc, DatasetFormat.LabelMe })
        {
            using var folder = new DatasetFolder();
            foreach (var (number, name) in new[] { (1, first), (2, second) })
            {
                folder.Put($"x{number}.jpg", "pixels");
                Put(folder, format, $"x{number}", name, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            var read = folder.Read(format, string.Empty);
            Assert.Equal(expected, string.Join(" ", read.Select(r => $"{Path.GetFileName(r.Path)} {r.Predictions[0].Class}")));
            Assert.Equal(warnings, folder.Warnings.Count);
        }
    }

    [Theory]
    [InlineData("labels/a.txt", "labels/a.jpg.txt", "images/a.jpg")]
    [InlineData("labels/a.txt", "labels/sub/a.txt", "images/a.jpg")]
    [InlineData("labels/train/a.txt", "labels/val/a.txt", "images/a.jpg")]
    [InlineData("train/labels/a.txt", "valid/labels/a.txt", "train/images/a.jpg", "train/images")]
    public void Two_label_files_of_one_image_are_told(string one, string two, string image, string? images = null)
    {
        Folder.Put("classes.txt", "p\nq");
        Folder.Put(one, "0 0.5 0.5 0.1 0.1");
        Folder.Put(two, "1 0.5 0.5 0.1 0.1");
        Folder.Put(image, "pixels");
        var read = Folder.Read(DatasetFormat.Yolo, string.Empty, o => o with { ReadSize = _ => (100, 100), ImageFolder = images is null ? null : Folder[images] });
        Assert.Equal(["p", "q"], read.SelectMany(r => r.Predictions).Select(p => p.Class).Order());
        Assert.All(read, r => Assert.Equal(Folder[image], r.Path));
        string[] files = [Folder[one], Folder[two]];
        Array.Sort(files, StringComparer.Ordinal);
        Assert.Equal(
            $"{Folder[image]} is in {files[0]} and in {files[1]}; its objects come from both. This warning is shown once.", Assert.Single(Folder.Warnings));
    }

    [Theory]
    [InlineData("a.txt", "A.txt", "a.jpg")]
    [InlineData("caf\u00E9.txt", "cafe\u0301.txt", Nfc)]
    [InlineData("c d.txt", "c%20d.txt", "c d.jpg")]
    public void A_label_file_does_not_take_the_image_of_another_one(string label, string other, string image)
    {
        // Elsewhere, some of these names are those of one file.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        Folder.Put("classes.txt", "p\nq");
        Folder.Put("labels/" + label, "0 0.5 0.5 0.1 0.1");
        Folder.Put("labels/" + other, "1 0.5 0.5 0.1 0.1");
        Folder.Put("images/" + image, "pixels");
        var read = Assert.Single(Folder.Read(DatasetFormat.Yolo, string.Empty, o => o with { ReadSize = _ => (100, 100) }));
        Assert.Equal((Folder["images/" + image], "p"), (read.Path, Assert.Single(read.Predictions).Class));
        Assert.StartsWith($"The image of {Folder["labels/" + other]} is not found", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    private static void Write(DatasetFolder folder, DatasetFormat format, string[] names)
    {
        switch (format)
        {
            case DatasetFormat.Coco:
                folder.Put("set.json", "{\"images\":[" + string.Join(",", names.Select((n, i) => $"{{\"id\":{i},\"file_name\":\"{Json(n)}\",\"width\":9,\"height\":9}}"))
                    + "],\"categories\":[" + string.Join(",", names.Select((n, i) => $"{{\"id\":{i},\"name\":\"{Json(n)}\"}}"))
                    + "],\"annotations\":[" + string.Join(",", names.Select((_, i) => $"{{\"image_id\":{i},\"category_id\":{i},\"bbox\":[1,1,2,2]}}")) + "]}");
                break;
            case DatasetFormat.Csv:
                folder.Put("set.csv", "Path,X,Y,Width,Height,Class\n" + string.Concat(names.Select(n => $"{n},2,2,2,2,{n}\n")));
                break;
            case DatasetFormat.JsonLines:
                folder.Put("set.jsonl", string.Concat(names.Select(n => $"{{\"X\":2,\"Y\":2,\"Width\":2,\"Height\":2,\"Path\":\"{Json(n)}\",\"Class\":\"{Json(n)}\"}}\n")));
                break;
            default:
                Put(folder, format, "one", names[0], names[0]);
                Put(folder, format, "two", names[1], names[1]);
                break;
        }
    }

    private static void Put(DatasetFolder folder, DatasetFormat format, string file, string name, string label)
    {
        if (format == DatasetFormat.Voc)
        {
            folder.Put(file + ".xml", $"<annotation><filename>{name}</filename><object><name>{label}</name>"
                + "<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>3</xmax><ymax>3</ymax></bndbox></object></annotation>");
        }
        else
        {
            folder.Put(
                file + ".json", $"{{\"shapes\":[{{\"label\":\"{Json(label)}\",\"points\":[[1,1],[3,1],[3,3]]}}],\"imagePath\":\"{Json(name)}\"}}");
        }
    }

    private static string Json(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal);
}
