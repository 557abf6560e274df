namespace Roboflow.Inference.Runs;

/// <summary>
/// A failure that may be the item's own or the first sign of the run's end: what other items meet tells. Asked again
/// until it is decided.
/// </summary>
internal interface IUndecidedFailure
{
    /// <summary>What is known by now.</summary>
    FailureScope Scope { get; }
}
