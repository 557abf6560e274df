using System;
using System.Linq;

namespace Roboflow.Inference.Core.Tests.Datasets;

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
}
