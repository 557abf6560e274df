namespace Roboflow.Inference.Runs;

/// <summary>An exception that states whether later items can succeed. Only the code that throws it decides this.</summary>
internal interface IRunFailure
{
    /// <summary>Whether no later item of the run can succeed.</summary>
    bool EndsRun { get; }

    /// <summary>Whether pending work finishes soon without further requests, so that the end of the run can wait for it.</summary>
    bool OthersFinish { get; }
}
