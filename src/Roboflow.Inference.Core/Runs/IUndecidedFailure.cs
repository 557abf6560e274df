namespace Roboflow.Inference.Runs;

/// <summary>
/// A failure that can concern only its item or be the first sign of the run's end, which the outcome of other items decides.
/// It is queried until it is decided.
/// </summary>
internal interface IUndecidedFailure
{
    /// <summary>The current decision.</summary>
    FailureScope Scope { get; }
}
