namespace Roboflow.Inference.Runs;

/// <summary>Whom a failure concerns.</summary>
internal enum FailureScope
{
    /// <summary>One item.</summary>
    Item,

    /// <summary>One item or all that follow: not known yet.</summary>
    Undecided,

    /// <summary>All that follow: it is part of the run's end and no error of its own.</summary>
    Run,
}
