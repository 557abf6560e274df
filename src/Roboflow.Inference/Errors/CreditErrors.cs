using System.Management.Automation;
using Roboflow.Inference.Hosted;

namespace Roboflow.Inference.Errors;

/// <summary>The error of a run that may not cost more.</summary>
internal static class CreditErrors
{
    internal static ErrorRecord LimitReached(CreditLimitException failure, object? image, string? journal) => ErrorRecordFactory.Create(
        failure, ErrorId.CreditLimitReached, image,
        journal is null
            ? "Raise -CreditLimit. With -Journal, running the same line again would pay only for what is left."
            : "Run the same line again, when more may be spent: what is in the journal is not paid for again.");
}
