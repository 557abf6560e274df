using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Runs;

/// <summary>The outcome of the work on one item, for every stream; independent of PowerShell.</summary>
/// <typeparam name="TItem">The type of the items, such as an image.</typeparam>
/// <typeparam name="TResult">The type of the results.</typeparam>
internal sealed class Outcome<TItem, TResult>
    where TResult : class
{
    /// <summary>The item.</summary>
    internal required TItem Item { get; init; }

    /// <summary>The result, or null if the work failed.</summary>
    internal TResult? Result { get; init; }

    /// <summary>The failure, or null. If there is also a result, it is written first.</summary>
    internal Exception? Failure { get; init; }

    /// <summary>Whether no later item can succeed, as stated by the failure itself.</summary>
    internal bool EndsRun => Failure is IRunFailure { EndsRun: true } || IsPartOfEnd || Scope == FailureScope.Run;

    /// <summary>Whether other items can still show that the failure ends the run.</summary>
    internal bool IsUndecided => !EndsRun && Scope == FailureScope.Undecided;

    /// <summary>Whether the end of the run can wait for pending work.</summary>
    internal bool OthersFinish => Failure is IRunFailure { OthersFinish: true };

    /// <summary>Whether the run, after the end of the input, treats the failure as its end.</summary>
    internal bool IsPartOfEnd { get; set; }

    private FailureScope Scope => (Failure as IUndecidedFailure)?.Scope ?? FailureScope.Item;

    /// <summary>Lines for the warning stream.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Lines for the verbose stream, in order.</summary>
    internal IReadOnlyList<string> Verbose { get; init; } = [];
}
