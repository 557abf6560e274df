using System;
using System.Management.Automation;
using Roboflow.Inference.Runs;

namespace Roboflow.Inference.Errors;

/// <summary>A failure that carries its own error record, created where it happened.</summary>
internal sealed class ReportedException(ErrorRecord record, bool endsRun) : Exception(record.Exception.Message, record.Exception), IRunFailure
{
    internal ErrorRecord Record => record;

    /// <inheritdoc/>
    public bool EndsRun => endsRun;

    /// <inheritdoc/>
    public bool OthersFinish => false;
}
