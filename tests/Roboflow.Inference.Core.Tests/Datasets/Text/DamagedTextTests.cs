using System;
using System.IO;
using System.Text;
using System.Threading;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Yolo;

namespace Roboflow.Inference.Core.Tests.Datasets.Text;

/// <summary>Files of which a part is zeros, as a power failure leaves them.</summary>
public sealed class DamagedTextTests : DatasetReading
{
    private const string Label = "0 0.2 0.2 0.2 0.2";
    private const string Columns = "X,Y,Width,Height,Class\n";

    private static readonly string Nuls = new('\0', 20_000);

    [Theory]
    [InlineData("classes.txt", "", "0 1 1 3 3")]
    [InlineData("data.yaml", "", "0 1 1 3 3")]
    [InlineData("data.yaml", "names: [cat, ", "0 1 1 3 3")]
    [InlineData("data.yaml", "names: [cat]", "0 1 1 3 3")]
    [InlineData("obj.names", "cat", "0 1 1 3 3")]
    public void Zeros_in_a_file_are_one_warning(string damaged, string left, string expected)
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), Encoding.Unicode })
        {
            File.WriteAllText(Folder["a.txt"], Label);
            File.WriteAllText(Folder[damaged], left + Nuls, encoding);
            AssertTold(damaged, expected);
        }
    }

    [Theory]
    [InlineData(Label, "cat 1 1 3 3")]
    [InlineData("", null)]
    public void Zeros_after_labels_are_one_warning(string left, string? expected)
    {
        Folder.Put("classes.txt", "cat");
        Folder.Put("a.txt", left + Nuls);
        Assert.Equal(DatasetFormat.Yolo, DatasetForm.Recognize(Folder["."], CancellationToken.None));
        AssertTold("a.txt", expected);
    }

    // Not the beginning of a text in UTF-16.
    [Theory]
    [InlineData("a.txt", "\0" + Label)]
    [InlineData("a.txt", " \0" + Label + "\n")]
    [InlineData("a.txt", "\0" + Label + "\n\0\0\0\0\0\0")]
    [InlineData("data.yaml", "\0names: [cat] # Bä", "0 1 1 3 3")]
    [InlineData("data.yaml", "#\0names: [cat]\n", "0 1 1 3 3")]
    public void A_single_zero_at_the_beginning_is_one_warning_too(string damaged, string text, string expected = "cat 1 1 3 3")
    {
        Folder.Put("data.yaml", "names: [cat]");
        Folder.Put("a.txt", Label);
        Folder.Put(damaged, text);
        AssertTold(damaged, expected);
    }

    // The names after the zeros would be those of other classes.
    [Theory]
    [InlineData("classes.txt", "person\n\0\0\0\0\0\0\0\0\0\0\0\0\ntruck\nvan\n")]
    [InlineData("data.yaml", "names:\n- person\n\0\0\0\0\0\0\n- truck\n- van\n")]
    [InlineData("set/data.yaml", "names:\n- person\n\0\0\0\0\0\0\n- truck\n- van\n")]
    [InlineData("set/obj.names", "person\n\0\0\0\0\0\0\ntruck\nvan\n")]
    [InlineData("set/data.yaml", "names: [person\n")]
    public void A_damaged_list_names_no_class_and_neither_does_one_of_another_data_set(string damaged, string text)
    {
        Folder.Put("set/labels/a.txt", Label.Replace("0 0.2", "1 0.2", StringComparison.Ordinal));
        Folder.Put("data.yaml", "names: [cat, dog, bird]");
        Folder.Put(damaged, text);
        if (damaged == "classes.txt")
        {
            File.Delete(Folder["data.yaml"]);
        }

        var read = Folder.Read(DatasetFormat.Yolo, ".", o => o with { DefaultSize = (10, 10) });
        Assert.Equal(["1 1 1 3 3"], Boxes(read));
        Assert.Equal(text.Contains('\0', StringComparison.Ordinal) ? 0 : 1, Folder.Problems.Count);
        _ = Assert.Single(Folder.Warnings);
    }

    [Theory]
    [InlineData("cat")]
    [InlineData("a窓")]
    [InlineData("a窓\r\n")]
    [InlineData("é", "\n")]
    [InlineData("c")]
    public void A_text_in_UTF_16_without_a_mark_stays_one(string name, string before = "")
    {
        foreach (var encoding in new[] { new UnicodeEncoding(bigEndian: false, byteOrderMark: false), new UnicodeEncoding(bigEndian: true, byteOrderMark: false) })
        {
            File.WriteAllText(Folder["classes.txt"], before + name, encoding);
            Folder.Put("a.txt", (before.Length > 0 ? "1" : "0") + Label[1..]);
            Assert.Equal([name.TrimEnd() + " 1 1 3 3"], Boxes(Folder.Read(DatasetFormat.Yolo, "a.txt", o => o with { DefaultSize = (10, 10) })));
            Assert.Equal(before.Length > 0 ? [$"{Folder["classes.txt"]}: the name of class 0 is empty."] : [], Folder.Warnings);
            Folder.Warnings.Clear();
        }
    }

    // Its first character has no zero, and in 8 bits such a text looks damaged.
    [Theory]
    [InlineData("猫犬\n頭盔\n", "猫犬", "頭盔")]
    [InlineData("猫犬\n頭盔", "猫犬", "頭盔")]
    [InlineData("猫\r\n犬\r\n", "猫", "犬")]
    [InlineData("猫犬\n上一\n", "猫犬", "上一")]
    [InlineData("猫 dog\nêtre\n", "猫 dog", "être")]
    [InlineData("개고양이\n가나\n", "개고양이", "가나")]
    [InlineData("собака\nкошка\n", "собака", "кошка")]
    public void A_text_in_UTF_16_that_begins_with_another_letter_is_one_too(string text, string first, string second)
    {
        foreach (var encoding in new[] { new UnicodeEncoding(bigEndian: false, byteOrderMark: false), new UnicodeEncoding(bigEndian: true, byteOrderMark: false) })
        {
            File.WriteAllText(Folder["classes.txt"], text, encoding);
            Folder.Put("a.txt", Label + "\n1" + Label[1..]);
            var read = Folder.Read(DatasetFormat.Yolo, "a.txt", o => o with { DefaultSize = (10, 10) });
            Assert.Equal([first + " 1 1 3 3", second + " 1 1 3 3"], Boxes(read));
            Assert.Empty(Folder.Warnings);
        }
    }

    // These are in another encoding, and some end with a zero as C's texts do.
    [Theory]
    [InlineData("utf-8", "cats\n\0")]
    [InlineData("utf-8", "cats\n\0dogs\n\0birds\n\0\n")]
    [InlineData("utf-8", "cats\n\0ogs\n")]
    [InlineData("utf-8", "a\0b\0cd\n")]
    [InlineData("utf-8", "\0a\0b\0cdef")]
    [InlineData("utf-8", "猫\n犬\n\0\n")]
    [InlineData("iso-8859-1", "Schütz\n\0")]
    [InlineData("iso-8859-1", "Schütz\n\0\0\0\0\0\0\0\0")]
    public void A_zero_in_a_text_of_8_bits_does_not_make_it_UTF_16(string encoding, string text)
    {
        File.WriteAllBytes(Folder["classes.txt"], Encoding.GetEncoding(encoding).GetBytes(text));
        Folder.Put("a.txt", Label);
        Assert.Equal(["0 1 1 3 3"], Boxes(Folder.Read(DatasetFormat.Yolo, "a.txt", o => o with { DefaultSize = (10, 10) })));
        Assert.Contains(Folder.Warnings, w => w.Contains("contains NUL characters", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("data.yaml")]
    [InlineData("classes.txt")]
    [InlineData("train.txt")]
    public void An_export_into_a_damaged_data_set_ends_with_its_cause(string damaged)
    {
        Folder.Put("set/labels/train/a.txt", Label);
        Folder.Put("set/data.yaml", damaged == "classes.txt" ? "nc: 1" : "names: [cat]");
        Folder.Put("set/" + damaged, "cat" + Nuls);
        var box = new Prediction { X = 2, Y = 2, Width = 2, Height = 2, Class = "cat", Path = "b.png", ImageWidth = 10, ImageHeight = 10 };
        var error = Assert.Throws<KeptFilesException>(() => Folder.Write(DatasetFormat.Yolo, "set", [box], o => o with { Overwrite = true }));
        Assert.StartsWith(Folder["set"], error.Message, StringComparison.Ordinal);
        Assert.Contains($"{damaged} contains NUL characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_left_of_two_lines_is_not_joined()
    {
        Folder.Put("classes.txt", "cat");
        Folder.Put("a.txt", "0 0.2 0.2 0.2 0." + Nuls + "5 0.3\n" + Label);
        var read = Folder.Read(DatasetFormat.Yolo, "a.txt", o => o with { DefaultSize = (10, 10) });
        Assert.Equal("cat 1 1 3 3", Boxes(read)[^1]);
        AssertProblem(0, "a.txt", 2);
        _ = Assert.Single(Folder.Problems);
        _ = Assert.Single(Folder.Warnings);
    }

    [Theory]
    [InlineData(Columns + "2,2,2,2,cat\n2,2,2,2,dog", 3, "cat 1 1 3 3")]
    [InlineData(Columns + "2,2,2,2,cat\n", 3, "cat 1 1 3 3")]
    [InlineData(Columns, 2, null)]
    [InlineData("X,Y,Width,Height", 1, null)]
    [InlineData("", 1, null)]
    public void Zeros_in_a_table_are_one_error(string left, int line, string? expected)
    {
        Folder.Put("a.csv", left + Nuls);
        Assert.Equal(expected is null ? [] : [expected], Boxes(Folder.Read(DatasetFormat.Csv, "a.csv")));
        AssertProblem(0, "a.csv", line);
        Assert.Contains("contains NUL characters; was the file damaged", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
        Assert.Empty(Folder.Warnings);
    }

    [Fact]
    public void A_JSON_line_with_zeros_is_one_error()
    {
        Folder.Put("a.jsonl", "{\"X\":2,\"Y\":2,\"Width\":2,\"Height\":2,\"Class\":\"cat\"}\n" + Nuls);
        Assert.Equal(["cat 1 1 3 3"], Boxes(Folder.Read(DatasetFormat.JsonLines, "a.jsonl")));
        _ = Assert.Single(Folder.Problems);
        Assert.Empty(Folder.Warnings);
    }

    private void AssertTold(string damaged, string? expected)
    {
        Folder.Warnings.Clear();
        var read = Folder.Read(DatasetFormat.Yolo, "a.txt", o => o with { DefaultSize = (10, 10) });
        Assert.Empty(Folder.Problems);
        Assert.Equal(expected is null ? [] : [expected], Boxes(read));
        Assert.StartsWith($"{Folder[damaged]} contains NUL characters; was it damaged", Assert.Single(Folder.Warnings), StringComparison.Ordinal);
    }
}
