using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Output;

namespace Roboflow.Inference.Binding;

/// <summary>
/// Reads piped predictions and results for one command. The class number stands in for a missing name, because objects of different classes
/// would otherwise be of the same; the first is a warning, and so is an object without both, as in answers.
/// </summary>
/// <param name="cmdlet">The command that writes the warning.</param>
internal sealed class NamedPredictions(Cmdlet cmdlet)
{
    private bool _hasWarned;

    /// <summary>Whether numbers get names later, so that they do not stand in.</summary>
    internal bool KeepsNumbers { get; init; }

    /// <summary>Returns what <see cref="PredictionReader.ReadAll"/> returns, named.</summary>
    internal IReadOnlyList<Prediction>? ReadAll(PSObject input) => PredictionReader.ReadAll(input) is { } read ? Named(read, input) : null;

    /// <summary>Returns what <see cref="PredictionReader.ReadResult"/> returns, named.</summary>
    internal DetectionResult? ReadResult(PSObject input) => PredictionReader.ReadResult(input) is not { } result ? null
        : Named(result.Predictions, input) is var named && ReferenceEquals(named, result.Predictions) ? result
        : result with { Predictions = named };

    /// <summary>Returns what <see cref="PredictionReader.ReadPrediction"/> returns, named.</summary>
    internal Prediction? ReadPrediction(PSObject input) => PredictionReader.ReadPrediction(input) is { } read ? Named([read], input)[0] : null;

    /// <summary>Returns the predictions of an object, with their numbers as names where these are missing.</summary>
    internal IReadOnlyList<Prediction> Named(IReadOnlyList<Prediction> read, PSObject input)
    {
        // Our own predictions without both were a warning when they were made.
        var isOurs = input.BaseObject is Prediction or DetectionResult;
        if (!read.Any(p => IsUnnamed(p, isOurs)))
        {
            return read;
        }

        Warn();
        return KeepsNumbers ? read : [.. read.Select(p => p is { Class.Length: 0, ClassId: { } id } ? p with { Class = Of(id) } : p)];
    }

    /// <summary>Whether the name is only the number that stands in for it.</summary>
    internal static bool IsNumber(Prediction prediction) => prediction.ClassId is { } id && prediction.Class == Of(id);

    private bool IsUnnamed(Prediction prediction, bool isOurs) =>
        prediction.Class.Length == 0 && (prediction.ClassId is null ? !isOurs : !KeepsNumbers);

    private static string Of(int id) => id.ToString(CultureInfo.InvariantCulture);

    private void Warn()
    {
        if (!_hasWarned)
        {
            _hasWarned = true;
            cmdlet.Warn("A prediction in the input has no class name; the class number is used, if there is one. A class name is a property with one of these "
                + $"names: {string.Join(", ", OtherNames.OfClass)}. (Shown only once.)");
        }
    }
}
