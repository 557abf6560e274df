using System;
using System.Management.Automation;
using Roboflow.Inference.Binding.Images;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Errors;

/// <summary>Creates error records, always with advice. Each feature has one static class that calls it, with one expression per cause.</summary>
internal static class ErrorRecordFactory
{
    /// <param name="exception">The cause; its message is shown to the user and never contains a key.</param>
    /// <param name="id">The id of the cause, with its category.</param>
    /// <param name="target">The path or the model, never the request.</param>
    /// <param name="advice">The remedy.</param>
    internal static ErrorRecord Create(Exception exception, ErrorId id, object? target, string advice)
    {
        if (id == ErrorId.FileNotFound && target is string path && path.IndexOf(UndecodableNames.Mark) >= 0)
        {
            advice = "The file's name has bytes that are not UTF-8, so .NET cannot open it: rename it, for example with convmv.";
        }

        var record = new ErrorRecord(exception, id.Name, id.Category, target)
        {
            ErrorDetails = Details(exception.Message, advice, target as string),
        };
        if (target is string name)
        {
            // Windows PowerShell shows it in each error.
            record.CategoryInfo.TargetName = TerminalText.Harmless(AddressText.OfPath(name));
        }

        return record;
    }

    /// <summary>The displayed message, without terminal control characters and the queries of addresses, because names in it can come from anywhere.</summary>
    internal static ErrorDetails Details(string message, string? advice, string? about = null) =>
        new(TerminalText.HarmlessLines(AddressText.InMessage(message, about))) { RecommendedAction = advice };
}
