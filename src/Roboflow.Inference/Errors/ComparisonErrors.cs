using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of comparing two sets of predictions.</summary>
internal static class ComparisonErrors
{
    internal static ErrorRecord NotAReference(PSObject item) => ErrorRecordFactory.Create(
        new ArgumentException(PredictionReader.UnreadableMember(item) is { } flaw
            ? $"An object in -Reference is not a prediction: {flaw}."
            : "An object in -Reference is not a valid prediction or result: it needs X, Y, Width and Height as numbers, and a confidence from 0 to 1."),
        ErrorId.InvalidReference, item, "Pass the output of Invoke-RoboflowDetection or Import-RoboflowDataset, or objects with the same "
            + "property names.");

    internal static ErrorRecord Ambiguous(string path, string other) => ErrorRecordFactory.Create(
        new InvalidDataException(
            $"The counterpart of {AddressText.OfPath(path)} is ambiguous: by its file name it could also belong to {AddressText.OfPath(other)}. The image "
                + "is left out."),
        ErrorId.AmbiguousImage, path,
        "Images are matched by full path first: use both sets from the same folder, or read data sets with -ImageFolder.");
}
