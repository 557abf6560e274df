using System;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.OnDevice.Running;

/// <summary>
/// Distinguishes a model file that cannot be used from a single image that a model fails on, so that a run ends instead of failing
/// image by image. Thread-safe.
/// </summary>
internal sealed class ModelWatch
{
    /// <summary>The minimum number of failures of a model that never worked.</summary>
    internal const int Fewest = 3;

    private readonly object _lock = new();
    private int _failures;
    private bool _hasRun;
    private bool _hasFound;
    private bool _isBroken;

    /// <summary>Creates a failure of the model; <see cref="Failed"/> decides what it concerns.</summary>
    internal static RoboflowException Fault(string message, Exception? innerException = null) =>
        new(FailureKind.InvalidResult, message, innerException) { IsOfModelFile = true };

    /// <summary>Notes an image on which the model worked.</summary>
    /// <param name="hasFound">Whether it found objects.</param>
    internal void Worked(bool hasFound)
    {
        lock (_lock)
        {
            // The decision is final.
            _hasRun |= !_isBroken;
            _hasFound |= hasFound && !_isBroken;
        }
    }

    /// <summary>Notes a failure: it concerns its image if the model works on any other, and the run if it does not.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="isOfValues">Whether the output's values are wrong: those of an image without objects prove nothing.</param>
    internal RoboflowException Failed(RoboflowException failure, bool isOfValues)
    {
        lock (_lock)
        {
            _failures++;
        }

        failure.Scope = () => ScopeOf(isOfValues);
        return failure;
    }

    // The run asks in input order: all earlier images are done.
    private FailureScope ScopeOf(bool isOfValues)
    {
        lock (_lock)
        {
            if (isOfValues ? _hasFound : _hasRun)
            {
                return FailureScope.Item;
            }

            _isBroken |= _failures >= Fewest;
            return _isBroken ? FailureScope.Run : FailureScope.Undecided;
        }
    }
}
