namespace Roboflow.Inference.Reporting;

/// <summary>One error of the run, for the report.</summary>
/// <param name="Id">The error's id, such as FileNotFound.</param>
/// <param name="Category">PowerShell's category, such as ObjectNotFound.</param>
/// <param name="Message">The error message.</param>
/// <param name="Advice">The remedy, or null.</param>
/// <param name="Target">The image, the model or the file, or null.</param>
internal sealed record ReportError(string Id, string Category, string Message, string? Advice, string? Target);
