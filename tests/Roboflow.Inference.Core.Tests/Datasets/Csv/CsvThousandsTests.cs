using System;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets.Csv;

/// <summary>A point between thousands, as spreadsheets of some locales write it, is not taken for a decimal point.</summary>
public sealed class CsvThousandsTests : DatasetReading
{
    [Theory]
    [InlineData("1.234;900;300;200;car;0,95", "1.234", "0,95")]
    [InlineData("987,5;1.200;300;200;car;1", "1.200", "987,5")]
    public void Row_with_a_decimal_comma_and_a_point_of_thousands_is_an_error(string row, string thousands, string comma)
    {
        Folder.Put("y.csv", $"Path;X;Y;Width;Height;Class;Confidence\na.jpg;{row}\na.jpg;987,5;900;300;200;car;0,95\n");
        Assert.Equal([987.5], Folder.Read(DatasetFormat.Csv, "y.csv").SelectMany(r => r.Predictions).Select(p => p.X));
        Assert.EndsWith(
            $"line 2: {thousands} can be a number of thousands or have a decimal point, because {comma} has a decimal comma.",
            Assert.Single(Folder.Problems).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(";", "0.125;900;300;200;car;0,95", 0.125)]
    [InlineData(";", "1.23;900;300;200;car;0,95", 1.23)]
    [InlineData(";", "1.234;900;300;200;car;0.95", 1.234)]
    [InlineData(",", "1.234,900,300,200,car,0.95", 1.234)]
    [InlineData(";", "1234,5;900;300;200;Nr. 1.234,5;0,95", 1234.5)]
    public void Other_points_are_decimal_points(string delimiter, string row, double x)
    {
        Folder.Put("y.csv", "Path;X;Y;Width;Height;Class;Confidence\na.jpg;".Replace(";", delimiter, StringComparison.Ordinal) + row + "\n");
        Assert.Equal([x], Folder.Read(DatasetFormat.Csv, "y.csv").SelectMany(r => r.Predictions).Select(p => p.X));
        Assert.Empty(Folder.Problems);
    }

    // What was read before the first decimal comma can be doubted only then.
    [Theory]
    [InlineData(";", "1.234;100;20;20;car;1|100,5;100;20;20;car;0,9", "line 2: 1.234", "0,9 in line 3 has a decimal comma", "1.234 100.5")]
    [InlineData(";", "1;1;2;2;car;1|9;1.234;2;2;car;1|8;2.345;2;2;car;1|7;1;2;2;car;0,9", "line 3: 1.234", "0,9 in line 5 has a decimal comma", "1 9 8 7")]
    [InlineData("\t", "1,234;100;20;20;car;1|100.5;100;20;20;car;0.9", "line 2: 1,234", "0.9 in line 3 has a decimal point", "1.234 100.5")]
    [InlineData("\t", "1,234;100;20;20;car;0.9", "line 2: 1,234", "0.9 has a decimal point", "")]
    [InlineData("|", "100.5;100;20;20;car;1~1,234;100;20;20;car;1", "line 3: 1,234", "100.5 in line 2 has a decimal point", "100.5")]
    [InlineData(";", " 1.234;100;20;20;car;0,9", "line 2: 1.234", "0,9 has a decimal comma", "")]
    [InlineData(";", "1.234 ;100;20;20;car;0,9", "line 2: 1.234", "0,9 has a decimal comma", "")]
    [InlineData(";", "5;1;2;2;car;0,9|1.234;1;2;2;car;1", "line 3: 1.234", "0,9 in line 2 has a decimal comma", "5")]
    public void Number_that_can_be_thousands_is_an_error_at_its_line(string delimiter, string rows, string at, string because, string x)
    {
        Put(delimiter, rows);
        Assert.Equal(x, string.Join(" ", Folder.Read(DatasetFormat.Csv, "y.csv").SelectMany(r => r.Predictions).Select(p => p.X)));
        var message = Assert.Single(Folder.Problems).Message;
        Assert.Contains(at + " can be a number of thousands or have a decimal ", message, StringComparison.Ordinal);
        Assert.Contains(because, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Thousands_in_two_groups_tell_what_a_point_means()
    {
        Put(";", "1;1;2;2;car;1;1.234|1;1;2;2;car;1;1.234.567", ";Area");
        _ = Folder.Read(DatasetFormat.Csv, "y.csv");
        Assert.Contains(
            "line 2: 1.234 can be a number of thousands or have a decimal point, because 1.234.567 in line 3 is one of thousands.",
            Folder.Problems[0].Message,
            StringComparison.Ordinal);
    }

    // A row that tells its own style is not doubted for that of another one, as in two tables that were joined.
    [Theory]
    [InlineData(";", "1.234;100;20;20;car;0.9|100,5;100;20;20;car;0,9", "1.234 100.5")]
    [InlineData(";", "1,234;100;20;20;car;0,9|100.5;100;20;20;car;0.9", "1.234 100.5")]
    [InlineData(";", "100,5;100;20;20;car;0,9|1,234;100;20;20;car;1", "100.5 1.234")]
    [InlineData("\t", "1,234;100;20;20;car;1|1,5;100;20;20;Nr. 0.5;1", "1.234 1.5")]
    public void Other_numbers_are_read(string delimiter, string rows, string x)
    {
        Put(delimiter, rows);
        Assert.Equal(x, string.Join(" ", Folder.Read(DatasetFormat.Csv, "y.csv").SelectMany(r => r.Predictions).Select(p => p.X)));
        Assert.Empty(Folder.Problems);
    }

    [Fact]
    public void Corners_of_thousands_are_told_too()
    {
        Folder.Put("y.csv", "filename;width;height;class;xmin;ymin;xmax;ymax\na.jpg;4000;3000;car;1;1;1.234;50\na.jpg;4000;3000;car;1,5;1;12;50\n");
        Assert.Equal(2, Folder.Read(DatasetFormat.Csv, "y.csv").SelectMany(r => r.Predictions).Count());
        Assert.Contains("line 2: 1.234 can be", Assert.Single(Folder.Problems).Message, StringComparison.Ordinal);
    }

    private void Put(string delimiter, string rows, string more = "") => Folder.Put(
        "y.csv",
        $"Path;X;Y;Width;Height;Class;Confidence{more}\na.jpg;{rows.Replace("|", "\na.jpg;").Replace("~", "\na.jpg;")}\n".Replace(";", delimiter));
}
