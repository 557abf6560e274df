using System;
using System.Management.Automation;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of boxes that cannot be read or written.</summary>
internal static class BoxErrors
{
    internal static ErrorRecord NotAPrediction(PSObject item) => PredictionReader.UnreadableMember(item) is { } flaw
        ? ErrorRecordFactory.Create(
            new ArgumentException($"The object is not a prediction: {flaw}."),
            ErrorId.InvalidPrediction, item,
            flaw == PredictionRules.DrawingOnly ? "Use -Format ImageAndJson with -AsResult, which returns the predictions too."
                : "Correct the value, or leave it empty. Use ConvertTo-Json with -Depth 5 to keep outlines and key points.")
        : ErrorRecordFactory.Create(
            new ArgumentException(
                "The object is not a prediction: X, Y, Width or Height is missing or not a number, or the confidence is not a number from 0 to 1."),
            ErrorId.InvalidPrediction, item,
            "Pipe the output of Invoke-RoboflowDetection, or objects with the same property names. For other box formats, use ConvertTo-BoundingBox -From.");

    internal static ErrorRecord NotABox(PSObject item, BoxFormat format) => ErrorRecordFactory.Create(
        new ArgumentException(BoxReader.DateOf(item) is { } date ? $"The object is not a valid {format} box: {DateMember.Describe(date)}."
            : BoxReader.OtherOf(item, format) is { } name ? $"The object is not a valid {format} box: the value of its {name} is not a number from 0 to 1."
            : $"The object is not a valid {format} box: it needs {BoxReader.Describe(format)}, a confidence from 0 to 1, "
            + "and whole numbers for the class number and the size of the image."),
        ErrorId.InvalidBox, item, "Check -From: it names the format of the input.");

    internal static ErrorRecord ImpossibleBox(PSObject item) => ErrorRecordFactory.Create(
        new ArgumentException("The box is impossible: a number is infinite or NaN, or the width or height is negative."),
        ErrorId.ImpossibleBox, item,
        "Check -Pad and -Scale, and the order of the corners: the vendor's Pillow sample writes x1, x2, y1, y2.");

    internal static ErrorRecord NoImageSize(PSObject item, string why) => ErrorRecordFactory.Create(
        new ArgumentException($"{why} needs the size of the image, which is unknown."),
        ErrorId.ImageSizeMissing, item, "Use -ImageWidth and -ImageHeight, in pixels after EXIF orientation.");

    internal static ErrorRecord NoClassName(PSObject item, int number, int names) => ErrorRecordFactory.Create(
        new ArgumentException($"The class {number} has no name; -ClassName has {Counted.Of(names, "name")}."),
        ErrorId.ClassIdMissing, item, "Use -ClassName with the names of all classes, in the order of their numbers from 0.");

    internal static ErrorRecord NoClassId(PSObject item, string className) => ErrorRecordFactory.Create(
        new ArgumentException(className.Length == 0
            ? "A YOLO line begins with the class number, but the box has no class."
            : $"A YOLO line begins with the class number, but the class '{className}' has none."),
        ErrorId.ClassIdMissing, item, "Use -ClassName with the names of all classes, in the order of their numbers from 0.");
}
