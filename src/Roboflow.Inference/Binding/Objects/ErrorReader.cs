using System;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Reporting;

namespace Roboflow.Inference.Binding.Objects;

/// <summary>Reads an error from the pipeline (2&gt;&amp;1) or from -ErrorVariable: an ErrorRecord, also from a job.</summary>
internal static class ErrorReader
{
    private const string Deserialized = "Deserialized.System.Management.Automation.ErrorRecord";

    /// <summary>The error, or null if the object is not one.</summary>
    internal static ReportError? Read(PSObject item)
    {
        if (item.BaseObject is ErrorRecord record)
        {
            return Of(record);
        }

        return !item.TypeNames.Contains(Deserialized, StringComparer.Ordinal) ? null : new ReportError(
            IdOf(PredictionReader.Text(item, "FullyQualifiedErrorId")),
            PredictionReader.Text(item, "ErrorCategory_Category") is { } number && Enum.TryParse<ErrorCategory>(number, out var category)
                ? category.ToString() : "NotSpecified",
            PredictionReader.Text(item, "ErrorDetails_Message") ?? MessageOf(item),
            PredictionReader.Text(item, "ErrorDetails_RecommendedAction"),
            NameOf(ObjectReader.Instance.Member(item, "TargetObject")));
    }

    internal static ReportError Of(ErrorRecord record) => new(
        IdOf(record.FullyQualifiedErrorId), record.CategoryInfo.Category.ToString(),
        record.ErrorDetails?.Message ?? record.Exception.Message, record.ErrorDetails?.RecommendedAction, NameOf(record.TargetObject));

    private static string MessageOf(PSObject item) =>
        ObjectReader.Instance.Member(item, "Exception") is { } exception && PredictionReader.Text(PSObject.AsPSObject(exception), "Message") is { } message
            ? message
            : Convert.ToString(item, CultureInfo.InvariantCulture) ?? string.Empty;

    private static string IdOf(string? written) => string.IsNullOrEmpty(written) ? "Error" : written!.Split(',')[0];

    // A result or a prediction is identified by its image, any other object by its text.
    private static string? NameOf(object? target) => target is null ? null
        : target as string ?? PredictionReader.Text(PSObject.AsPSObject(target), "Path") ?? Convert.ToString(target, CultureInfo.InvariantCulture);
}
