using System.Globalization;
using System.Linq;
using Roboflow.Inference.Datasets.Images;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>A cell of a table's header. A line break in it is usual, but a quotation mark that nothing closes takes the rows behind it into the cell.</summary>
internal sealed class HeaderCell(string cell, char delimiter)
{
    private readonly string[] _lines = cell.Trim().Split('\r', '\n');

    /// <summary>Whether it has rows in it: lines with a text and a box, or with a text, a number and as many cells as the header.</summary>
    /// <param name="before">The number of cells before it.</param>
    /// <param name="behind">The cells behind it. The row that closes the cell goes on there; names of columns are not of a row.</param>
    internal bool HasRows(int before, string[] behind)
    {
        // No table of boxes has two columns.
        var most = before + _lines[0].Split(delimiter).Length - 1;
        var rest = behind.Any(c => string.IsNullOrWhiteSpace(c) || IsNumber(c)) ? behind.Length : 0;
        return most > 1 && Enumerable.Range(1, _lines.Length - 1).Any(n => IsRow(_lines[n], n == _lines.Length - 1 ? rest : 0, most));
    }

    private bool IsRow(string line, int rest, int most)
    {
        var cells = line.Split(delimiter);
        var (hasImage, numbers) = (cells.Any(ImageFolders.CanBeImage), cells.Count(IsNumber));
        var hasText = hasImage || numbers < cells.Length;
        var isWhole = cells.Length > 1 && cells.Length - 1 + rest >= most && (hasImage || numbers > 0);
        return hasText && (numbers > 3 || isWhole);
    }

    /// <summary>Whether a cell has a number, in any culture: then it is of a row.</summary>
    internal static bool IsNumber(string text) => double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
}
