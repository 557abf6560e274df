using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Geometry;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>A row of Roboflow's own CSV and similar ones: the image's size, and the edges of the box.</summary>
internal sealed class CsvCornerRow(CsvTable table, ImageLocator images, string file, Action<string> warn) : CsvRowReader(table, images, file, warn)
{
    internal static readonly string[] Edges = ["xmin", "ymin", "xmax", "ymax"];

    internal static readonly string[] ImageColumns = ["filename", "image", "path", "imagepath", "filepath", "imagename"];

    internal static readonly string[] ClassColumns = ["class", "label", "classname", "labelname", "name"];
    internal static readonly string[] ConfidenceColumns = ConfidenceNames.All;

    private static readonly string[] AllNumbers = [.. Edges, "imagewidth", "imageheight", "width", "height", "classid", .. ConfidenceColumns];

    internal override string? Name => ImageColumns.Select(Table.Text).FirstOrDefault(t => t is not null);

    internal override bool OpensImages => true;

    internal override IEnumerable<string> Numbers => AllNumbers;

    protected override IEnumerable<string> Essential => Edges.Concat(ImageColumns).Concat(ClassColumns).Concat(ConfidenceColumns);

    internal override CsvRow Read()
    {
        var written = Name ?? throw new FormatException("filename is missing.");
        var image = Images.Find(File, written);
        var size = (Side("imagewidth") ?? Side("width"), Side("imageheight") ?? Side("height")) is ({ } width, { } height)
            ? (width, height)
            : ((int, int)?)null;
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
