using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Imaging;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of commands that write images.</summary>
internal static class ExportErrors
{
    internal static ErrorRecord NoImage(PSObject item) => ErrorRecordFactory.Create(
        new ArgumentException("The prediction does not say which image it belongs to."), ErrorId.ImageUnknown, item,
        "Detect from files, or add the property Path with the image's file: images in memory have no name.");

    internal static ErrorRecord NotLocal(string path) => ErrorRecordFactory.Create(
        new ArgumentException($"'{path}' is not a file of this machine."), ErrorId.ImageNotLocal, path,
        "Save the image to a file (Invoke-WebRequest -OutFile) and detect from that.");

    internal static ErrorRecord NotGrouped(string path) => ErrorRecordFactory.Create(
        new InvalidOperationException($"'{path}' came again after other images; its file has been written without these predictions."),
        ErrorId.ImageNotGrouped, path,
        "Bring an image's predictions together first: ... | Sort-Object Path | Export-RoboflowImage ...");

    internal static ErrorRecord From(Exception failure, string path) => failure switch
    {
        ReportedException reported => reported.Record,
        RoboflowException { Kind: FailureKind.ImagingUnavailable } unavailable => NoImaging(unavailable),
        _ => Unreadable(failure, path),
    };

    internal static ErrorRecord Unreadable(Exception exception, string path) => exception switch
    {
        FileNotFoundException or UnauthorizedAccessException when Directory.Exists(path) => ErrorRecordFactory.Create(
            new InvalidImageException($"'{path}' is a folder and not an image.", exception), ErrorId.InvalidImage, path,
            "Give each prediction the Path of its image's file."),
        FileNotFoundException or DirectoryNotFoundException => ErrorRecordFactory.Create(
            new FileNotFoundException($"There is no file '{path}'.", path, exception), ErrorId.FileNotFound, path,
            "Check the path; the file may have been moved since it was looked at."),
        InvalidImageException => ErrorRecordFactory.Create(
            new InvalidImageException($"'{path}': {exception.Message}", exception), ErrorId.InvalidImage, path,
            "Open the file in a viewer. An image above the limit is read with a higher -MaximumPixels; one from a pipe or a device is saved to a file first."),
        _ => ErrorRecordFactory.Create(
            new IOException($"'{path}' cannot be read: {exception.Message}", exception), ErrorId.FileUnreadable, path,
            "Check the file's permissions, and that no other program holds it."),
    };

    internal static ErrorRecord Changed(string path, Prediction prediction, int width, int height) => ErrorRecordFactory.Create(
        new InvalidDataException($"'{path}' is {width} x {height}, but was {prediction.ImageWidth} x {prediction.ImageHeight} when it was looked at: the "
            + "boxes would land in wrong places."),
        ErrorId.ImageChanged, path, "The file was cropped, turned or replaced since: detect again.");

    internal static ErrorRecord Exists(string file) => ErrorRecordFactory.Create(
        new IOException($"'{file}' exists."), ErrorId.FileExists, file, "Use -Force to write over it, or name another -Destination.");

    internal static ErrorRecord OnlyOne(string file, string source)
        => Taken(file, source, "-Destination is a file, and several images need a folder: name one.");

    internal static ErrorRecord Taken(string file, string source, string advice) => ErrorRecordFactory.Create(
        new IOException($"'{file}' is another image's in this run; '{source}' is left out."),
        ErrorId.DestinationTaken, source, advice);

    internal static ErrorRecord CropTaken(string file, string source) => ErrorRecordFactory.Create(
        new IOException($"'{file}' is another crop's in this run; this one of '{source}' is left out."),
        ErrorId.DestinationTaken, source,
        "A crop needs a name of its own: {Name} and {Index} in -FileName, and for images of equal names -Relative or runs of their own, each with another "
            + "-Destination.");

    internal static ErrorRecord IsSource(string file, string advice = "Name another folder as -Destination.") => ErrorRecordFactory.Create(
        new IOException($"'{file}' is the image itself, which is not written over."), ErrorId.WouldOverwriteSource, file, advice);

    internal static ErrorRecord NotBelowRoot(string source, string root) => ErrorRecordFactory.Create(
        new ArgumentException($"'{source}' does not lie below '{root}'."), ErrorId.OutsideRelativeRoot, source,
        "Give as -Relative a folder that holds all the images.");

    internal static ErrorRecord NotDrawn(string? source) => ErrorRecordFactory.Create(
        new InvalidDataException("The server answered without a drawn image."), ErrorId.ImageNotDrawn, source,
        "This server does not draw: detect without -Format and draw with Export-RoboflowImage.");

    internal static ErrorRecord DrawingUnreadable(string? source, InvalidImageException fault) => ErrorRecordFactory.Create(
        new InvalidDataException($"The server's drawing is not written: {fault.Message}", fault), ErrorId.ImageNotDrawn, source,
        "Detect without -Format and draw with Export-RoboflowImage, or check that -Endpoint is an inference server.");

    internal static ErrorRecord DrawingIsJpeg(string destination) => ErrorRecordFactory.Create(
        new ArgumentException($"The server draws JPEG, and '{destination}' is to be another format."),
        ErrorId.DrawingNotPossible, destination,
        "Name a folder or a .jpg file, or leave -Format out and draw with Export-RoboflowImage.");

    internal static ErrorRecord NeedsFolder(string parameter) => ErrorRecordFactory.Create(
        new ArgumentException($"{parameter} needs a folder, but -Destination names a file."), ErrorId.DestinationNotFolder, parameter,
        "Name a folder as -Destination.");

    internal static ErrorRecord CombineNeedsHeatmap(AnnotationStyle[] styles) => ErrorRecordFactory.Create(
        new ArgumentException($"-Combine draws one heat map of all images, and no {string.Join(", ", styles)}."), ErrorId.CombineNeedsHeatmap, styles,
        "Leave -Style out, or write -Style Heatmap alone.");

    internal static ErrorRecord FileForFolder(string file) => ErrorRecordFactory.Create(
        new IOException($"'{file}' is a file, and -Destination needs a folder there."), ErrorId.DestinationNotFolder, file,
        "Several images need a folder: name one that is there, or a new one.");

    internal static ErrorRecord InvalidTemplate(FormatException exception, object template, string example) => ErrorRecordFactory.Create(
        exception, ErrorId.InvalidTemplate, WrittenValue.Text(
            template), $"Write for example '{example}'; a brace of the text itself is written twice.");

    internal static ErrorRecord LabelFailed(RuntimeException exception, string path) => ErrorRecordFactory.Create(
        new InvalidOperationException($"The script block of -Label failed for '{path}': {exception.Message}", exception),
        ErrorId.LabelFailed, path, "Its detection is drawn without a label. In the script block, $_ is the prediction.");

    internal static ErrorRecord InvalidFont(Exception exception, string path) => ErrorRecordFactory.Create(
        exception, ErrorId.InvalidFont, path, "Name a TrueType or OpenType file (.ttf, .otf, .ttc), or leave -FontPath out.");

    internal static ErrorRecord OutsideImage(string path, Prediction prediction) => ErrorRecordFactory.Create(
        new ArgumentException($"The box {prediction} is outside '{path}' or has no area."), ErrorId.BoxOutsideImage, path,
        "Filter such predictions out: ConvertTo-BoundingBox -Clip shows what is left of a box.");

    internal static ErrorRecord NotWritten(Exception exception, string file) => ErrorRecordFactory.Create(
        new IOException($"'{file}' cannot be written: {exception.Message}", exception), ErrorId.FileNotWritten, file,
        exception is InvalidImageException
            ? "Choose another -ImageFormat: WebP holds 16383 pixels a side, JPEG 65535." : "Check the folder's permissions, and that the disk is not full.");

    internal static ErrorRecord NoImaging(RoboflowException failure)
    {
        var (id, advice) = DetectionErrors.Describe(failure.Kind);
        return ErrorRecordFactory.Create(failure, id, null, advice);
    }
}
