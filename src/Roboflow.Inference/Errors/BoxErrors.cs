using System;
using System.Management.Automation;
using Roboflow.Inference.Binding;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of boxes that cannot be read or written.</summary>
internal static class BoxErrors
{
    internal static ErrorRecord NotAPrediction(PSObject item) => ErrorRecordFactory.Create(
        new ArgumentException(
            "The object is not a prediction: it lacks X, Y, Width or Height as numbers, or has a confidence that is not a number from 0 to 1."),
        ErrorId.InvalidPrediction, item,
        "Pipe what Invoke-RoboflowDetection writes, or objects with the same property names. Other forms of a box are read with ConvertTo-BoundingBox -From.");

    internal static ErrorRecord NotABox(PSObject item, BoxFormat format) => ErrorRecordFactory.Create(
        new ArgumentException($"The object is not a valid {format} box: it needs {BoxReader.Describe(format)}, and a confidence that is a number from 0 to 1."),
        ErrorId.InvalidBox, item, "Check -From: it names the form that comes in.");

    internal static ErrorRecord ImpossibleBox(PSObject item) => ErrorRecordFactory.Create(
        new ArgumentException("The box is impossible: a number is infinite or NaN, or the width or height is negative."),
        ErrorId.ImpossibleBox, item,
        "Check -Pad and -Scale, and that right is not left of left and bottom not above top: the vendor's Pillow sample writes x1, x2, y1, y2.");

    internal static ErrorRecord NoImageSize(PSObject item, string why) => ErrorRecordFactory.Create(
        new ArgumentException($"The size of the image is not known, which {why} needs."),
        ErrorId.ImageSizeMissing, item, "Give -ImageWidth and -ImageHeight, in pixels after EXIF orientation.");

    internal static ErrorRecord NoClassId(PSObject item, string className) => ErrorRecordFactory.Create(
        new ArgumentException(className.Length == 0
            ? "The box has no class, whose number a YOLO line begins with."
            : $"The class '{className}' has no number, which a YOLO line begins with."),
        ErrorId.ClassIdMissing, item, "Give -ClassName with the names of all classes, in the order of their numbers from 0.");
}
