using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Fields;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>A row with columns that are named like the properties.</summary>
internal sealed class CsvPredictionRow : CsvRowReader
{
    private static readonly string[] AllNumbers =
    [
        .. FieldList<Prediction>.All.Where(f => f.IsNumber).Select(f => f.Name)
            .Union(CsvColumns.OfResult.Where(f => f.IsNumber).Select(f => f.Name)),
    ];

    internal CsvPredictionRow(CsvTable table, ImageLocator images, string file, Action<string> warn)
        : base(table, images, file, warn)
    {
        table.Alias(nameof(Prediction.Class), CsvCornerRow.ClassColumns);
        table.Alias(nameof(Prediction.Path), CsvCornerRow.ImageColumns);
        table.Alias(nameof(Prediction.Confidence), CsvCornerRow.ConfidenceColumns);
    }

    internal override string? Unclear
    {
        get
        {
            string[] missing = [.. new[] { nameof(Prediction.Class), nameof(Prediction.Path) }.Where(n => !Table.Has(n))];
            string[] unused = missing.Length == 0 ? [] : [.. Table.Unused(CsvColumns.Names)];
            return unused.Length == 0
                ? null
                : $"there is no column {string.Join(" and no column ", missing)}. Columns that were not read: {string.Join(", ", unused)}.";
        }
    }

    internal override string? Name => Table.Text(nameof(Prediction.Path));

    internal override IEnumerable<string> Numbers => AllNumbers;

    protected override IEnumerable<string> Essential =>
    [
        nameof(Prediction.X), nameof(Prediction.Y), nameof(Prediction.Width), nameof(Prediction.Height),
        nameof(Prediction.Class), nameof(Prediction.Confidence), nameof(Prediction.Path),
    ];

    internal override CsvRow Read()
    {
        var result = PredictionRules.Checked(Fill(new DetectionResult(), CsvColumns.OfResult));

        // A row with a class but without a box is not an image without objects, and neither is one that ends before its box.
        var isBox = CsvColumns.OnlyOfPrediction.Any(f => Table.Text(f.Name) is not null);
        RequireCells(isBox);

        var prediction = isBox ? PredictionRules.Checked(Fill(new Prediction(), FieldList<Prediction>.All)) : null;
        var number = Table.Text(CsvColumns.ResultNumber) is { } text
            ? FieldNumber.Whole(FieldNumber.FromCell(text, CsvColumns.ResultNumber), CsvColumns.ResultNumber)
            : (int?)null;
        return Images.OfRelative(File, result.Path) is { } path
            ? new CsvRow(number, result with { Path = path }, prediction is null ? null : prediction with { Path = path }, IsFirst: true) { Name = Name }
            : new CsvRow(number, result, prediction, IsFirst: true) { Name = Name };
    }

    private T Fill<T>(T record, Field<T>[] fields)
        where T : class, new()
    {
        foreach (var field in fields)
        {
            var text = field.Name == nameof(Prediction.ClassId) ? CellText.Id(Table.NumberText(field.Name))
                : field.IsNumber ? Table.NumberText(field.Name)
                : field.IsFlag ? Flag(field.Name).ToString()
                : field.IsId ? CellText.Id(CellText.Undivided(Table.Text(field.Name)))
                : field.IsText && !CsvColumns.IsPath(field.Name) ? CellText.Undivided(Table.Text(field.Name))
                : Table.Text(field.Name);
            if (text is { } cell)
            {
                field.FromCell(cell, record);
            }
            else
            {
                FieldList<T>.SetMissing(field, record);
            }
        }

        return record;
    }
}
