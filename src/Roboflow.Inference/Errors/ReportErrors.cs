using System;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Binding.Objects;
using Roboflow.Inference.Files;
using Roboflow.Inference.Reporting;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of writing a report.</summary>
internal static class ReportErrors
{
    internal static ErrorRecord Exists(ExistingFileException existing) => existing.IsJournal
        ? ErrorRecordFactory.Create(existing, ErrorId.FileExists, existing.Path, JournalErrors.KeptAdvice)
        : Exists(existing.Path);

    internal static ErrorRecord Exists(string file) => ErrorRecordFactory.Create(
        new IOException($"'{file}' exists."),
        ErrorId.FileExists, file, "Replace the earlier report with -Force, or name another -Destination.");

    internal static ErrorRecord NeedsEmbed(string file) => ErrorRecordFactory.Create(
        new ArgumentException($"'{file}' names a file, but a report is a folder unless you use -Embed."),
        ErrorId.DestinationNotFolder, file,
        "Name a folder, or use -Embed for a single file.");

    internal static ErrorRecord NotAFolder(string file) => ErrorRecordFactory.Create(
        new IOException($"'{file}' is {ExportErrors.KindOf(file)}, but -Destination needs a folder there."),
        ErrorId.DestinationNotFolder, file, "Name a new folder.");

    internal static ErrorRecord NotWritten(Exception exception, string place) => exception is ExistingFileException e
        ? Exists(e)
        : exception is ForeignFileException foreign
        ? ErrorRecordFactory.Create(
            foreign, ErrorId.FileExists, foreign.Path, "-Force would delete it: move it to another folder, or name another -Destination.")
        : ErrorRecordFactory.Create(
            new IOException($"The report '{place}' cannot be written: {exception.Message}", exception), ErrorId.ReportNotWritten, place,
            "Check the folder's permissions and its free space, and that no other program is using the files.");

    internal static ErrorRecord NotOpened(Exception exception, string page) => ErrorRecordFactory.Create(
        new InvalidOperationException(
            $"The report was written, but '{page}' cannot be opened: {exception.Message}",
            exception), ErrorId.ReportNotOpened, page,
        "Open the file in a browser.");

    internal static ErrorRecord Repeated(string path) => ErrorRecordFactory.Create(
        new InvalidOperationException($"'{AddressText.OfPath(path)}' came again after other images; these predictions are left out of the report."),
        ErrorId.ImageNotGrouped, path,
        "Group predictions by image first: ... | Sort-Object Path | Export-RoboflowReport ... Results (-AsResult) need no sorting.");

    internal static ErrorRecord NotACompared(PSObject item) => ErrorRecordFactory.Create(
        new ArgumentException(PredictionReader.UnreadableMember(item) is { } flaw
            ? $"An object in -Compare is not a prediction: {flaw}."
            : "An object in -Compare is not a valid prediction or result: it needs X, Y, Width and Height as numbers, and a confidence from 0 to 1."),
        ErrorId.InvalidReference, item, "Pass the output of Invoke-RoboflowDetection or Import-RoboflowDataset, or objects with the same "
            + "property names.");

    internal static ErrorRecord NotAnError(object? item) => ErrorRecordFactory.Create(
        new ArgumentException("An object in -ErrorRecord is not an error record."), ErrorId.InvalidErrorRecord, item,
        "Pass what -ErrorVariable collected.");
}
