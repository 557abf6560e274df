using System;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Journal;

/// <summary>Why a journal cannot be used.</summary>
internal enum JournalProblem
{
    /// <summary>Another process, or another command of this one, writes to it.</summary>
    InUse,

    /// <summary>The file is something else; it is left as it is.</summary>
    NotAJournal,

    /// <summary>Another version of the module wrote it in another form; it is left as it is.</summary>
    OtherVersion,

    /// <summary>It cannot be opened or written.</summary>
    Unwritable,
}

/// <summary>A journal that cannot be used. It ends the run: without it, images would be paid for twice.</summary>
internal sealed class JournalException : Exception, IRunFailure
{
    internal JournalException(JournalProblem problem, string message, Exception? innerException = null)
        : base(message, innerException) => Problem = problem;

    internal JournalProblem Problem { get; }

    /// <inheritdoc/>
    public bool EndsRun => true;

    /// <inheritdoc/>
    public bool OthersFinish => false;
}
