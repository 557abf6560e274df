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
        var (id, advice) = Describe(problem.Kind);
        return ErrorRecordFactory.Create(new InvalidDataException(problem.Message), id, problem.Target, advice);
    }

    internal static ErrorRecord DestinationExists(string file) => ErrorRecordFactory.Create(
        new IOException($"'{file}' exists already."),
        ErrorId.FileExists, file, "Name another destination, or write over it with -Force.");

    internal static ErrorRecord CannotWrite(Exception exception, string destination) => ErrorRecordFactory.Create(
        new IOException(
            $"'{destination}' cannot be written: {exception.Message}",
            exception), ErrorId.DatasetNotWritten, destination, "Check the folder's permissions and its free space, and that no other "
                + "program holds the file.");

    internal static ErrorRecord CannotRead(Exception exception, string path) => ErrorRecordFactory.Create(
        new IOException(
            $"'{path}' cannot be read: {exception.Message}",
            exception), ErrorId.FileUnreadable, path, "Check the permissions, and that no other program holds or changes the files.");

    internal static ErrorRecord DestinationIsFolder(string path) => ErrorRecordFactory.Create(
        new ArgumentException($"'{path}' is a folder, and this format is one file."),
        ErrorId.DestinationIsFolder, path, "Name a file in it as "
                + "-Destination.");

    internal static ErrorRecord DestinationIsFile(string path) => ErrorRecordFactory.Create(
        new ArgumentException($"'{path}' is a file, and a folder is needed there."),
        ErrorId.DestinationIsFile, path, "Name a folder as -Destination.");

    /// <summary>Nothing says clearly which form a data set has.</summary>
    internal static ErrorRecord FormatUnclear(string path, bool exists) => exists
        ? ErrorRecordFactory.Create(
            new ArgumentException($"'{path}' does not clearly show the form of its data."),
            ErrorId.UnknownFormat, path, "Name the form with -Format.")
        : ErrorRecordFactory.Create(
            new FileNotFoundException($"'{path}' does not exist."), ErrorId.FileNotFound, path, "Check the path.");

    /// <summary>The name of a destination does not say which form is to be written.</summary>
    internal static ErrorRecord DestinationUnclear(string path) => ErrorRecordFactory.Create(
        new ArgumentException(
            $"'{path}' does not clearly name a form: .json (Coco), .csv, .tsv, .jsonl and .ndjson do."),
        ErrorId.UnknownFormat, path, "Name the form with -Format.");

    private static (ErrorId Id, string Advice) Describe(DatasetProblemKind kind) => kind switch
    {
        DatasetProblemKind.PathMissing => (ErrorId.ImagePathMissing, "Give it a Path; images that were sent from memory have none. "
            + "Csv and JsonLines keep predictions without one."),
        DatasetProblemKind.ImageSizeMissing => (ErrorId.ImageSizeMissing, "Give ImageWidth and ImageHeight, in pixels after EXIF "
            + "orientation, or have the image at its Path."),
        DatasetProblemKind.NameCollision => (ErrorId.NameCollision, "Give -Relative with the folder above both, so that names keep "
            + "their folders. Images that differ in their extension alone need two data sets."),
        DatasetProblemKind.OutsideRoot => (ErrorId.ImageOutsideRoot, "Give -Relative a folder that all images are under."),
        DatasetProblemKind.ImpossibleBox => (ErrorId.ImpossibleBox, "Check where the box comes from; the other predictions of the image "
            + "are written."),
        DatasetProblemKind.InvalidClassName => (ErrorId.InvalidClassName, "Give the box another Class. Voc is XML, which has no control "
            + "characters; the other formats have. The other predictions of the image are written."),
        DatasetProblemKind.InvalidShape => (ErrorId.InvalidShape, "Check where it comes from. The box is written without it; Csv and "
            + "JsonLines keep it as it is."),
        DatasetProblemKind.OutsideImage => (ErrorId.BoxOutsideImage, "Check that the box and ImageWidth and ImageHeight are of the same "
            + "image; the other predictions of it are written."),
        DatasetProblemKind.FileExists => (ErrorId.FileExists, "Name another destination, or write over it with -Force."),
        DatasetProblemKind.WriteFailed => (ErrorId.ImageNotWritten, "Check the names of the image and its classes, the folder's "
            + "permissions and its free space."),
        DatasetProblemKind.FileMissing => (ErrorId.FileNotFound, "Check the path and -Format."),
        DatasetProblemKind.FileUnreadable => (ErrorId.FileUnreadable, "Check the file's permissions, and that no other program holds or "
            + "changes it."),
        DatasetProblemKind.ImageMissing => (ErrorId.ImageNotFound, "Name the folder of the images with -ImageFolder, or their size "
            + "with -ImageWidth and -ImageHeight."),
        _ => (ErrorId.MalformedDataset, "Correct the line that the message names; everything else is read."),
    };
}
