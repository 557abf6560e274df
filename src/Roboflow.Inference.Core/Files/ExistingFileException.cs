using System.IO;
using Roboflow.Inference.Journal;

namespace Roboflow.Inference.Files;

/// <summary>A file that is in the way of a new one and must not be overwritten.</summary>
internal sealed class ExistingFileException : IOException
{
    private ExistingFileException(string path, bool isJournal)
        : base(isJournal ? $"'{path}' is a journal, which is not overwritten: its images would be sent and paid for again." : $"'{path}' already exists.") =>
        (Path, IsJournal) = (path, isJournal);

    internal string Path { get; }

    /// <summary>Whether it is a journal, which is kept although others may be overwritten.</summary>
    internal bool IsJournal { get; }

    /// <summary>Returns the exception for a file that must not be written, or null.</summary>
    internal static ExistingFileException? At(string path, bool overwrite) =>
        JournalPlaces.IsJournal(path) ? new(path, isJournal: true)
        : !overwrite && File.Exists(path) ? new(path, isJournal: false)
        : null;
}
