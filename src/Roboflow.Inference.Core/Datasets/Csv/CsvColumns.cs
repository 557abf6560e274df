using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Fields;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>The columns of the CSV format, named like the properties, so that rows of Import-Csv are also predictions.</summary>
internal static class CsvColumns
{
    /// <summary>The number of a row's result; empty for a prediction without a result.</summary>
    internal const string ResultNumber = "Result";

    /// <summary>The fields of a result besides its predictions.</summary>
    internal static readonly Field<DetectionResult>[] OfResult = [.. FieldList<DetectionResult>.All.Where(f => f.Name != nameof(DetectionResult.Predictions))];

    /// <summary>The fields of a prediction that a result does not have.</summary>
    internal static readonly Field<Prediction>[] OnlyOfPrediction =
        [.. FieldList<Prediction>.All.Where(f => !Array.Exists(OfResult, r => r.Name == f.Name))];

    private static readonly CsvColumn[] All = [.. Columns()];

    /// <summary>The columns in order: those of a prediction, the result's number, and those of a result.</summary>
    internal static IEnumerable<string> Names => All.Select(c => c.Name);

    /// <summary>Returns the cells of a row, in the order of the columns.</summary>
    internal static IEnumerable<string> Cells(CsvRow row, CsvStyle style) => All.Select(c => c.Cell(row, style));

    /// <summary>Whether a column has paths, by which other programs find the images.</summary>
    internal static bool IsPath(string name) => name == nameof(Prediction.Path);

    private static IEnumerable<CsvColumn> Columns()
    {
        foreach (var field in FieldList<Prediction>.All)
        {
            yield return new CsvColumn(field.Name, field, Array.Find(OfResult, f => f.Name == field.Name));
        }

        yield return new CsvColumn(ResultNumber, null, null);
        // A drawing alone is not exported.
        var own = OfResult.Where(f => f.Name != nameof(DetectionResult.IsDrawingOnly) && !Array.Exists(FieldList<Prediction>.All, p => p.Name == f.Name));
        foreach (var field in own)
        {
            yield return new CsvColumn(field.Name, null, field);
        }
    }

    private sealed record CsvColumn(string Name, Field<Prediction>? OfPrediction, Field<DetectionResult>? OfResult)
    {
        internal string Cell(CsvRow row, CsvStyle style)
        {
            if (OfPrediction is null && OfResult is null)
            {
                return row.ResultNumber is { } number ? CellText.Of(number) : string.Empty;
            }

            var cell = OfPrediction is not null && row.Prediction is { } prediction ? Cell(OfPrediction, prediction, style) : string.Empty;

            // The drawing is large, so it is written once per result.
            var isLater = Name == nameof(DetectionResult.Visualization) && !row.IsFirst;
            return cell.Length == 0 && OfResult is not null && row.Result is { } result && !isLater ? Cell(OfResult, result, style) : cell;
        }

        private static string Cell<T>(Field<T> field, T record, CsvStyle style)
            where T : class => field.ToCell(record) is var cell && field.IsNumber ? style.Localized(cell)
                : field.IsText && !IsPath(field.Name) ? CellText.Divided(cell, style.Delimiter)
                : cell;
    }
}
