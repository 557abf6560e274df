using System;
using System.IO;
using System.Management.Automation;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of measuring predictions against ground truth.</summary>
internal static class AccuracyErrors
{
    internal static ErrorRecord NotATruth(PSObject item) => ErrorRecordFactory.Create(
        new ArgumentException("An object of -Truth is neither a prediction nor a result, or has a confidence that is not a number from 0 to 1."),
        ErrorId.InvalidTruth, item, "Give what Import-RoboflowDataset -AsResult reads.");

    internal static ErrorRecord NoPath(string side) => ErrorRecordFactory.Create(
        new InvalidDataException($"Some of {side} do not say which image they are on: they have no Path."),
        ErrorId.ImagePathMissing, side, "Give each a Path; images that were sent from memory have none.");

    internal static ErrorRecord Ambiguous(string path, string other) => ErrorRecordFactory.Create(
        new InvalidDataException($"The ground truth of {path} is not clear: by its file name it could also be that of {other}. The image is left out."),
        ErrorId.AmbiguousImage, path,
        "Images are matched by their full path first: read the truth with -ImageFolder, so that both sides have the same paths.");
}
