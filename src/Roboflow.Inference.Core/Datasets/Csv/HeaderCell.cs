using System.Globalization;
using System.Linq;
using Roboflow.Inference.Datasets.Images;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>A cell of a table's header. A line break in it is usual, but a quotation mark that nothing closes takes the rows behind it into the cell.</summary>
internal sealed class HeaderCell(string cell, char delimiter)
{
    private readonly string[] _lines = cell.Trim().Split('\r', '\n');

    /// <summary>Whether it has rows in it. One can have fewer cells than the header: then it has the name of an image, or a box. The row that closes the
    /// cell goes on behind it.</summary>
    /// <param name="before">The number of cells before it.</param>
    /// <param name="behind">The number of cells behind it.</param>
    internal bool HasRows(int before, int behind)
    {
        var row = before + Delimiters(_lines[0]);

        // No table of boxes has two columns.
        return row > 1 && (_lines.Skip(1).Any(IsRow) || _lines.Skip(1).Any(line => Delimiters(line) >= row)
            || (_lines.Length > 1 && Delimiters(_lines[_lines.Length - 1]) is > 0 and var last && last + behind >= row));
    }

    private int Delimiters(string line) => line.Count(c => c == delimiter);

    private bool IsRow(string line) =>
        line.Split(delimiter) is { Length: > 1 } cells && (cells.Any(ImageFolders.CanBeImage) || cells.Count(IsNumber) > 3);

    private static bool IsNumber(string text) => double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
