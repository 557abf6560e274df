using System;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Core.Tests.Datasets.Csv;

/// <summary>Quotation marks in CSV files: those of a cell, and those around it.</summary>
public sealed class CsvQuoteTests : DatasetReading
{
    private const string Header = "Path,X,Y,Width,Height,Class,Confidence\n";
    private const string Good = "a.png,1,10,20,30,cat,0.9\n";

    [Theory]
    [InlineData("b.png,1,10,20,30,\"19\" rack\",0.9")]
    [InlineData("b.png,1,10,20,30,\"a\\\"b\",0.9")]
    [InlineData("b.png,1,10,20,30,\"dog\"s,0.9")]
    [InlineData("\"b\".png,1,10,20,30,dog,0.9")]
    [InlineData("b.png,1,10,20,30,dog,\"0.9\" x")]
    public void Text_behind_a_quoted_cell_is_an_error(string row)
    {
        Folder.Put("a.csv", Header + row + "\n" + Good);
        Assert.Equal("a.png cat", Read());
        AssertProblem(0, "a.csv", 2);
        Assert.Contains("text follows the quotation mark that closes a cell", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    // Rows in between would be a part of the first one's class.
    [Fact]
    public void Rows_behind_a_mark_that_is_not_closed_are_an_error()
    {
        Folder.Put("a.csv", Header + "b.png,1,10,20,30,\"dog,0.9\nc.png,1,10,20,30,dog,0.9\nd.png,1,10,20,30,\"x\",0.9\n" + Good);
        Assert.Equal("a.png cat", Read());
        AssertProblem(0, "a.csv", 2);
        Assert.EndsWith("The row ends in line 4.", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    // One line end more, and the mark would not be closed.
    [Theory]
    [InlineData("b.png,1,10,20,30,dog,\"0.")]
    [InlineData("\"b.png\",\"1\",\"10\",\"20\",\"30\",\"dog\",\"0")]
    [InlineData("b.png,1,10,20,30,dog,\"")]
    public void File_that_ends_within_a_quoted_cell_is_an_error(string row)
    {
        Folder.Put("a.csv", Header + Good + row);
        Assert.Equal("a.png cat", Read());
        AssertProblem(0, "a.csv", 3);
        Assert.Contains("the file ends within a cell in quotation marks", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Path,X,Y,Width,Height,Class,Confidence,\"note\na.png,1,10,20,30,cat,0.9,\"5\" bolt\"\n")]
    [InlineData("Path,X,Y,Width,Height,Class,Confidence,\"note\na.png,1,10,20,30,cat,0.9,\"x\nb.png,1,10,20,30,cat,0.9,y\n")]
    [InlineData("Path,X,Y,Class,Confidence,\"Width,Height\na.png,1,10,cat,0.9,\"20\",30\n")]
    [InlineData("Path,X,Y,Width,Height,Class,Confidence,\"Note\na.jpg,1,10,20,30,cat,0.9\",\n")]
    [InlineData("filename,class,xmin,ymin,xmax,ymax,\"note\na.jpg,cat,1,1,9,9\nb.jpg,dog,1,1,9,9\"\nc.jpg,dog,1,1,9,9,q\n")]
    [InlineData("filename,class,xmin,ymin,xmax,ymax,\"note\ra.jpg,cat,1,1,9,9\rb.jpg,dog,1,1,9,9\"\rc.jpg,dog,1,1,9,9,q\r")]
    [InlineData("filename,class,xmin,ymin,xmax,ymax,\"note\na.jpg,cat,1,1,9,9\"\nc.jpg,dog,1,1,9,9,q\n")]
    [InlineData("Path;Class;X;Y;Width;Height;Confidence;\"Note\nframe1;cat;20,5;20;10;8;0,5\nframe2;dog;20;20;10;8;\"\nframe3;cow;1,5;1;1;1;0,5;z\n")]
    public void Rows_behind_a_mark_in_the_header_are_an_error(string text)
    {
        Folder.Put("a.csv", text + Good);
        Assert.Empty(Read());
        AssertProblem(0, "a.csv", 1);
        Assert.Contains("quotation mark", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    // As spreadsheets write a name of two lines.
    [Theory]
    [InlineData("\"Notes\r\n(optional)\"")]
    [InlineData("\"Note (a, b)\nfree\"")]
    [InlineData("\"Notes\n(free, optional)\"")]
    [InlineData("\"Notes\n(free, optional, any)\"")]
    [InlineData("\"Notes\r(free, optional)\"")]
    [InlineData("\"Weather\n(sun, rain, fog, snow)\"")]
    [InlineData("\"Quality:\n1, good\n2, bad\"")]
    [InlineData("\"Source\n(scan1.jpg, scan2.jpg)\"")]
    [InlineData("\"Rating\n1, 2, 3, 4, 5\"")]
    [InlineData("\"Camera\nnorth.png,\nsouth.png\"")]
    [InlineData("\"Remark\ra,b,c,d,e,f,g,h,i,j\"")]
    public void Line_break_in_a_name_of_the_header_is_read(string name)
    {
        string[] texts =
        [
            "Path,X,Y,Width,Height,Class,\"Confidence\n(0-1)\"," + name + "\na.png,1,10,20,30,cat,0.9,x\n",
            "Path," + name + ",X,Y,Width,Height,Class\na.png,x,1,10,20,30,cat\n",
            "Path,Class," + name + ",X,Y,Width,Height\na.png,cat,x,1,10,20,30\n",
            name + ",Path,X,Y,Width,Height,Class\nx,a.png,1,10,20,30,cat\n",
        ];
        foreach (var text in texts)
        {
            Folder.Put("a.csv", text);
            Assert.Equal("a.png cat", Read());
        }

        Assert.Empty(Folder.Problems);
    }

    [Theory]
    [InlineData("\"1,234\"", "X has a comma, for thousands or decimals: '1,234'.")]
    [InlineData("\"1,234.5\"", "X has a comma, for thousands or decimals: '1,234.5'.")]
    [InlineData("\"12,5\"", "X has a decimal comma: '12,5'.")]
    public void Comma_in_a_quoted_number_is_told_as_it_is(string number, string told)
    {
        Folder.Put("a.csv", Header + $"b.png,{number},10,20,30,cat,0.9\n" + Good);
        Assert.Equal("a.png cat", Read());
        Assert.EndsWith(told, Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.png,1,10,20,30,\"19\"\" rack\",0.9", "19\" rack")]
    [InlineData("a.png,1,10,20,30,\"\"\"cat\"\"\",\"0.9\"", "\"cat\"")]
    [InlineData("\"a.png\",1,10,20,30,19\" rack,0.9", "19\" rack")]
    [InlineData("\"a.png\" ,1,10,20,30,cat,\"0.9\" \r", "cat")]
    [InlineData("a.png,1,10,20,30,\"cat,\ndog\",0.9", "cat,\ndog")]
    [InlineData("a.png,1,10,20,30, \"cat\",0.9", " \"cat\"")]
    public void Marks_that_are_written_twice_or_within_a_cell_are_read(string row, string name)
    {
        Folder.Put("a.csv", Header + row + "\n");
        Assert.Equal(name, Folder.Read(DatasetFormat.Csv, "a.csv").Single().Predictions.Single().Class);
        Assert.Empty(Folder.Problems);
    }

    private string Read() => string.Join(", ", Folder.Read(DatasetFormat.Csv, "a.csv")
        .SelectMany(image => image.Predictions.Select(p => $"{System.IO.Path.GetFileName(image.Path)} {p.Class}")));
}
