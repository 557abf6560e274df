using System;
using System.Management.Automation;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Errors;

/// <summary>A failure whose error record is made where it happened, by work that knows more than the run does.</summary>
internal sealed class ReportedException(ErrorRecord record, bool endsRun) : Exception(record.Exception.Message, record.Exception), IRunFailure
{
    internal ErrorRecord Record => record;

    /// <inheritdoc/>
    public bool EndsRun => endsRun;

    /// <inheritdoc/>
    public bool OthersFinish => false;
}
