using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;
using System.Linq;

namespace Roboflow.Inference.Binding;

/// <summary>
/// Reads what users pipe: a <see cref="Prediction"/>, a <see cref="DetectionResult"/>, or anything with the same
/// property names (a PSCustomObject, a hashtable, a row of Import-Csv, an object from a job or a remote session).
/// </summary>
internal static class PredictionReader
{
    /// <summary>The predictions of a result, or the one prediction, each with its image; null where the object is neither.</summary>
    internal static IReadOnlyList<Prediction>? ReadAll(PSObject input)
    {
        if (ReadResult(input) is { } result)
        {
            return [.. result.Predictions.Select(p => p with
            {
                Path = p.Path ?? result.Path,
                Model = p.Model ?? result.Model,
                ImageWidth = p.ImageWidth ?? result.ImageWidth,
                ImageHeight = p.ImageHeight ?? result.ImageHeight,
            })];
        }

        return ReadPrediction(input) is { } prediction ? [prediction] : null;
    }

    /// <summary>The result itself where the input is one (typed or deserialized); null where it is none, or lost its predictions.</summary>
    internal static DetectionResult? ReadResult(PSObject input)
    {
        if (input.BaseObject is DetectionResult result)
        {
            return result.Predictions.All(p => ConfidenceRange.Contains(p.Confidence)) ? result : null;
        }

        if (input.BaseObject is Prediction || Items(Value(input, "Predictions"))?.Select(ReadPrediction).ToArray() is not { } predictions || Array.IndexOf(predictions, null) >= 0)
        {
            return null;
        }

        return new DetectionResult
        {
            Path = Text(input, "Path"),
            Model = Text(input, "Model"),
            ImageWidth = WholeNumber(input, "ImageWidth"),
            ImageHeight = WholeNumber(input, "ImageHeight"),
            InferenceId = Text(input, "InferenceId"),
            Time = Number(input, "Time"),
            TopClass = Text(input, "TopClass"),
            TopConfidence = Number(input, "TopConfidence"),
            PredictedClasses = Items(Value(input, "PredictedClasses"))?.Select(o => Convert.ToString(o.BaseObject, CultureInfo.InvariantCulture) ?? string.Empty).ToArray(),
            Predictions = predictions!,
        };
    }

    /// <summary>The prediction, or null where the object lacks X, Y, Width or Height, or its confidence is none.</summary>
    internal static Prediction? ReadPrediction(PSObject input)
    {
        if (input.BaseObject is Prediction prediction)
        {
            return ConfidenceRange.Contains(prediction.Confidence) ? prediction : null;
        }

        if (Number(input, "X") is not { } x || Number(input, "Y") is not { } y
            || Number(input, "Width") is not { } width || Number(input, "Height") is not { } height || Confidence(input) is not { } confidence)
        {
            return null;
        }

        return new Prediction
        {
            X = x,
            Y = y,
            Width = width,
            Height = height,
            Class = Text(input, "Class") ?? string.Empty,
            ClassId = WholeNumber(input, "ClassId"),
            Confidence = confidence,
            DetectionId = Text(input, "DetectionId"),
            Path = Text(input, "Path"),
            ImageWidth = WholeNumber(input, "ImageWidth"),
            ImageHeight = WholeNumber(input, "ImageHeight"),
            Model = Text(input, "Model"),
            Points = ReadList(Value(input, "Points"), ReadPoint),
            Keypoints = ReadList(Value(input, "Keypoints"), ReadKeypoint),
            Mask = Value(input, "Mask") is { } mask ? ReadMask(PSObject.AsPSObject(mask)) : null,
            ClassConfidence = Number(input, "ClassConfidence"),
            TrackerId = Text(input, "TrackerId"),
            ParentId = Text(input, "ParentId"),
            IsCrowd = Flag(input, "IsCrowd"),
            IsDifficult = Flag(input, "IsDifficult"),
            Area = Number(input, "Area"),
        };
    }

    private static PredictionMask? ReadMask(PSObject mask) => mask.BaseObject as PredictionMask ?? (Text(mask, "Counts") is not { } counts ? null : new PredictionMask
    {
        Width = WholeNumber(mask, "Width") ?? 0,
        Height = WholeNumber(mask, "Height") ?? 0,
        Counts = counts,
    });

    // ConvertTo-Json below its -Depth turns points to text: an outline of which a point is lost is none.
    private static T[]? ReadList<T>(object? value, Func<PSObject, T?> read)
        where T : class
    {
        var items = Items(value)?.Select(read).ToArray();
        return items is null || Array.IndexOf(items, null) >= 0 ? null : [.. items.OfType<T>()];
    }

    private static PredictionPoint? ReadPoint(PSObject point) => point.BaseObject as PredictionPoint
        ?? (Number(point, "X") is { } x && Number(point, "Y") is { } y ? new PredictionPoint { X = x, Y = y } : null);

    private static PredictionKeypoint? ReadKeypoint(PSObject point) => point.BaseObject as PredictionKeypoint
        ?? (ReadPoint(point) is not { } at ? null : new PredictionKeypoint
        {
            X = at.X,
            Y = at.Y,
            Confidence = Number(point, "Confidence") ?? 1,
            Class = Text(point, "Class"),
            ClassId = WholeNumber(point, "ClassId"),
        });

    internal static object? Value(PSObject input, string name)
    {
        var value = input.BaseObject is IDictionary table ? table[name] : input.Properties[name]?.Value;
        return value is PSObject { BaseObject: var inner } && inner is not PSCustomObject ? inner : value;
    }

    internal static string? Text(PSObject input, string name) =>
        Value(input, name) is { } value && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    internal static double? Number(PSObject input, string name) => ToNumber(Value(input, name));

    /// <summary>The confidence: 1 where there is none, as for a label that somebody drew; null where what is there is no number from 0 to 1.</summary>
    internal static double? Confidence(PSObject input, string name = "Confidence") => Text(input, name) is null ? 1
        : Number(input, name) is { } number && ConfidenceRange.Contains(number) ? number : null;

    // Export-Csv writes numbers as the session's culture does. No thousands separators: with them '130,5' would be 1305.
    internal static double? ToNumber(object? value) => value switch
    {
        null => null,
        PSObject { BaseObject: string text } => ToNumber(text),
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            || double.TryParse(text, NumberStyles.Float, CultureInfo.CurrentCulture, out number) ? number : null,
        _ => LanguagePrimitives.TryConvertTo(value, CultureInfo.InvariantCulture, out double number) ? number : null,
    };

    internal static int? WholeNumber(PSObject input, string name) =>
        Number(input, name) is { } number && number >= int.MinValue && number <= int.MaxValue && Math.Floor(number) == number ? (int)number : null;

    // 'False' in a CSV file is a string, which PowerShell by itself takes as true.
    private static bool Flag(PSObject input, string name) => Value(input, name) switch
    {
        bool flag => flag,
        string text => bool.TryParse(text, out var flag) && flag,
        _ => false,
    };

    private static IEnumerable<PSObject>? Items(object? value) => value switch
    {
        null or string => null,
        PSObject { BaseObject: IEnumerable inner } => inner.Cast<object>().Select(PSObject.AsPSObject),
        IEnumerable items => items.Cast<object>().Select(PSObject.AsPSObject),
        _ => [PSObject.AsPSObject(value)],
    };
}
