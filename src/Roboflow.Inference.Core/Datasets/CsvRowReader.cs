using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Roboflow.Inference.Datasets;

/// <summary>Reads the row that a CSV reader stands on.</summary>
internal readonly struct CsvRowReader(CsvReader csv)
{
    /// <exception cref="FormatException">A cell has another type than the property, or one is missing.</exception>
    /// <exception cref="JsonException">A cell that holds a list is no JSON.</exception>
    internal CsvRow Read() => new(WholeNumber(CsvColumns.ResultNumber), ReadResult(), HasBox() ? ReadPrediction() : null, IsFirst: true);

    private bool HasBox() =>
        Text(nameof(Prediction.X)) is not null || Text(nameof(Prediction.Y)) is not null || Text(nameof(Prediction.Width)) is not null || Text(nameof(Prediction.Height)) is not null;

    private DetectionResult ReadResult() => new()
    {
        Path = Text(nameof(Prediction.Path)),
        Model = Text(nameof(Prediction.Model)),
        ImageWidth = WholeNumber(nameof(Prediction.ImageWidth)),
        ImageHeight = WholeNumber(nameof(Prediction.ImageHeight)),
        InferenceId = Text(nameof(DetectionResult.InferenceId)),
        Time = Number(nameof(DetectionResult.Time)),
        TopClass = Text(nameof(DetectionResult.TopClass)),
        TopConfidence = Number(nameof(DetectionResult.TopConfidence)),
        PredictedClasses = List(nameof(DetectionResult.PredictedClasses), static e => e.ToString()),
        Visualization = Text(nameof(DetectionResult.Visualization)) is { } image ? Convert.FromBase64String(image) : null,
    };

    private Prediction ReadPrediction() => new()
    {
        Path = Text(nameof(Prediction.Path)),
        Class = Text(nameof(Prediction.Class)) ?? string.Empty,
        Confidence = Number(nameof(Prediction.Confidence)) ?? 1,
        X = Required(nameof(Prediction.X)),
        Y = Required(nameof(Prediction.Y)),
        Width = Required(nameof(Prediction.Width)),
        Height = Required(nameof(Prediction.Height)),
        ClassId = WholeNumber(nameof(Prediction.ClassId)),
        ImageWidth = WholeNumber(nameof(Prediction.ImageWidth)),
        ImageHeight = WholeNumber(nameof(Prediction.ImageHeight)),
        Model = Text(nameof(Prediction.Model)),
        DetectionId = Text(nameof(Prediction.DetectionId)),
        Points = List(nameof(Prediction.Points), PredictionJsonReader.ReadPoint),
        Keypoints = List(nameof(Prediction.Keypoints), PredictionJsonReader.ReadKeypoint),
        Mask = Json(nameof(Prediction.Mask), PredictionJsonReader.ReadMask),
        ClassConfidence = Number(nameof(Prediction.ClassConfidence)),
        TrackerId = Text(nameof(Prediction.TrackerId)),
        ParentId = Text(nameof(Prediction.ParentId)),
        IsCrowd = Flag(nameof(Prediction.IsCrowd)),
        IsDifficult = Flag(nameof(Prediction.IsDifficult)),
        Area = Number(nameof(Prediction.Area)),
    };

    private string? Text(string column) => csv.TryGetField<string>(column, out var cell) ? CsvCell.ToText(cell) : null;

    // A number below zero begins as a formula does, but is never written with an apostrophe.
    private double? Number(string column) => Text(column) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) && !double.IsInfinity(number) ? number
        : throw new FormatException($"{column} is no number: '{text}'.");

    private double Required(string column) => Number(column) ?? throw new FormatException($"{column} is missing.");

    private int? WholeNumber(string column) => Number(column) is not { } number ? null
        : number >= int.MinValue && number <= int.MaxValue && Math.Floor(number) == number ? (int)number
        : throw new FormatException($"{column} is no whole number.");

    private bool Flag(string column) => Text(column) is { } text
        && (bool.TryParse(text, out var flag) ? flag : throw new FormatException($"{column} is neither True nor False."));

    private IReadOnlyList<T>? List<T>(string column, Func<JsonElement, T> read) =>
        Json(column, list => PredictionJsonReader.ReadArray(list, column, read));

    private T? Json<T>(string column, Func<JsonElement, T> read)
        where T : class
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        using var document = JsonDocument.Parse(text);
        return read(document.RootElement);
    }
}
