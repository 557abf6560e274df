using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Datasets;
using Roboflow.Inference.Datasets.Yolo;
using Roboflow.Inference.Files;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of reading and writing data sets.</summary>
internal static class DatasetErrors
{
    private const string ExistsAdvice = "Name another destination, or overwrite it with -Force.";

    internal static ErrorRecord From(DatasetProblem problem)
    {
        var (id, advice) = Describe(problem.Kind);
        return ErrorRecordFactory.Create(new InvalidDataException(TerminalText.Short(problem.Message)), id, problem.Target, advice);
    }

    /// <summary>None of the files was read.</summary>
    internal static ErrorRecord PassedOver(IReadOnlyList<DatasetProblem> files) => From(files.Count == 1 ? files[0] : new DatasetProblem(
        files[0].Kind,
        files[0].Target,
        $"{files[0].Message} {Counted.Of(files.Count - 1, "other file was", "other files were")} not read either."));

    internal static ErrorRecord NeedsFormat(string parameter, DatasetFormat needed, DatasetFormat given) => ErrorRecordFactory.Create(
        new ArgumentException($"-{parameter} applies to -Format {needed}, but the format is {given}."), ErrorId.ParameterNeedsFormat, parameter,
        $"Omit -{parameter}, or write {needed}.");

    internal static ErrorRecord CornerConflict(VocCorner corner) => ErrorRecordFactory.Create(
        new ArgumentException($"-ZeroBased means -VocCorner {VocCorner.Edge}, but -VocCorner is {corner}."), ErrorId.VocCornerConflict, corner,
        $"Omit one of the two. The help of -VocCorner says which tools write which corners.");

    internal static ErrorRecord HalfSize(string parameter) => ErrorRecordFactory.Create(
        new ArgumentException($"-{parameter} is only one of the two numbers of an image's size."), ErrorId.ImageSizeMissing, parameter,
        "Use -ImageWidth and -ImageHeight together, in pixels after EXIF orientation, or neither.");

    internal static ErrorRecord DestinationExists(ExistingFileException existing) => ErrorRecordFactory.Create(
        existing, ErrorId.FileExists, existing.Path, existing.IsJournal ? JournalErrors.KeptAdvice : ExistsAdvice);

    internal static ErrorRecord CannotWrite(Exception exception, string destination) => exception is ExistingFileException e
        ? DestinationExists(e)
        : ErrorRecordFactory.Create(
            new IOException($"'{destination}' cannot be written: {exception.Message}", exception), ErrorId.DatasetNotWritten, destination,
            "Check the folder's permissions and its free space, and that no other program is using the file.");

    internal static ErrorRecord CannotKeep(KeptFilesException exception, string destination) => ErrorRecordFactory.Create(
        exception,
        ErrorId.DatasetNotWritten, destination, exception.Advice + " Nothing was changed.");

    internal static ErrorRecord CannotRead(Exception exception, string path) => ErrorRecordFactory.Create(
        new IOException($"'{path}' cannot be read: {exception.Message}", exception), ErrorId.FileUnreadable, path,
        "Check the permissions, and that no other program is using the files.");

    internal static ErrorRecord DestinationIsFolder(string path) => ErrorRecordFactory.Create(
        new ArgumentException($"'{path}' is a folder, but this format is one file."),
        ErrorId.DestinationIsFolder, path, "Name a file in it as -Destination.");

    internal static ErrorRecord DestinationIsFile(string path) => ErrorRecordFactory.Create(
        new ArgumentException($"'{path}' is {ExportErrors.KindOf(path)}, but a folder is needed."),
        ErrorId.DestinationIsFile, path, "Name a folder as -Destination.");

    /// <summary>The format of a data set is not clear.</summary>
    internal static ErrorRecord FormatUnclear(string path, bool exists) => exists
        ? ErrorRecordFactory.Create(
            new ArgumentException($"The format of '{path}' is not clear from its name and content."),
            ErrorId.UnknownFormat, path, "Name the format with -Format.")
        : ErrorRecordFactory.Create(
            new FileNotFoundException($"'{path}' does not exist."), ErrorId.FileNotFound, path, "Check the path.");

    /// <summary>The format is not clear from the destination's extension.</summary>
    internal static ErrorRecord DestinationUnclear(string path) => ErrorRecordFactory.Create(
        new ArgumentException(
            $"The format is not clear from '{path}': the extension must be .json (Coco), .csv, .tsv, .jsonl or .ndjson."),
        ErrorId.UnknownFormat, path, "Name the format with -Format.");

    private static (ErrorId Id, string Advice) Describe(DatasetProblemKind kind) => kind switch
    {
        DatasetProblemKind.PathMissing => (ErrorId.ImagePathMissing, "Add a Path; images sent from memory have none. "
            + "Csv and JsonLines do not need one."),
        DatasetProblemKind.ImageSizeMissing => (ErrorId.ImageSizeMissing, "Add ImageWidth and ImageHeight, in pixels after EXIF "
            + "orientation, or make sure that the image is at its Path."),
        DatasetProblemKind.NameCollision => (ErrorId.NameCollision, "Set -Relative to a folder above both, so that names include "
            + "their folders. Images that differ only in their extension need separate data sets."),
        DatasetProblemKind.OutsideRoot => (ErrorId.ImageOutsideRoot, "Set -Relative to a folder above all images."),
        DatasetProblemKind.ImpossibleBox => (ErrorId.ImpossibleBox, "Check the source of the number; the rest of the image is "
            + "written."),
        DatasetProblemKind.InvalidClassName => (ErrorId.InvalidClassName, "Use a different Class. Voc is XML, which does not allow control "
            + "characters; the other formats do. The other predictions of the image are written."),
        DatasetProblemKind.InvalidShape => (ErrorId.InvalidShape, "Check its source. The box is written without it; Csv and "
            + "JsonLines keep it unchanged."),
        DatasetProblemKind.OutsideImage => (ErrorId.BoxOutsideImage, "Check that the box matches ImageWidth and ImageHeight; "
            + "the other predictions of the image are written."),
        DatasetProblemKind.OtherSize => (ErrorId.ImageChanged, "Detect again, or write each size to its own data set; Csv and JsonLines keep both. The "
            + "other predictions of the image are written."),
        DatasetProblemKind.FileExists => (ErrorId.FileExists, ExistsAdvice),
        DatasetProblemKind.JournalExists => (ErrorId.FileExists, JournalErrors.KeptAdvice),
        DatasetProblemKind.WriteFailed => (ErrorId.ImageNotWritten, "Check the names of the image and its classes, the folder's "
            + "permissions and its free space."),
        DatasetProblemKind.FileMissing => (ErrorId.FileNotFound, "Check the path and -Format."),
        DatasetProblemKind.FileUnreadable => (ErrorId.FileUnreadable, "Check the file's permissions, and that no other program is "
            + "using it."),
        DatasetProblemKind.ImageMissing => (ErrorId.ImageNotFound, "Name the folder of the images with -ImageFolder, or give their size "
            + "with -ImageWidth and -ImageHeight."),
        _ => (ErrorId.MalformedDataset, "Correct the line in the message; the rest is read."),
    };
}
