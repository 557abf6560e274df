namespace Roboflow.Inference.Datasets.Csv;

/// <summary>The content of one row: a prediction, or an image without any; from a result or without one.</summary>
internal sealed record CsvRow(int? ResultNumber, DetectionResult? Result, Prediction? Prediction, bool IsFirst)
{
    /// <summary>The image's name in the file that was read.</summary>
    internal string? Name { get; init; }
}
