using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of data sets that are written or read: one id, one category and one piece of advice for each cause.</summary>
internal static class DatasetErrors
{
    internal static ErrorRecord From(DatasetProblem problem)
    {
        var (id, category, advice) = Describe(problem.Kind);
        return ErrorRecordFactory.Create(new InvalidDataException(problem.Message), id, category, problem.Target, advice);
    }

    internal static ErrorRecord DestinationExists(string file) => ErrorRecordFactory.Create(
        new IOException($"'{file}' exists already."),
        "FileExists", ErrorCategory.ResourceExists, file, "Name another destination, or write over it with -Force.");

    internal static ErrorRecord CannotWrite(Exception exception, string destination) => ErrorRecordFactory.Create(
        new IOException(
            $"'{destination}' cannot be written: {exception.Message}",
            exception), "DatasetNotWritten", ErrorCategory.WriteError, destination, "Check the folder's permissions and its free space, and that no other "
                + "program holds the file.");

    internal static ErrorRecord CannotRead(Exception exception, string path) => ErrorRecordFactory.Create(
        new IOException(
            $"'{path}' cannot be read: {exception.Message}",
            exception), "FileUnreadable", ErrorCategory.ReadError, path, "Check the permissions, and that no other program holds or changes the files.");

    internal static ErrorRecord DestinationIsFolder(string path) => ErrorRecordFactory.Create(
        new ArgumentException($"'{path}' is a folder, and this format is one file."),
        "DestinationIsFolder", ErrorCategory.InvalidArgument, path, "Name a file in it as "
                + "-Destination.");

    internal static ErrorRecord DestinationIsFile(string path) => ErrorRecordFactory.Create(
        new ArgumentException($"'{path}' is a file, and a folder is needed there."),
        "DestinationIsFile", ErrorCategory.InvalidArgument, path, "Name a folder as -Destination.");

    /// <summary>Nothing says clearly which form a data set has.</summary>
    internal static ErrorRecord FormatUnclear(string path, bool exists) => exists
        ? ErrorRecordFactory.Create(
            new ArgumentException($"'{path}' does not clearly show the form of its data."),
            "UnknownFormat", ErrorCategory.InvalidArgument, path, "Name the form with -Format.")
        : ErrorRecordFactory.Create(
            new FileNotFoundException($"'{path}' does not exist."), "FileNotFound", ErrorCategory.ObjectNotFound, path, "Check the path.");

    /// <summary>The name of a destination does not say which form is to be written.</summary>
    internal static ErrorRecord DestinationUnclear(string path) => ErrorRecordFactory.Create(
        new ArgumentException(
            $"'{path}' does not clearly name a form: .csv, .tsv, .jsonl and .ndjson do."),
        "UnknownFormat", ErrorCategory.InvalidArgument, path, "Name the form with -Format.");

    private static (string Id, ErrorCategory Category, string Advice) Describe(DatasetProblemKind kind) => kind switch
    {
        DatasetProblemKind.PathMissing => ("ImagePathMissing", ErrorCategory.InvalidArgument, "Give it a Path; images that were sent from memory have none. "
            + "Csv and JsonLines keep predictions without one."),
        DatasetProblemKind.ImageSizeMissing => ("ImageSizeMissing", ErrorCategory.InvalidArgument, "Give ImageWidth and ImageHeight, in pixels after EXIF "
            + "orientation, or have the image at its Path."),
        DatasetProblemKind.NameCollision => ("NameCollision", ErrorCategory.ResourceExists, "Give -Relative with the folder above both, so that names keep "
            + "their folders. Images that differ in their extension alone need two data sets."),
        DatasetProblemKind.OutsideRoot => ("ImageOutsideRoot", ErrorCategory.InvalidArgument, "Give -Relative a folder that all images are under."),
        DatasetProblemKind.ImpossibleBox => ("ImpossibleBox", ErrorCategory.InvalidData, "Check where the box comes from; the other predictions of the image "
            + "are written."),
        DatasetProblemKind.InvalidClassName => ("InvalidClassName", ErrorCategory.InvalidData, "Give the box another Class. Voc is XML, which has no control "
            + "characters; the other formats have. The other predictions of the image are written."),
        DatasetProblemKind.InvalidShape => ("InvalidShape", ErrorCategory.InvalidData, "Check where it comes from. The box is written without it; Csv and "
            + "JsonLines keep it as it is."),
        DatasetProblemKind.OutsideImage => ("BoxOutsideImage", ErrorCategory.InvalidData, "Check that the box and ImageWidth and ImageHeight are of the same "
            + "image; the other predictions of it are written."),
        DatasetProblemKind.FileExists => ("FileExists", ErrorCategory.ResourceExists, "Name another destination, or write over it with -Force."),
        DatasetProblemKind.WriteFailed => ("ImageNotWritten", ErrorCategory.WriteError, "Check the names of the image and its classes, the folder's "
            + "permissions and its free space."),
        DatasetProblemKind.FileMissing => ("FileNotFound", ErrorCategory.ObjectNotFound, "Check the path and -Format."),
        DatasetProblemKind.FileUnreadable => ("FileUnreadable", ErrorCategory.ReadError, "Check the file's permissions, and that no other program holds or "
            + "changes it."),
        DatasetProblemKind.ImageMissing => ("ImageNotFound", ErrorCategory.ObjectNotFound, "Name the folder of the images with -ImageFolder, or their size "
            + "with -ImageWidth and -ImageHeight."),
        _ => ("MalformedDataset", ErrorCategory.InvalidData, "Correct the line that the message names; everything else is read."),
    };
}
