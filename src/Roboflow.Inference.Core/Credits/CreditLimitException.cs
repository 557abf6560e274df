using System;
using Roboflow.Inference.Runs;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Credits;

/// <summary>The next request would exceed the credit limit. The run ends before it is sent.</summary>
/// <param name="limit">The maximum number of credits for the run.</param>
/// <param name="spent">The credits spent so far.</param>
/// <param name="next">The expected credits of the next answer.</param>
internal sealed class CreditLimitException(double limit, double spent, double next)
    : Exception(FormattableString.Invariant(
        $"The limit of {Counted.Credits(limit)} is reached: about {spent:0.######} are spent, and the next request costs about {next:0.######}.")), IRunFailure
{
    /// <inheritdoc/>
    public bool EndsRun => true;

    // It is thrown only when nothing is in flight; billed answers are still to be written.
    /// <inheritdoc/>
    public bool OthersFinish => true;
}
