using System;
using System.Collections.Generic;
using System.Text.Json;

namespace Roboflow.Inference.Datasets;

/// <summary>Reads what <see cref="PredictionJson"/> writes; members that it does not know are passed over.</summary>
internal static class PredictionJsonReader
{
    /// <summary>Whether the object is a result, which has a list of predictions.</summary>
    internal static bool IsResult(JsonElement o) => o.TryGetProperty(nameof(DetectionResult.Predictions), out _);

    /// <exception cref="FormatException">A member has another type than the property, or one is missing.</exception>
    internal static DetectionResult ReadResult(JsonElement o) => new()
    {
        Path = Text(o, nameof(DetectionResult.Path)),
        Model = Text(o, nameof(DetectionResult.Model)),
        ImageWidth = WholeNumber(o, nameof(DetectionResult.ImageWidth)),
        ImageHeight = WholeNumber(o, nameof(DetectionResult.ImageHeight)),
        Time = Number(o, nameof(DetectionResult.Time)),
        InferenceId = Text(o, nameof(DetectionResult.InferenceId)),
        TopClass = Text(o, nameof(DetectionResult.TopClass)),
        TopConfidence = Number(o, nameof(DetectionResult.TopConfidence)),
        PredictedClasses = Member(o, nameof(DetectionResult.PredictedClasses)) is { } classes ? ReadStrings(classes) : null,
        Visualization = Member(o, nameof(DetectionResult.Visualization)) is { } image ? ReadBytes(image) : null,
        Predictions = List(o, nameof(DetectionResult.Predictions), ReadPrediction) ?? [],
    };

    /// <exception cref="FormatException">A member has another type than the property, or one is missing.</exception>
    internal static Prediction ReadPrediction(JsonElement o)
    {
        Require(o, JsonValueKind.Object, "A prediction");
        return new Prediction
        {
            Path = Text(o, nameof(Prediction.Path)),
            ImageWidth = WholeNumber(o, nameof(Prediction.ImageWidth)),
            ImageHeight = WholeNumber(o, nameof(Prediction.ImageHeight)),
            Model = Text(o, nameof(Prediction.Model)),
            Class = Text(o, nameof(Prediction.Class)) ?? string.Empty,
            ClassId = WholeNumber(o, nameof(Prediction.ClassId)),
            Confidence = Number(o, nameof(Prediction.Confidence)) ?? 1,
            X = Required(o, nameof(Prediction.X)),
            Y = Required(o, nameof(Prediction.Y)),
            Width = Required(o, nameof(Prediction.Width)),
            Height = Required(o, nameof(Prediction.Height)),
            DetectionId = Text(o, nameof(Prediction.DetectionId)),
            Points = List(o, nameof(Prediction.Points), ReadPoint),
            Keypoints = List(o, nameof(Prediction.Keypoints), ReadKeypoint),
            Mask = Member(o, nameof(Prediction.Mask)) is { } mask ? ReadMask(mask) : null,
            ClassConfidence = Number(o, nameof(Prediction.ClassConfidence)),
            TrackerId = Text(o, nameof(Prediction.TrackerId)),
            ParentId = Text(o, nameof(Prediction.ParentId)),
            IsCrowd = Flag(o, nameof(Prediction.IsCrowd)),
            IsDifficult = Flag(o, nameof(Prediction.IsDifficult)),
            Area = Number(o, nameof(Prediction.Area)),
        };
    }

    internal static PredictionPoint ReadPoint(JsonElement o) => new()
    {
        X = Required(o, nameof(PredictionPoint.X)),
        Y = Required(o, nameof(PredictionPoint.Y)),
    };

    internal static PredictionKeypoint ReadKeypoint(JsonElement o) => new()
    {
        X = Required(o, nameof(PredictionKeypoint.X)),
        Y = Required(o, nameof(PredictionKeypoint.Y)),
        Confidence = Number(o, nameof(PredictionKeypoint.Confidence)) ?? 1,
        Class = Text(o, nameof(PredictionKeypoint.Class)),
        ClassId = WholeNumber(o, nameof(PredictionKeypoint.ClassId)),
    };

    internal static PredictionMask ReadMask(JsonElement o) => new()
    {
        Width = (int)Required(o, nameof(PredictionMask.Width)),
        Height = (int)Required(o, nameof(PredictionMask.Height)),
        Counts = Text(o, nameof(PredictionMask.Counts)) ?? throw new FormatException($"{nameof(PredictionMask.Counts)} is missing."),
    };

    internal static IReadOnlyList<T> ReadArray<T>(JsonElement list, string name, Func<JsonElement, T> read)
    {
        Require(list, JsonValueKind.Array, name);
        var items = new List<T>(list.GetArrayLength());
        foreach (var item in list.EnumerateArray())
        {
            items.Add(read(item));
        }

        return items;
    }

    internal static IReadOnlyList<string> ReadStrings(JsonElement list) => ReadArray(list, nameof(DetectionResult.PredictedClasses), static s => s.ToString());

    private static IReadOnlyList<T>? List<T>(JsonElement o, string name, Func<JsonElement, T> read) =>
        Member(o, name) is { } list ? ReadArray(list, name, read) : null;

    private static byte[] ReadBytes(JsonElement value) => value.ValueKind == JsonValueKind.String && value.TryGetBytesFromBase64(out var bytes)
        ? bytes
        : throw new FormatException("Visualization is not base64.");

    private static JsonElement? Member(JsonElement o, string name)
    {
        Require(o, JsonValueKind.Object, "An entry");
        return o.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private static string? Text(JsonElement o, string name)
    {
        if (Member(o, name) is not { } value)
        {
            return null;
        }

        Require(value, JsonValueKind.String, name);
        return value.GetString();
    }

    private static double? Number(JsonElement o, string name)
    {
        if (Member(o, name) is not { } value)
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && !double.IsInfinity(number)
            ? number
            : throw new FormatException($"{name} is no number.");
    }

    private static double Required(JsonElement o, string name) => Number(o, name) ?? throw new FormatException($"{name} is missing.");

    private static int? WholeNumber(JsonElement o, string name) => Number(o, name) is not { } number ? null
        : number >= int.MinValue && number <= int.MaxValue && Math.Floor(number) == number ? (int)number
        : throw new FormatException($"{name} is no whole number.");

    private static bool Flag(JsonElement o, string name) => Member(o, name)?.ValueKind switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => throw new FormatException($"{name} is neither true nor false."),
    };

    private static void Require(JsonElement value, JsonValueKind kind, string name)
    {
        if (value.ValueKind != kind)
        {
            throw new FormatException($"{name} is no {kind.ToString().ToLowerInvariant()}.");
        }
    }
}
