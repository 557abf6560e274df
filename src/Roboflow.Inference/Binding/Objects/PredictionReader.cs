using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Csv;
using Roboflow.Inference.Fields;

namespace Roboflow.Inference.Binding.Objects;

/// <summary>
/// Reads piped input: a <see cref="Prediction"/>, a <see cref="DetectionResult"/>, or any object with the same property
/// names (a PSCustomObject, a hashtable, a row of Import-Csv, an object from a job or a remote session).
/// </summary>
internal static class PredictionReader
{
    /// <summary>Returns the predictions of a result, or the single prediction, each with its image; null if the object is neither.</summary>
    internal static IReadOnlyList<Prediction>? ReadAll(PSObject input)
    {
        if (ReadResult(input) is { } result)
        {
            return result.WithImage();
        }

        return ReadPrediction(input) is { } prediction ? [prediction] : null;
    }

    /// <summary>Returns the result (typed or deserialized); null if the input is not a result, lost its predictions or is a drawing alone.</summary>
    internal static DetectionResult? ReadResult(PSObject input) =>
        input.BaseObject is Prediction || IsDrawingOnly(input) ? null
            : HasPredictions(input) && FieldList<DetectionResult>.Bind(Unwrapped(input), ObjectReader.Instance) is { } result
                ? result.Predictions.All(p => ConfidenceRange.Contains(p.Confidence)) ? WithSize(input, FromItsRun(input, result)).WithOwnPath() : null
            : ReadEmptyRow(input) ?? ReadFiltered(input);

    // Most rows are predictions, so the other members of a result are not read in vain.
    private static bool HasPredictions(PSObject input) => input.BaseObject is DetectionResult
        || !ObjectReader.Instance.IsMissing(ObjectReader.Instance.Member(input, nameof(DetectionResult.Predictions)));

    private static bool IsDrawingOnly(PSObject input) =>
        ObjectReader.Instance.Flag(ObjectReader.Instance.Member(input, nameof(DetectionResult.IsDrawingOnly))) ?? false;

    // Tables of predictions do not have it.
    private static DetectionResult FromItsRun(PSObject input, DetectionResult result) => input.BaseObject is DetectionResult || !result.FromJournal
        ? result
        : result with { Predictions = [.. result.Predictions.Select(p => p with { FromJournal = true })] };

    // The endpoint's own answers have the size in a member named image.
    private static DetectionResult WithSize(PSObject input, DetectionResult result) =>
        input.BaseObject is DetectionResult || ObjectReader.Instance.Member(input, "image") is not { } image
            ? result
            : result with { ImageWidth = result.ImageWidth ?? Side(image, "width"), ImageHeight = result.ImageHeight ?? Side(image, "height") };

    private static int? Side(object image, string name) =>
        ObjectReader.Instance.Number(ObjectReader.Instance.Member(image, name)) is >= 1 and <= int.MaxValue and var side && (int)side == side
            ? (int)side
            : null;

    // A row of our own CSV for an image without objects: it has the number of its result, and nothing of a prediction.
    private static DetectionResult? ReadEmptyRow(PSObject input)
    {
        if (Text(input, CsvColumns.ResultNumber) is null || CsvColumns.OnlyOfPrediction.Any(f => Text(input, f.Name) is not null))
        {
            return null;
        }

        var result = new DetectionResult();
        Array.ForEach(CsvColumns.OfResult, f => _ = f.TryBind(ObjectReader.Instance.Member(input, f.Name), ObjectReader.Instance, result));
        return result;
    }

    // Select-Object gives null for the predictions of a script block that lets none through, and so does a row for an empty cell. A
    // prediction of which members were selected is not a result.
    private static DetectionResult? ReadFiltered(PSObject input)
    {
        var result = new DetectionResult();
        return IsFiltered(input) && BindOthers(input, result) is null ? WithSize(input, FromItsRun(input, result)) : null;
    }

    private static bool IsFiltered(PSObject input) =>
        ObjectReader.Has(input, nameof(DetectionResult.Predictions)) && Text(input, nameof(DetectionResult.Path)) is not null
            && ObjectReader.Instance.IsMissing(ObjectReader.Instance.Member(input, nameof(DetectionResult.Predictions)))
            && !CsvColumns.OnlyOfPrediction.Any(f => Text(input, f.Name) is not null) && !TypeTrace.Has<Prediction>(input);

    // Returns the name of the first member that cannot be read.
    private static string? BindOthers(PSObject input, DetectionResult result) => CsvColumns.OfResult.FirstOrDefault(f =>
        ObjectReader.Instance.Member(input, f.Name) is var value
            && !f.TryBind(value, ObjectReader.Instance, result) && !ObjectReader.Instance.IsMissing(value))?.Name;

    /// <summary>Returns a copy of the prediction, which a script can change and emit again; null if X, Y, Width or Height is missing, or the
    /// confidence is not from 0 to 1.</summary>
    internal static Prediction? ReadPrediction(PSObject input) =>
        FieldList<Prediction>.Bind(Unwrapped(input), ObjectReader.Instance) is { } prediction && ConfidenceRange.Contains(prediction.Confidence)
            ? ReferenceEquals(prediction, input.BaseObject) ? prediction with { } : prediction
            : null;

    /// <summary>Describes the member because of which a result or a prediction cannot be read; null if it is another cause.</summary>
    internal static string? UnreadableMember(PSObject input)
    {
        if (IsDrawingOnly(input))
        {
            return PredictionRules.DrawingOnly;
        }

        var predictions = ObjectReader.Instance.Member(input, nameof(DetectionResult.Predictions));
        if (ObjectReader.Instance.IsMissing(predictions))
        {
            return IsFiltered(input) ? BindOthers(input, new DetectionResult()) is { } name ? $"the value of its {name} cannot be read" : null
                : UnreadableMemberOf<Prediction>(input);
        }

        var inPredictions = ObjectReader.Instance.Items(predictions)?.Select(UnreadableMemberOf<Prediction>).FirstOrDefault(n => n is not null);
        return UnreadableMemberOf<DetectionResult>(input, inPredictions);
    }

    /// <summary>Returns the text of a member, or null if it is missing or empty.</summary>
    internal static string? Text(PSObject input, string name) => ObjectReader.Instance.Text(ObjectReader.Instance.Member(input, name));

    private static string? UnreadableMemberOf<T>(object input)
        where T : class, new() => UnreadableMemberOf<T>(input, null);

    private static string? UnreadableMemberOf<T>(object input, string? inPredictions)
        where T : class, new()
    {
        _ = FieldList<T>.Bind(input, ObjectReader.Instance, out var unreadable);
        return unreadable is null ? null
            : unreadable == nameof(DetectionResult.Predictions) && inPredictions is not null ? inPredictions
            : DateMember.Is(ObjectReader.Instance.Member(input, unreadable)) ? DateMember.Describe(unreadable)
            : $"the value of its {unreadable} {(IsOther(unreadable) ? "is not a number from 0 to 1" : "cannot be read")}";
    }

    // A class is a text, or not read.
    private static bool IsOther(string unreadable) => ConfidenceNames.Has(unreadable) && unreadable != nameof(Prediction.Confidence);

    private static object Unwrapped(PSObject input) => input.BaseObject is Prediction or DetectionResult ? input.BaseObject : input;
}
