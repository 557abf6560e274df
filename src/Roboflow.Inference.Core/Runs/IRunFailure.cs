namespace Roboflow.Inference.Runs;

/// <summary>An exception that knows whether later items can succeed. Whoever throws it decides; nobody decides again.</summary>
internal interface IRunFailure
{
    /// <summary>Whether no later item of the run can succeed.</summary>
    bool EndsRun { get; }

    /// <summary>Whether what is under way finishes soon, with nothing more sent, so that the end of the run can wait for it.</summary>
    bool OthersFinish { get; }
}
