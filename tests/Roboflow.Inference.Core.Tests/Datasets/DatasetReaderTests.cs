using System;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>CSV and JSON Lines that people have edited, and missing files.</summary>
public sealed class DatasetReaderTests : DatasetReading
{
    [Fact]
    public void Csv_and_json_lines_name_the_line_and_read_the_rest()
    {
        Folder.Put("a.csv", "Class,X,Y,Width,Height,Extra\r\n\"two\r\nlines\",1,2,3,4,\r\ncat,one,2,3,4,\r\ncat,1,,3,4,\r\n\r\ncat,5,6,2,2,more\r\n");
        Assert.Equal(["two\r\nlines -0.5 0 2.5 4", "cat 4 5 6 7"], Boxes(Folder.Read(DatasetFormat.Csv, "a.csv")));
        AssertProblem(0, "a.csv", 4);
        AssertProblem(1, "a.csv", 5);
        Folder.Problems.Clear();
        Folder.Put("a.jsonl", "{\"X\":1,\"Y\":2,\"Width\":2,\"Height\":2,\"Class\":\"cat\",\"Right\":2}\r\n\r\noops\r\n"
            + "{\"X\":1}\r\n[1]\r\n{\"Predictions\":[{\"X\":\"1\"}]}\r\n{\"X\":3,\"Y\":2,\"Width\":2,\"Height\":2}", mark: true);
        Assert.Equal(["cat 0 1 2 3", " 2 1 4 3"], Boxes(Folder.Read(DatasetFormat.JsonLines, "a.jsonl")));
        Assert.Equal(4, Folder.Problems.Count);
        for (var i = 0; i < 4; i++)
        {
            AssertProblem(i, "a.jsonl", i + 3);
        }
    }

    [Theory]
    [InlineData("sep=;\r\nX;Y;Width;Height;Class\r\n1,5;2;3;4;a, b\r\n?;1;2;2;c\r\n")]
    [InlineData("\uFEFFsep=;\nX;Y;Width;Height;Class\n1,5;2;3;4;a, b\n?;1;2;2;c\n")]
    [InlineData("\"sep=;\"\nX;Y;Width;Height;Class\n1,5;2;3;4;\"a, b\"\n?;1;2;2;c\n")]
    [InlineData("SEP=,\rX,Y,Width,Height,Class\r1.5,2,3,4,\"a, b\"\r?,1,2,2,c\r")]
    [InlineData("sep=\t\nX\tY\tWidth\tHeight\tClass\n1,5\t2\t3\t4\ta, b\n?\t1\t2\t2\tc\n")]
    public void Csv_may_state_its_separator_in_a_line_before_the_header(string text)
    {
        Folder.Put("a.csv", text);
        Assert.Equal(["a, b 0 0 3 4"], Boxes(Folder.Read(DatasetFormat.Csv, "a.csv")));
        _ = Assert.Single(Folder.Problems);
        AssertProblem(0, "a.csv", 4);
    }

    [Fact]
    public void Csv_column_that_comes_twice_is_a_warning()
    {
        Folder.Put("a.csv", "X,Y,x,Width,Height,,\n1,1,9,2,2,,\n");
        Assert.Equal([" 0 0 2 2"], Boxes(Folder.Read(DatasetFormat.Csv, "a.csv")));
        Assert.Empty(Folder.Problems);
        Assert.Equal($"{Folder["a.csv"]}: the column x comes twice in the header. The first one is used.", Assert.Single(Folder.Warnings));
    }

    [Theory]
    [InlineData("sep=;")]
    [InlineData("sep=;\n")]
    public void Csv_with_nothing_but_its_separator_is_an_empty_data_set(string text)
    {
        Folder.Put("a.csv", text);
        Assert.Empty(Folder.Read(DatasetFormat.Csv, "a.csv"));
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData(DatasetFormat.Csv)]
    [InlineData(DatasetFormat.JsonLines)]
    public void An_empty_file_is_an_empty_data_set(DatasetFormat format)
    {
        Folder.Put("a", string.Empty);
        Assert.Empty(Folder.Read(format, "a"));
        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData(DatasetFormat.Coco)]
    [InlineData(DatasetFormat.Yolo)]
    [InlineData(DatasetFormat.Voc)]
    [InlineData(DatasetFormat.Csv)]
    [InlineData(DatasetFormat.JsonLines)]
    public void Missing_file_is_reported(DatasetFormat format)
    {
        Assert.Empty(Folder.Read(format, "none.data"));
        Assert.Equal(DatasetProblemKind.FileMissing, Assert.Single(Folder.Problems).Kind);
    }

    [Theory]
    [InlineData(DatasetFormat.Csv, "X,Y,Width,Height\n", "?,1,2,2\n")]
    [InlineData(DatasetFormat.JsonLines, "", "\0\u0001\n")]
    public void Reading_stops_after_100_malformed_lines(DatasetFormat format, string head, string line)
    {
        Folder.Put("wrong", head + string.Concat(Enumerable.Repeat(line, 5000)));
        Assert.Empty(Folder.Read(format, "wrong"));
        Assert.Equal(101, Folder.Problems.Count);
        Assert.StartsWith($"{Folder["wrong"]}: 100 lines are malformed", Folder.Problems[100].Message, StringComparison.Ordinal);
    }
}
