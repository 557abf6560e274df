using System;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Journal;

/// <summary>A journal that cannot be used. It ends the run, because without its journal a run would pay for images twice.</summary>
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
