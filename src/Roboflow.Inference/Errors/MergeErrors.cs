using System;
using System.Management.Automation;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of merging predictions.</summary>
internal static class MergeErrors
{
    internal static ErrorRecord InvalidMinimumConfidence(Exception exception, object? written) => ErrorRecordFactory.Create(
        exception, ErrorId.InvalidMinimumConfidence, written,
        "Use a percentage, for example 50, or a hashtable, for example @{ helmet = 60; '*' = 40 }.");
}
