using System;
using System.Management.Automation;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Errors;

/// <summary>Builds error records that always carry advice. One static class a feature calls it, one expression a cause.</summary>
internal static class ErrorRecordFactory
{
    /// <param name="exception">What went wrong; its message is what the user reads, and never holds a key.</param>
    /// <param name="id">One id a cause; its category is the catalog's.</param>
    /// <param name="target">The path or the model, never the request.</param>
    /// <param name="advice">What to do about it.</param>
    internal static ErrorRecord Create(Exception exception, ErrorId id, object? target, string advice) =>
        new(exception, id.Name, id.Category, target)
        {
            ErrorDetails = Details(exception.Message, advice),
        };

    /// <summary>What is shown in place of the exception's message, without what a terminal would obey: names in it come from anywhere.</summary>
    internal static ErrorDetails Details(string message, string? advice) => new(TerminalText.HarmlessLines(message)) { RecommendedAction = advice };
}
