namespace Roboflow.Inference.Runs;

/// <summary>What a failure concerns.</summary>
internal enum FailureScope
{
    /// <summary>One item.</summary>
    Item,

    /// <summary>One item or all that follow: not decided yet.</summary>
    Undecided,

    /// <summary>All that follow: it is part of the run's final error, not a separate error.</summary>
    Run,
}
