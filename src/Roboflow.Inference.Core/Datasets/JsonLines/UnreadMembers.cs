using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Fields;
using Roboflow.Inference.Json;

namespace Roboflow.Inference.Datasets.JsonLines;

/// <summary>
/// Warns of the first line that lacks its image or class but has texts under other names, such as <c>image</c>: as in a table,
/// these could be what is missing. Also of the first that lacks its confidence but has a number under another name for it.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="warn">Receives the warning.</param>
internal sealed class UnreadMembers(string file, Action<string> warn)
{
    private static readonly string[] NamesOfImage = ["image", "path", "file"];

    private bool _isChecked;
    private bool _isConfidenceChecked;

    internal void Check(TextLine line, object entry)
    {
        var prediction = entry as Prediction;
        if (!_isConfidenceChecked && (prediction ?? (entry as DetectionResult)?.Predictions.FirstOrDefault()) is { Confidence: 1 })
        {
            CheckConfidence(line);
        }

        var hasNoPath = string.IsNullOrEmpty(prediction?.Path ?? (entry as DetectionResult)?.Path);
        var hasNoClass = prediction is { Class.Length: 0 };
        if (_isChecked || !(hasNoPath || hasNoClass))
        {
            return;
        }

        _isChecked = true;
        using var json = Parse(line);
        string[] unread = [.. Texts(json.RootElement).Where(n => prediction is null ? !FieldList<DetectionResult>.Knows(n) : !FieldList<Prediction>.Knows(n))];
        if (hasNoPath && prediction is null && InPredictions(json.RootElement) is { } inside)
        {
            unread = [.. unread, inside];
        }

        if (unread.Length > 0)
        {
            warn($"{file}, line {line.Number}: there is no {(hasNoPath ? hasNoClass ? "Path and no Class" : "Path" : "Class")}. Members that were not read: "
                + string.Join(", ", unread) + ".");
        }
    }

    private void CheckConfidence(TextLine line)
    {
        _isConfidenceChecked = true;
        using var json = Parse(line);
        var prediction = Predictions(json.RootElement).DefaultIfEmpty(json.RootElement).First();
        string[] names = [.. prediction.EnumerateObject().Select(m => m.Name).Where(ConfidenceNames.Has)];
        if (names.Length > 0 && !Array.Exists(names, FieldList<Prediction>.Knows))
        {
            warn($"{file}, line {line.Number}: there is no Confidence, which is 1 then. Members that were not read: {string.Join(", ", names)}.");
        }
    }

    private static JsonDocument Parse(TextLine line)
    {
        var bytes = Encoding.UTF8.GetBytes(line.Text!);
        NonFiniteJson.Replace(bytes);
        return JsonDocument.Parse(bytes);
    }

    private static IEnumerable<JsonElement> Predictions(JsonElement result) =>
        result.EnumerateObject().Where(m => m.NameEquals("predictions") || m.NameEquals(nameof(DetectionResult.Predictions))).Select(m => m.Value)
            .Where(l => l.ValueKind == JsonValueKind.Array).SelectMany(l => l.EnumerateArray())
            .Where(p => p.ValueKind == JsonValueKind.Object);

    // Other texts of a prediction, such as its id, could not be the image.
    private static string? InPredictions(JsonElement result) =>
        Predictions(result).SelectMany(Texts)
            .FirstOrDefault(n => NamesOfImage.Any(part => n.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0)) is { } name
                ? name + " of its predictions"
                : null;

    private static IEnumerable<string> Texts(JsonElement entry) =>
        entry.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.String).Select(m => m.Name);
}
