using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Geometry;

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

/// <summary>A row with columns that are named like the properties.</summary>
internal sealed class CsvPredictionRow : CsvRowReader
{
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
                : field.IsId ? CellText.Id(Table.Text(field.Name))
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

/// <summary>A row of Roboflow's own CSV and similar ones: the image's size, and the edges of the box.</summary>
internal sealed class CsvCornerRow(CsvTable table, ImageLocator images, string file, Action<string> warn) : CsvRowReader(table, images, file, warn)
{
    internal static readonly string[] Edges = ["xmin", "ymin", "xmax", "ymax"];

    internal static readonly string[] ImageColumns = ["filename", "image", "path", "imagepath", "filepath", "imagename"];

    internal static readonly string[] ClassColumns = ["class", "label", "classname", "labelname", "name"];
    internal static readonly string[] ConfidenceColumns = ConfidenceNames.All;

    internal override string? Name => ImageColumns.Select(Table.Text).FirstOrDefault(t => t is not null);

    protected override IEnumerable<string> Essential => Edges.Concat(ImageColumns).Concat(ClassColumns).Concat(ConfidenceColumns);

    internal override CsvRow Read()
    {
        var written = Name ?? throw new FormatException("filename is missing.");
        var image = Images.Find(File, written);
        var size = (Side("imagewidth") ?? Side("width"), Side("imageheight") ?? Side("height")) is ({ } width, { } height)
            ? (width, height)
            : Images.SizeOf(image);
        var result = new DetectionResult { Path = image.Path, ImageWidth = size?.Item1, ImageHeight = size?.Item2 };

        // YOLOv5's tables have the number as class and the text as name.
        string[] names = [.. ClassColumns.Select(Table.Text).OfType<string>()];
        var name = Array.Find(names, n => NumberOf(n) is null) ?? names.FirstOrDefault();
        var isBox = name is not null || Edges.Any(edge => Table.Text(edge) is not null);
        RequireCells(isBox);
        if (!isBox)
        {
            return new CsvRow(null, result, null, IsFirst: true) { Name = written };
        }

        var edges = new BoxCorners(Table.Number("xmin"), Table.Number("ymin"), Table.Number("xmax"), Table.Number("ymax"));
        var prediction = PredictionRules.Checked(edges.On(new Prediction
        {
            Class = name ?? throw new FormatException("class is missing."),
            ClassId = CellText.Id(Table.NumberText("classid")) is not null ? FieldNumber.Whole(Table.Number("classid"), "classid")
                : names.Length > 1 ? NumberOf(names[0]) : null,
            Confidence = ConfidenceColumns.FirstOrDefault(c => Table.Text(c) is not null) is { } column ? Table.Number(column) : 1,
            Path = image.Path,
            ImageWidth = size?.Item1,
            ImageHeight = size?.Item2,
            TrackerId = CellText.Id(Table.Text("trackerid")),
            IsCrowd = Flag("iscrowd"),
            IsDifficult = Flag("isdifficult", "difficult"),
        }));
        return new CsvRow(null, result, prediction, IsFirst: true) { Name = written };
    }

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private int? Side(string column) =>
        Table.Text(column) is null ? null
        : Table.Number(column) is var side && side < 0 ? throw new FormatException($"the {column} of the image is negative.")
        : side is >= 1 and <= int.MaxValue ? FieldNumber.Whole(side, $"the {column} of the image")
        : null;
}
