using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Fields;

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
            return result.Predictions.Select(p => p with
            {
                Path = p.Path ?? result.Path,
                Model = p.Model ?? result.Model,
                ImageWidth = p.ImageWidth ?? result.ImageWidth,
                ImageHeight = p.ImageHeight ?? result.ImageHeight,
            }).ToArray();
        }

        return ReadPrediction(input) is { } prediction ? [prediction] : null;
    }

    /// <summary>The result itself where the input is one (typed or deserialized); null where it is not, or lost its predictions.</summary>
    internal static DetectionResult? ReadResult(PSObject input) =>
        input.BaseObject is not Prediction && FieldList<DetectionResult>.Bind(Unwrapped(input), ObjectReader.Instance) is { } result
            && result.Predictions.All(p => ConfidenceRange.Contains(p.Confidence)) ? result : null;

    /// <summary>The prediction, or null where the object lacks X, Y, Width or Height, or its confidence is not from 0 to 1.</summary>
    internal static Prediction? ReadPrediction(PSObject input) =>
        FieldList<Prediction>.Bind(Unwrapped(input), ObjectReader.Instance) is { } prediction && ConfidenceRange.Contains(prediction.Confidence)
            ? prediction
            : null;

    /// <summary>The text of a member, or null where it is missing or empty.</summary>
    internal static string? Text(PSObject input, string name) => ObjectReader.Instance.Text(ObjectReader.Instance.Member(input, name));

    private static object Unwrapped(PSObject input) => input.BaseObject is Prediction or DetectionResult ? input.BaseObject : input;
}
