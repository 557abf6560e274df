using System;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Hosted;

/// <summary>The next request would cost more than the run may. It ends the run before it is sent.</summary>
/// <param name="limit">The most credits that the run may cost.</param>
/// <param name="spent">The credits that its answers have cost.</param>
/// <param name="next">The credits that the next answer is expected to cost.</param>
internal sealed class CreditLimitException(double limit, double spent, double next)
    : Exception(FormattableString.Invariant(
        $"The limit of {limit:0.######} credits is reached: about {spent:0.######} are spent, and the next image costs about {next:0.######}.")), IRunFailure
{
    /// <inheritdoc/>
    public bool EndsRun => true;

    // It is thrown only while nothing is in flight: answers that were paid for are about to be written.
    /// <inheritdoc/>
    public bool OthersFinish => true;
}
