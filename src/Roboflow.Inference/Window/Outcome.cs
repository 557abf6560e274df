using System.Collections.Generic;
using System.Management.Automation;

namespace Roboflow.Inference.Window;

/// <summary>What a worker brings back: a result or an error, and its messages. Only the pipeline thread writes it.</summary>
/// <typeparam name="TResult">What a success carries.</typeparam>
internal sealed class Outcome<TResult>
    where TResult : class
{
    /// <summary>The result, or null where there is none.</summary>
    internal TResult? Result { get; init; }

    /// <summary>The error, or null. With <see cref="EndsRun"/> there may be a result too: it is written first.</summary>
    internal ErrorRecord? Error { get; init; }

    /// <summary>Whether no later item can succeed, so that the run ends here.</summary>
    internal bool EndsRun { get; init; }

    /// <summary>Lines for the warning stream.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Lines for the verbose stream, in the order in which they came.</summary>
    internal IReadOnlyList<string> Verbose { get; init; } = [];
}
