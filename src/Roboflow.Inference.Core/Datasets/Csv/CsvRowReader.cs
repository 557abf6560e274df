using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Fields;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>Reads the current row of a table, in our own columns or in those of the vendor's CSV.</summary>
/// <param name="table">The table.</param>
/// <param name="images">Finds the images.</param>
/// <param name="file">The table's file.</param>
/// <param name="warn">Receives warnings.</param>
internal abstract class CsvRowReader(CsvTable table, ImageLocator images, string file, Action<string> warn)
{
    private bool _warnedOfFlag;

    protected CsvTable Table { get; } = table;

    protected ImageLocator Images { get; } = images;

    protected string File { get; } = file;

    /// <summary>Returns the reader for the columns in the header, or null and the missing column.</summary>
    internal static CsvRowReader? For(CsvTable table, ImageLocator images, string file, Action<string> warn, out string? missing)
    {
        string[] own = [nameof(Prediction.X), nameof(Prediction.Y), nameof(Prediction.Width), nameof(Prediction.Height)];
        missing = own.FirstOrDefault(n => !table.Has(n));
        if (missing is not null && CsvCornerRow.Edges.All(table.Has) && !CsvCornerRow.ImageColumns.Any(table.Has))
        {
            missing = CsvCornerRow.ImageColumns[0];
            return null;
        }

        return missing is null ? new CsvPredictionRow(table, images, file, warn)
            : CsvCornerRow.Edges.All(table.Has) && CsvCornerRow.ImageColumns.Any(table.Has) ? new CsvCornerRow(table, images, file, warn)
            : null;
    }

    /// <summary>A warning about columns that have no property's name, although a property is missing; or null.</summary>
    internal virtual string? Unclear => null;

    /// <summary>Whether the images are opened to read sizes that are missing.</summary>
    internal virtual bool OpensImages => false;

    /// <exception cref="FormatException">A cell does not have the property's type, or is missing.</exception>
    /// <exception cref="System.Text.Json.JsonException">A list cell is not JSON.</exception>
    internal abstract CsvRow Read();

    // Tables of Pascal VOC and of COCO have 0 and 1, and those of pandas 1.0; what is not known is -1 or missing.
    protected bool Flag(params string[] columns)
    {
        var column = Array.Find(columns, c => Table.Text(c) is not null);
        if (column is null || Table.NumberText(column) is not { } text || CellText.IsMissing(text.Trim()))
        {
            return false;
        }

        if (!bool.TryParse(text, out var flag))
        {
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                return number > 0;
            }

            WarnOfFlag(column);
        }

        return flag;
    }

    // The object is complete without its flag.
    private void WarnOfFlag(string column)
    {
        if (!_warnedOfFlag)
        {
            _warnedOfFlag = true;
            warn($"{File}, line {Table.Line}: {column} is neither True nor False, nor 1 or 0. It is read as unknown, which is False. This warning is "
                + "shown once per file.");
        }
    }

    /// <summary>The name of the image in the current row.</summary>
    internal abstract string? Name { get; }

    /// <summary>The columns before which the row of an object must not end: what they say has a default, such as the confidence 1.</summary>
    protected abstract IEnumerable<string> Essential { get; }

    /// <summary>The columns of numbers.</summary>
    internal abstract IEnumerable<string> Numbers { get; }

    protected void RequireCells(bool isBox)
    {
        if (isBox)
        {
            Table.RequireCells(Essential);
        }
        else
        {
            Table.RequireAllCells();
        }
    }
}
