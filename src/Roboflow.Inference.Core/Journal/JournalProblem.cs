namespace Roboflow.Inference.Journal;

/// <summary>Why a journal cannot be used.</summary>
internal enum JournalProblem
{
    /// <summary>Another process, or another command in this process, is writing to it.</summary>
    InUse,

    /// <summary>The file is not a journal; it is left unchanged.</summary>
    NotAJournal,

    /// <summary>Another version of the module wrote it in another format; it is left unchanged.</summary>
    OtherVersion,

    /// <summary>It cannot be opened or written.</summary>
    Unwritable,
}
