using System;
using System.Globalization;
using static Roboflow.Inference.Datasets.CsvCell;

namespace Roboflow.Inference.Datasets;

/// <summary>What one row tells: a prediction, or an image without any; of a result or on its own.</summary>
internal sealed record CsvRow(int? ResultNumber, DetectionResult? Result, Prediction? Prediction, bool IsFirst);

/// <summary>The columns of the CSV form, called as the properties are, so that rows of Import-Csv are predictions too.</summary>
internal static class CsvColumns
{
    /// <summary>The number of the result that a row belongs to; empty for a prediction that came on its own.</summary>
    internal const string ResultNumber = "Result";

    internal static readonly (string Name, Func<CsvRow, string> Cell)[] All =
    [
        (nameof(Prediction.Path), static r => Of(r.Prediction?.Path ?? r.Result?.Path)),
        (nameof(Prediction.Class), static r => Of(r.Prediction?.Class)),
        (nameof(Prediction.Confidence), static r => Of(r.Prediction?.Confidence)),
        (nameof(Prediction.X), static r => Of(r.Prediction?.X)),
        (nameof(Prediction.Y), static r => Of(r.Prediction?.Y)),
        (nameof(Prediction.Width), static r => Of(r.Prediction?.Width)),
        (nameof(Prediction.Height), static r => Of(r.Prediction?.Height)),
        (nameof(Prediction.ClassId), static r => Of(r.Prediction?.ClassId)),
        (nameof(Prediction.ImageWidth), static r => Of(r.Prediction?.ImageWidth ?? r.Result?.ImageWidth)),
        (nameof(Prediction.ImageHeight), static r => Of(r.Prediction?.ImageHeight ?? r.Result?.ImageHeight)),
        (nameof(Prediction.Model), static r => Of(r.Prediction?.Model ?? r.Result?.Model)),
        (nameof(Prediction.DetectionId), static r => Of(r.Prediction?.DetectionId)),
        (nameof(Prediction.Points), static r => r.Prediction?.Points is { } points ? JsonText.Of(w => PredictionJson.WriteArray(w, points, PredictionJson.Write)) : string.Empty),
        (nameof(Prediction.Keypoints), static r => r.Prediction?.Keypoints is { } points ? JsonText.Of(w => PredictionJson.WriteArray(w, points, PredictionJson.Write)) : string.Empty),
        (nameof(Prediction.Mask), static r => r.Prediction?.Mask is { } mask ? JsonText.Of(w => PredictionJson.Write(w, mask)) : string.Empty),
        (nameof(Prediction.ClassConfidence), static r => Of(r.Prediction?.ClassConfidence)),
        (nameof(Prediction.TrackerId), static r => Of(r.Prediction?.TrackerId)),
        (nameof(Prediction.ParentId), static r => Of(r.Prediction?.ParentId)),
        (nameof(Prediction.IsCrowd), static r => Of(r.Prediction?.IsCrowd ?? false)),
        (nameof(Prediction.IsDifficult), static r => Of(r.Prediction?.IsDifficult ?? false)),
        (nameof(Prediction.Area), static r => Of(r.Prediction?.Area)),
        (ResultNumber, static r => r.ResultNumber?.ToString(CultureInfo.InvariantCulture) ?? string.Empty),
        (nameof(DetectionResult.InferenceId), static r => Of(r.Result?.InferenceId)),
        (nameof(DetectionResult.Time), static r => Of(r.Result?.Time)),
        (nameof(DetectionResult.TopClass), static r => Of(r.Result?.TopClass)),
        (nameof(DetectionResult.TopConfidence), static r => Of(r.Result?.TopConfidence)),
        (nameof(DetectionResult.PredictedClasses), static r => r.Result?.PredictedClasses is { } names ? JsonText.Of(w => PredictionJson.WriteStrings(w, names)) : string.Empty),

        // Once a result: it is large.
        (nameof(DetectionResult.Visualization), static r => r is { IsFirst: true, Result.Visualization: { } image } ? Convert.ToBase64String(image) : string.Empty),
    ];
}
