using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Roboflow.Inference.Core.Tests.Datasets.Text;

/// <summary>Every text format in every encoding that tools on Windows write.</summary>
public sealed class EncodingTests : DatasetReading
{
    public static IEnumerable<object[]> All() =>
        from form in new[]
        {
            (DatasetFormat.Coco, "a.json", "{\"images\":[{\"id\":1,\"file_name\":\"a.jpg\",\"width\":10,\"height\":10}],"
                + "\"categories\":[{\"id\":1,\"name\":\"窓\"}],\"annotations\":[{\"image_id\":1,\"category_id\":1,\"bbox\":[1,1,2,2]}]}"),
            (DatasetFormat.JsonLines, "a.jsonl", "{\"X\":2,\"Y\":2,\"Width\":2,\"Height\":2,\"Class\":\"窓\"}\r\n"),
            (DatasetFormat.Csv, "a.csv", "X,Y,Width,Height,Class\r\n2,2,2,2,窓\r\n"),
            (DatasetFormat.Voc, "a.xml", "<?xml version=\"1.0\" "
                + "encoding=\"utf-8\"?><annotation><object><name>窓</name><bndbox><xmin>2</xmin><ymin>2</ymin><xmax>3</xmax><ymax>3</ymax></bndbox></object></annotation>"),
            (DatasetFormat.LabelMe, "a.json", "{\"shapes\":[{\"label\":\"窓\",\"shape_type\":\"rectangle\",\"points\":[[3,3],[1,1]]}],\"imageWidth\":10,\"imageHeight\":10}"),
            (DatasetFormat.Yolo, "a.txt", "0 0.2 0.2 0.2 0.2\r\n"),
        }
        from encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode }
        select new object[] { form.Item1, form.Item2, form.Item3, encoding };

    [Theory]
    [MemberData(nameof(All))]
    public void A_text_is_read_in_any_encoding(DatasetFormat format, string name, string text, Encoding encoding)
    {
        File.WriteAllText(Folder[name], text, encoding);
        File.WriteAllText(Folder["data.yaml"], "names: [窓]", encoding);
        var read = Folder.Read(format, name, o => o with { DefaultSize = (10, 10) });
        Assert.Empty(Folder.Problems);
        Assert.Equal("窓 1 1 3 3", Assert.Single(Boxes(read)));
    }

    // As >> of PowerShell 7 does with a file of Windows PowerShell.
    [Theory]
    [InlineData("b.jpg,cat,5,5,2,2\n", true)]
    [InlineData("b.jpg,cat,5,5,2,2\r\n", true)]
    [InlineData("b,x,5,5,2,2\nc,x,5,5,2,2\n", true)]
    [InlineData("dog\r\n", true)]
    [InlineData("dogs\r\n", true)]
    [InlineData("dog\n", true)]
    [InlineData("", false)]
    public void Lines_in_UTF_8_that_were_appended_to_a_text_in_UTF_16_are_told(string appended, bool isTold)
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode }.Where(e => e.Equals(Encoding.Unicode) || appended.Length is 0 or > 9))
        {
            foreach (var name in new[] { "cat", "上海", "上床下床中山上海上海", "നായ…പൂച്ച", "“നായ”", "ਕੁੱਤਾ", "કૂતરો", "窓ガラス", "개" })
            {
                File.WriteAllText(Folder["a.csv"], $"Path,Class,X,Y,Width,Height\r\na.jpg,{name},5,5,2,2\r\n", encoding);
                File.AppendAllText(Folder["a.csv"], appended);
                Folder.Warnings.Clear();
                Assert.Equal(name, Folder.Read(DatasetFormat.Csv, "a.csv").SelectMany(r => r.Predictions).First().Class);
                Assert.Equal(isTold ? 1 : 0, Folder.Warnings.Count(w => w.Contains("is neither UTF-8 nor UTF-16", StringComparison.Ordinal)));
            }
        }
    }

    // Excel's default for CSV. Two names that differ only in such a letter become one.
    [Theory]
    [InlineData(DatasetFormat.Csv, "a.csv", "X,Y,Width,Height,Class\r\n2,2,2,2,Schütz\r\n2,2,2,2,Schätz\r\n", "a.csv")]
    [InlineData(DatasetFormat.JsonLines, "a.jsonl", "{\"X\":2,\"Y\":2,\"Width\":2,\"Height\":2,\"Class\":\"Schütz\"}\n", "a.jsonl")]
    [InlineData(DatasetFormat.Yolo, "a.txt", "0 0.2 0.2 0.2 0.2\n", "data.yaml")]
    [InlineData(DatasetFormat.Yolo, "a.txt", "0 0.2 0.2 0.2 0.2\n", "classes.txt")]
    public void Text_in_a_legacy_encoding_is_one_warning(DatasetFormat format, string name, string text, string told)
    {
        File.WriteAllText(Folder[name], text, Encoding.Latin1);
        if (format == DatasetFormat.Yolo)
        {
            File.WriteAllText(Folder[told], told == "data.yaml" ? "names: [Schütz]" : "Schütz", Encoding.Latin1);
        }

        var read = Folder.Read(format, name, o => o with { DefaultSize = format == DatasetFormat.Yolo ? (10, 10) : null });
        Assert.NotEmpty(read);
        Assert.StartsWith($"{Folder[told]} is neither UTF-8 nor UTF-16: ", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }

    // As 'cat' joins two files that begin with one, or a tool writes one before a text that has it.
    [Theory]
    [InlineData("classes.txt", "\uFEFFcat\n\uFEFFdog\n")]
    [InlineData("classes.txt", "\uFEFF\uFEFFcat\r\n\uFEFF\uFEFFdog")]
    [InlineData("obj.names", "cat\r\uFEFFdog\n")]
    [InlineData("data.yaml", "\uFEFF\uFEFFnames: [cat, dog]\n")]
    [InlineData("data.yaml", "nc: 2\n\uFEFFnames: [cat, dog]\n")]
    public void Byte_order_mark_at_the_beginning_of_a_line_is_no_part_of_a_name(string file, string text)
    {
        foreach (var encoding in new[] { new UTF8Encoding(false), Encoding.Unicode })
        {
            File.WriteAllText(Folder[file], text, encoding);
            File.WriteAllText(Folder["a.txt"], "\uFEFF0 0.2 0.2 0.2 0.2\n\uFEFF1 0.2 0.2 0.2 0.2\n", encoding);
            Assert.Equal(["cat 1 1 3 3", "dog 1 1 3 3"], Boxes(Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (10, 10) })));
            Assert.Empty(Folder.Warnings);
            Assert.Empty(Folder.Problems);
        }
    }

    [Theory]
    [InlineData("classes.txt", "cat\uFEFFdog\n")]
    [InlineData("data.yaml", "names:\n- cat\uFEFFdog\n")]
    public void One_within_a_name_is_one_warning(string file, string text)
    {
        Folder.Put(file, text);
        Folder.Put("a.txt", "0 0.2 0.2 0.2 0.2");
        Assert.Single(Boxes(Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (10, 10) })));
        Assert.EndsWith(
            file + ": the name of class 0 has a byte order mark in it, as of two files that were joined without the end of a line.", Assert.Single(Folder.Warnings));
    }

    [Fact]
    public void Joined_files_of_other_forms_are_read_too()
    {
        Folder.Put("a.jsonl", "{\"X\":2,\"Y\":2,\"Width\":2,\"Height\":2,\"Class\":\"cat\"}\n\uFEFF{\"X\":2,\"Y\":2,\"Width\":2,\"Height\":2,\"Class\":\"dog\"}\n", mark: true);
        Assert.Equal(["cat 1 1 3 3", "dog 1 1 3 3"], Boxes(Folder.Read(DatasetFormat.JsonLines, "a.jsonl")));
        Folder.Put("a.json", "\uFEFF\uFEFF{\"shapes\":[],\"imagePath\":\"a.jpg\"}");
        Assert.Single(Folder.Read(DatasetFormat.LabelMe, "a.json"));
        Folder.Put("a.csv", "\uFEFF\uFEFFX,Y,Width,Height,Class\n2,2,2,2,cat\n");
        Assert.Equal(["cat 1 1 3 3"], Boxes(Folder.Read(DatasetFormat.Csv, "a.csv")));
        Assert.Empty(Folder.Problems);
    }

    // An export into the data set keeps what it reads there.
    [Fact]
    public void Names_and_settings_after_a_second_mark_are_kept()
    {
        Folder.Put("y/data.yaml", "\uFEFF\uFEFFnames: [cat]\n\uFEFFval: images/val\n");
        Folder.Put("y/labels/train/a.txt", "\uFEFF\uFEFF0 0.2 0.2 0.2 0.2\n");
        Prediction[] dog = [new() { X = 5, Y = 5, Width = 4, Height = 4, Class = "dog", ImageWidth = 10, ImageHeight = 10, Path = "/p/b.jpg" }];
        Folder.Write(DatasetFormat.Yolo, "y", dog, o => o with { Overwrite = true });
        Assert.Equal("train: train.txt\nnc: 2\nnames:\n  0: \"cat\"\n  1: \"dog\"\nval: images/val\n", Folder.Text("y/data.yaml"));
    }

    [Theory]
    [InlineData(DatasetFormat.Coco, "{\"images\":[{\"id\":1,\"file_name\":\"ä.jpg\"}]}")]
    [InlineData(DatasetFormat.LabelMe, "{\"imagePath\":\"ä.jpg\",\"shapes\":[]}")]
    public void JSON_in_a_legacy_encoding_is_an_error(DatasetFormat format, string text)
    {
        File.WriteAllText(Folder["a.json"], text, Encoding.Latin1);
        Assert.Empty(Folder.Read(format, "a.json"));
        AssertProblem(0, "a.json", 1);
    }

    // What .NET's own reader would replace by question marks, or by the letters of the declared encoding.
    [Theory]
    [InlineData("us-ascii", "utf-8", "Hündchen", " is not in us-ascii, although it says so: it is UTF-8, and is read as that.")]
    [InlineData("gb2312", "utf-8", "狗", " is not in gb2312, although it says so: it is UTF-8, and is read as that.")]
    [InlineData("utf-16", "utf-8", "Hündchen", " is not in utf-16, although it says so: it is UTF-8, and is read as that.")]
    [InlineData("us-ascii", "iso-8859-1", "H\uFFFDndchen", " is not in us-ascii, although it says so: some characters cannot be read")]
    [InlineData("iso-8859-1", "iso-8859-1", "Hündchen", null)]
    [InlineData("us-ascii", "us-ascii", "dog", null)]
    [InlineData("gb2312", "us-ascii", "dog", null)]
    [InlineData("utf-8", "utf-8", "Hündchen", null)]
    [InlineData("UTF8", "utf-8", "Hündchen", null)]
    public void XML_that_is_not_in_its_declared_encoding_is_told(string declared, string encoding, string name, string? expected)
    {
        var text = $"<?xml version=\"1.0\" encoding=\"{declared}\"?>\n<annotation><object><name>{name.Replace('\uFFFD', 'ü')}</name>"
            + "<bndbox><xmin>2</xmin><ymin>2</ymin><xmax>3</xmax><ymax>3</ymax></bndbox></object></annotation>";
        File.WriteAllBytes(Folder["a.xml"], Encoding.GetEncoding(encoding).GetBytes(text));
        Assert.Equal(name + " 1 1 3 3", Assert.Single(Boxes(Folder.Read(DatasetFormat.Voc, "a.xml"))));
        Assert.Equal(expected is null ? 0 : 1, Folder.Warnings.Count);
        Assert.All(Folder.Warnings, w => Assert.StartsWith(Folder["a.xml"] + expected, w, StringComparison.Ordinal));
        Assert.Empty(Folder.Problems);
    }
}
