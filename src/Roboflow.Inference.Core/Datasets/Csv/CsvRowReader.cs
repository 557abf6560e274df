using System;
using System.Globalization;
using System.Linq;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>Reads the current row of a table, in our own columns or in those of the vendor's CSV.</summary>
internal abstract class CsvRowReader(CsvTable table)
{
    protected CsvTable Table { get; } = table;

    /// <summary>Returns the reader for the columns in the header, or null and the missing column.</summary>
    internal static CsvRowReader? For(CsvTable table, ImageLocator images, string file, out string? missing)
    {
        string[] own = [nameof(Prediction.X), nameof(Prediction.Y), nameof(Prediction.Width), nameof(Prediction.Height)];
        missing = own.FirstOrDefault(n => !table.Has(n));
        if (missing is not null && CsvCornerRow.Edges.All(table.Has) && !CsvCornerRow.ImageColumns.Any(table.Has))
        {
            missing = CsvCornerRow.ImageColumns[0];
            return null;
        }

        return missing is null ? new CsvPredictionRow(table, images, file)
            : CsvCornerRow.Edges.All(table.Has) && CsvCornerRow.ImageColumns.Any(table.Has) ? new CsvCornerRow(table, images, file)
            : null;
    }

    /// <summary>A warning about columns that have no property's name, although a property is missing; or null.</summary>
    internal virtual string? Unclear => null;

    /// <exception cref="FormatException">A cell does not have the property's type, or is missing.</exception>
    /// <exception cref="System.Text.Json.JsonException">A list cell is not JSON.</exception>
    internal abstract CsvRow Read();
}

/// <summary>A row with columns that are named like the properties.</summary>
internal sealed class CsvPredictionRow : CsvRowReader
{
    private readonly ImageLocator _images;
    private readonly string _file;

    internal CsvPredictionRow(CsvTable table, ImageLocator images, string file)
        : base(table)
    {
        (_images, _file) = (images, file);
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

    internal override CsvRow Read()
    {
        var result = PredictionRules.Checked(Fill(new DetectionResult(), CsvColumns.OfResult));

        // A row with a class but without a box is not an image without objects, and neither is one that ends before its box.
        var isBox = CsvColumns.OnlyOfPrediction.Any(f => Table.Text(f.Name) is not null);
        if (!isBox && Table.Count < Table.HeaderCount)
        {
            throw new FormatException($"the row has {Table.Count} {(Table.Count == 1 ? "cell" : "cells")}, but the header {Table.HeaderCount}.");
        }

        var prediction = isBox ? PredictionRules.Checked(Fill(new Prediction(), FieldList<Prediction>.All)) : null;
        var number = Table.Text(CsvColumns.ResultNumber) is { } text
            ? FieldNumber.Whole(FieldNumber.FromCell(text, CsvColumns.ResultNumber), CsvColumns.ResultNumber)
            : (int?)null;
        return _images.OfRelative(_file, result.Path) is { } path
            ? new CsvRow(number, result with { Path = path }, prediction is null ? null : prediction with { Path = path }, IsFirst: true)
            : new CsvRow(number, result, prediction, IsFirst: true);
    }

    private T Fill<T>(T record, Field<T>[] fields)
        where T : class, new()
    {
        foreach (var field in fields)
        {
            if ((field.IsNumber ? Table.NumberText(field.Name) : Table.Text(field.Name)) is { } cell)
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

/// <summary>A row of Roboflow's own CSV and similar ones: the image's size, and the edges of the box.</summary>
internal sealed class CsvCornerRow(CsvTable table, ImageLocator images, string file) : CsvRowReader(table)
{
    internal static readonly string[] Edges = ["xmin", "ymin", "xmax", "ymax"];

    internal static readonly string[] ImageColumns = ["filename", "image", "path", "imagepath", "filepath", "imagename"];

    internal static readonly string[] ClassColumns = ["class", "label", "classname", "labelname", "name"];
    internal static readonly string[] ConfidenceColumns = ["confidence", "score", "conf"];

    internal override CsvRow Read()
    {
        var image = images.Find(file, ImageColumns.Select(Table.Text).FirstOrDefault(t => t is not null) ?? throw new FormatException("filename is missing."));
        var size = (Side("imagewidth") ?? Side("width"), Side("imageheight") ?? Side("height")) is ({ } width, { } height)
            ? (width, height)
            : images.SizeOf(image);
        var result = new DetectionResult { Path = image.Path, ImageWidth = size?.Item1, ImageHeight = size?.Item2 };

        // YOLOv5's tables have the number as class and the text as name.
        string[] names = [.. ClassColumns.Select(Table.Text).OfType<string>()];
        var name = Array.Find(names, n => NumberOf(n) is null) ?? names.FirstOrDefault();
        if (name is null && Edges.All(edge => Table.Text(edge) is null))
        {
            return new CsvRow(null, result, null, IsFirst: true);
        }

        var edges = new BoxCorners(Table.Number("xmin"), Table.Number("ymin"), Table.Number("xmax"), Table.Number("ymax"));
        var prediction = PredictionRules.Checked(edges.On(new Prediction
        {
            Class = name ?? throw new FormatException("class is missing."),
            ClassId = Table.Text("classid") is not null ? FieldNumber.Whole(Table.Number("classid"), "classid") : names.Length > 1 ? NumberOf(names[0]) : null,
            Confidence = ConfidenceColumns.FirstOrDefault(c => Table.Text(c) is not null) is { } column ? Table.Number(column) : 1,
            Path = image.Path,
            ImageWidth = size?.Item1,
            ImageHeight = size?.Item2,
            TrackerId = Table.Text("trackerid"),
            IsCrowd = Flag("iscrowd"),
            IsDifficult = Flag("isdifficult", "difficult"),
        }));
        return new CsvRow(null, result, prediction, IsFirst: true);
    }

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Tables of Pascal VOC and of COCO have 0 and 1, and those of pandas 1.0; what is not known is -1 or nan, which .NET Framework does not read.
    private bool Flag(params string[] columns) =>
        Array.Find(columns, c => Table.Text(c) is not null) is { } column
        && (bool.TryParse(Table.Text(column), out var flag) ? flag
            : double.TryParse(Table.Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number > 0
            : Table.Text(column)!.Equals("nan", StringComparison.OrdinalIgnoreCase) ? false
            : throw new FormatException($"{column} is neither True nor False, nor 1 or 0."));

    private int? Side(string column) =>
        Table.Text(column) is null ? null
        : Table.Number(column) is var side && side < 0 ? throw new FormatException($"the {column} of the image is negative.")
        : side is >= 1 and <= int.MaxValue ? FieldNumber.Whole(side, $"the {column} of the image")
        : null;
}
