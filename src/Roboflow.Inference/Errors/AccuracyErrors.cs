using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Evaluation;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of measuring predictions against ground truth.</summary>
internal static class AccuracyErrors
{
    internal static ErrorRecord NotATruth(PSObject item) => ErrorRecordFactory.Create(
        new ArgumentException(PredictionReader.UnreadableMember(item) is { } flaw
            ? $"An object in -Truth is not a prediction: {flaw}."
            : "An object in -Truth is neither a prediction nor a result, or its confidence is not a number from 0 to 1."),
        ErrorId.InvalidTruth, item, "Pass the output of Import-RoboflowDataset -AsResult.");

    internal static ErrorRecord NoPath(string side) => ErrorRecordFactory.Create(
        new InvalidDataException($"Some of {side} have no Path, so their image is unknown."),
        ErrorId.ImagePathMissing, side, "Add a Path to each; images sent from memory have none.");

    /// <summary>The warning about predicted images that are not in the ground truth.</summary>
    private static string Unknown(int images) => FormattableString.Invariant($"Predicted images that are not in the ground truth: {images}. They count as ")
        + "images without objects. Read the ground truth with Import-RoboflowDataset -AsResult to include such images.";

    /// <summary>The warnings about images without ground truth, those whose ground truth is of another size, and classes with other names.</summary>
    internal static IEnumerable<string> Warnings(int unknown, IReadOnlyList<ImagePair> pairs)
    {
        if (unknown > 0)
        {
            yield return Unknown(unknown);
        }

        var other = pairs.Where(p => p.DescribeSizes("the ground truth", "the predictions") is not null).ToArray();
        if (other.Length > 0)
        {
            yield return $"{AddressText.OfPath(other[0].PredictedPath!)} is {other[0].DescribeSizes("the ground truth", "the predictions")}: their boxes "
                + $"cannot match. {Counted.Of(other.Length, "image has", "images have")} another size in the ground truth; label and detect the same files.";
        }

        if (OtherClasses(pairs) is { } classes)
        {
            yield return classes + " Classes are matched by exact name.";
        }
    }

    // A class that is spelled in another way is never found, and neither is any of a model with other classes.
    private static string? OtherClasses(IReadOnlyList<ImagePair> pairs)
    {
        string[] truth = [.. pairs.SelectMany(p => p.Truth).Select(t => t.Class).Distinct(StringComparer.Ordinal)];
        string[] predicted = [.. pairs.SelectMany(p => p.Predictions).Select(p => p.Class).Distinct(StringComparer.Ordinal)];
        string[] unknown = [.. predicted.Except(truth, StringComparer.Ordinal)];
        var spellings = truth.GroupBy(SpellingOf).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var spelled = Array.Find(unknown, u => spellings.ContainsKey(SpellingOf(u)));
        var meant = spelled is null ? null : spellings[SpellingOf(spelled)];
        var note = spelled is not null && LooseNames.AreSame(spelled, meant!) ? " Their accents are encoded in two ways (NFC and NFD)." : string.Empty;
        if (truth.Length > 0 && unknown.Length > 0 && unknown.Length == predicted.Length)
        {
            return $"No predicted class is in the ground truth: the predictions have '{spelled ?? unknown[0]}', and the ground truth has '{meant ?? truth[0]}'."
                + note;
        }

        return meant is null ? null : $"The predicted class '{spelled}' is spelled '{meant}' in the ground truth.{note}";
    }

    // Tools write a space as a hyphen or an underscore, and tables have spaces after their separators.
    private static string SpellingOf(string name) => LooseNames.KeyOf(name.Trim().Replace('-', ' ').Replace('_', ' '));

    internal static ErrorRecord Ambiguous(string path, string other) => ErrorRecordFactory.Create(
        new InvalidDataException(
            $"The ground truth of {AddressText.OfPath(path)} is ambiguous: by its file name it could also belong to {AddressText.OfPath(other)}. The image and "
            + "its ground truth are left out."),
        ErrorId.AmbiguousImage, path,
        "Images are matched by full path first: read the ground truth with -ImageFolder, so that both sides have the same paths.");
}
