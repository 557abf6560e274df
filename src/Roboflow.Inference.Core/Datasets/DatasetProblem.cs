using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets;

/// <summary>One image, entry or file that could not be written or read; the rest could.</summary>
/// <param name="Kind">The cause.</param>
/// <param name="Target">The image or the file.</param>
/// <param name="Message">The message for the user; for a malformed file with its name and line.</param>
internal sealed record DatasetProblem(DatasetProblemKind Kind, string? Target, string Message)
{
    /// <summary>The message, without the queries of addresses, which can be signatures.</summary>
    public string Message { get; } = AddressText.InMessage(Message, Target);
}
