using System;
using System.Management.Automation;

namespace Roboflow.Inference.Errors;

/// <summary>The errors of merging.</summary>
internal static class MergeErrors
{
    internal static ErrorRecord InvalidMinimumConfidence(Exception exception, object? written) => ErrorRecordFactory.Create(
        exception, ErrorId.InvalidMinimumConfidence, written,
        "Write a number, for example 50, or a hashtable, for example @{ helmet = 60; '*' = 40 }.");
}
