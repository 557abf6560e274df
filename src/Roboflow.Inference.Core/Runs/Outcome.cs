using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Runs;

/// <summary>All that the work on one item brings back, for every stream. It knows nothing of PowerShell.</summary>
/// <typeparam name="TItem">What the work is about, such as an image.</typeparam>
/// <typeparam name="TResult">What a success carries.</typeparam>
internal sealed class Outcome<TItem, TResult>
    where TResult : class
{
    /// <summary>What the work is about.</summary>
    internal required TItem Item { get; init; }

    /// <summary>The result, or null where the work failed.</summary>
    internal TResult? Result { get; init; }

    /// <summary>What went wrong, or null. There may be a result too: it is written first.</summary>
    internal Exception? Failure { get; init; }

    /// <summary>Whether no later item can succeed; the failure itself says so.</summary>
    internal bool EndsRun => Failure is IRunFailure { EndsRun: true } || IsPartOfEnd || Scope == FailureScope.Run;

    /// <summary>Whether other items may yet tell that the failure is the end of the run.</summary>
    internal bool IsUndecided => !EndsRun && Scope == FailureScope.Undecided;

    /// <summary>Whether the end of the run can wait for what is under way.</summary>
    internal bool OthersFinish => Failure is IRunFailure { OthersFinish: true };

    /// <summary>Whether the run, once nothing more comes, takes the failure for its end.</summary>
    internal bool IsPartOfEnd { get; set; }

    private FailureScope Scope => (Failure as IUndecidedFailure)?.Scope ?? FailureScope.Item;

    /// <summary>Lines for the warning stream.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Lines for the verbose stream, in the order in which they came.</summary>
    internal IReadOnlyList<string> Verbose { get; init; } = [];
}
