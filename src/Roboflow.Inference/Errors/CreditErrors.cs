using System.Management.Automation;
using Roboflow.Inference.Credits;

namespace Roboflow.Inference.Errors;

/// <summary>The error of a run that reaches its credit limit.</summary>
internal static class CreditErrors
{
    internal static ErrorRecord LimitReached(CreditLimitException failure, object? image, string? journal) => ErrorRecordFactory.Create(
        failure, ErrorId.CreditLimitReached, image,
        journal is null
            ? "Raise -CreditLimit. With -Journal, running the same line again pays only for the rest."
            : "To spend more, run the same line again: images in the journal are not billed again.");
}
