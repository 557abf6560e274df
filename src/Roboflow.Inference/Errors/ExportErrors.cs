using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Files;
using Roboflow.Inference.Imaging;
using Roboflow.Inference.Journal;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of commands that write images.</summary>
internal static class ExportErrors
{
    internal static ErrorRecord NoImage(PSObject item) => ErrorRecordFactory.Create(
        new ArgumentException("The prediction does not name its image."), ErrorId.ImageUnknown, item,
        "Detect from files, or add the property Path with the image's file: images in memory have no path.");

    internal static ErrorRecord NotLocal(string path) => ErrorRecordFactory.Create(
        new ArgumentException($"'{AddressText.OfPath(path)}' is not a file on this machine."), ErrorId.ImageNotLocal, path,
        "Save the image to a file (Invoke-WebRequest -OutFile) and detect from the file.");

    internal static ErrorRecord NotGrouped(string path) => ErrorRecordFactory.Create(
        new InvalidOperationException($"'{AddressText.OfPath(path)}' came again after other images; its file was written without these predictions."),
        ErrorId.ImageNotGrouped, path,
        "Group predictions by image first: ... | Sort-Object Path | Export-RoboflowImage ...");

    internal static ErrorRecord From(Exception failure, string path) => failure switch
    {
        ReportedException reported => reported.Record,
        RoboflowException { Kind: FailureKind.ImagingUnavailable } unavailable => NoImaging(unavailable),
        _ => Unreadable(failure, path),
    };

    internal static ErrorRecord Unreadable(Exception exception, string path) => exception switch
    {
        FileNotFoundException or UnauthorizedAccessException when Directory.Exists(path) => ErrorRecordFactory.Create(
            new InvalidImageException($"'{path}' is a folder, not an image.", exception), ErrorId.InvalidImage, path,
            "Set each prediction's Path to its image file."),
        FileNotFoundException or DirectoryNotFoundException => ErrorRecordFactory.Create(
            new FileNotFoundException($"The file '{path}' does not exist.", path, exception), ErrorId.FileNotFound, path,
            "Check the path; the file may have been moved since detection."),
        InvalidImageException => ErrorRecordFactory.Create(
            new InvalidImageException($"'{path}': {exception.Message}", exception), ErrorId.InvalidImage, path,
            "Open the file in a viewer. For an image above the limit, raise -MaximumPixels; save one from a pipe or a device to a file first."),
        _ => ErrorRecordFactory.Create(
            new IOException($"'{path}' cannot be read: {exception.Message}", exception), ErrorId.FileUnreadable, path,
            "Check the file's permissions, and that no other program is using it."),
    };

    internal static ErrorRecord Changed(string path, Prediction prediction, int width, int height) => ErrorRecordFactory.Create(
        new InvalidDataException($"'{path}' is {width} x {height}, but was {prediction.ImageWidth} x {prediction.ImageHeight} at detection: the "
            + "boxes would be in the wrong places."),
        ErrorId.ImageChanged, path, "The file was cropped, rotated or replaced: detect again.");

    internal static ErrorRecord Exists(ExistingFileException existing) => ErrorRecordFactory.Create(
        existing,
        ErrorId.FileExists, existing.Path, existing.IsJournal ? JournalErrors.KeptAdvice : "Use -Force to overwrite it, or name another -Destination.");

    internal static ErrorRecord OnlyOne(string file, string source)
        => Taken(file, source, "-Destination is a file, but several images need a folder: name one.");

    internal static ErrorRecord Taken(string file, string source, string advice) => ErrorRecordFactory.Create(
        new IOException($"'{file}' is already the file of another image of this run; '{AddressText.OfPath(source)}' is left out."),
        ErrorId.DestinationTaken, source, advice);

    internal static ErrorRecord CropTaken(string file, string source) => ErrorRecordFactory.Create(
        new IOException($"'{file}' is already the file of another crop of this run; this one from '{AddressText.OfPath(source)}' is left out."),
        ErrorId.DestinationTaken, source,
        "Each crop needs a unique name: use {Name} and {Index} in -FileName, and for images with equal names -Relative or separate runs, each with another "
            + "-Destination.");

    internal static ErrorRecord IsSource(string file, string advice = "Name another folder as -Destination.") => ErrorRecordFactory.Create(
        new IOException($"'{file}' is the source image itself, which is not overwritten."), ErrorId.WouldOverwriteSource, file, advice);

    internal static ErrorRecord IsOtherSource(string file, string source) => ErrorRecordFactory.Create(
        new IOException($"'{file}' is not overwritten by that of '{AddressText.OfPath(source)}': it is another source image, or has the name of one."),
        ErrorId.WouldOverwriteSource, file, "Name another folder as -Destination, or use names that no source has.");

    internal static ErrorRecord SourceReplaced(string source) => ErrorRecordFactory.Create(
        new IOException($"This run already wrote '{source}' for another image, so it is no longer the original image."),
        ErrorId.DestinationTaken, source, "Name a folder without source images as -Destination.");

    internal static ErrorRecord NotBelowRoot(string source, string root) => ErrorRecordFactory.Create(
        new ArgumentException($"'{source}' is not below '{root}'."), ErrorId.OutsideRelativeRoot, source,
        "Set -Relative to a folder that contains all images.");

    internal static ErrorRecord NotDrawn(string? source) => ErrorRecordFactory.Create(
        new InvalidDataException(NameOf(source) + "The server answered without a drawing, or with one that is not Base64."),
        ErrorId.ImageNotDrawn, source,
        "Not all servers draw: omit -Format and draw with Export-RoboflowImage.");

    internal static ErrorRecord DrawingUnreadable(string? source, InvalidImageException fault) => ErrorRecordFactory.Create(
        new InvalidDataException($"{NameOf(source)}The server's drawing cannot be used: {fault.Message}", fault), ErrorId.ImageNotDrawn, source,
        "Omit -Format and draw with Export-RoboflowImage, or check that -Endpoint is an inference server.");

    // With many images, the error must name the image.
    private static string NameOf(string? source) => source is null ? string.Empty
        : $"'{AddressText.OfPath(source)}': ";

    internal static ErrorRecord DrawingIsJpeg(string destination) => ErrorRecordFactory.Create(
        new ArgumentException($"The server draws only JPEG, but '{destination}' is another format."),
        ErrorId.DrawingNotPossible, destination,
        "Name a folder or a .jpg file, or omit -Format and draw with Export-RoboflowImage.");

    internal static ErrorRecord NeedsFolder(string parameter) => ErrorRecordFactory.Create(
        new ArgumentException($"{parameter} needs a folder, but -Destination is a file."), ErrorId.DestinationNotFolder, parameter,
        "Name a folder as -Destination.");

    internal static ErrorRecord FormatConflict(string destination, ImageFormat format) => ErrorRecordFactory.Create(
        new ArgumentException($"-ImageFormat is {format}, but the extension of '{destination}' is that of another format."),
        ErrorId.ImageFormatConflict, destination, "Omit -ImageFormat, or change the extension.");

    internal static ErrorRecord CombineNeedsHeatmap(AnnotationStyle[] styles) => ErrorRecordFactory.Create(
        new ArgumentException($"-Combine draws one heat map of all images and cannot draw {string.Join(", ", styles)}."), ErrorId.CombineNeedsHeatmap, styles,
        "Omit -Style, or use only -Style Heatmap.");

    internal static ErrorRecord FileForFolder(string file) => ErrorRecordFactory.Create(
        new IOException($"'{file}' is {KindOf(file)}, but -Destination needs a folder there."), ErrorId.DestinationNotFolder, file,
        "Several images need a folder: name an existing or a new one.");

    /// <summary>Names what is, or will be, in the place of a folder.</summary>
    internal static string KindOf(string file) => JournalPlaces.IsReserved(file) ? "the journal of this run" : "a file";

    internal static ErrorRecord InvalidTemplate(FormatException exception, object template, string example) => ErrorRecordFactory.Create(
        exception, ErrorId.InvalidTemplate, WrittenValue.Text(template), $"Write for example '{example}'; for a literal brace, write it twice.");

    internal static ErrorRecord LabelFailed(RuntimeException exception, string path) => ErrorRecordFactory.Create(
        new InvalidOperationException($"The script block of -Label failed for '{path}': {exception.Message}", exception),
        ErrorId.LabelFailed, path, "The detection is drawn without a label. In the script block, $_ is the prediction.");

    internal static ErrorRecord InvalidFont(Exception exception, string path) => ErrorRecordFactory.Create(
        exception, ErrorId.InvalidFont, path, "Name a TrueType or OpenType file (.ttf, .otf, .ttc), or omit -FontPath.");

    internal static ErrorRecord OutsideImage(string path, Prediction prediction) => ErrorRecordFactory.Create(
        new ArgumentException($"The box {prediction} is outside '{path}' or has no area."), ErrorId.BoxOutsideImage, path,
        "Filter out such predictions: ConvertTo-BoundingBox -Clip shows the part of a box inside the image.");

    internal static ErrorRecord NotWritten(Exception exception, string file) => exception is ExistingFileException e
        ? Exists(e)
        : ErrorRecordFactory.Create(
            new IOException($"'{file}' cannot be written: {exception.Message}", exception), ErrorId.FileNotWritten, file,
            exception is InvalidImageException { InnerException: null } ? "Choose another -ImageFormat: PNG and TIFF allow larger images."
                : exception is InvalidImageException ? "Choose another -ImageFormat."
                : "Check the folder's permissions, and that the disk is not full.");

    internal static ErrorRecord NoImaging(RoboflowException failure)
    {
        var (id, advice) = DetectionErrors.Describe(failure.Kind);
        return ErrorRecordFactory.Create(failure, id, null, advice);
    }
}
