using System.Globalization;

namespace Roboflow.Inference.Datasets;

/// <summary>How a cell says a number, a flag or a text, and what a text cell says.</summary>
internal static class CsvCell
{
    internal const string True = "True";

    internal static string Of(double? number) => number is { } value ? ExactText(value) : string.Empty;

    internal static string Of(bool flag) => flag ? True : string.Empty;

    /// <summary>
    /// The text, with an apostrophe before it where a spreadsheet would take it for a formula: class names come from
    /// outside. <see cref="ToText"/> takes it off again, and nothing else, so that nothing is lost.
    /// </summary>
    internal static string Of(string? text) => text is null ? string.Empty : IsFormula(text) ? "'" + text : text;

    /// <summary>The text of a cell; null where it is empty.</summary>
    internal static string? ToText(string? cell) =>
        string.IsNullOrEmpty(cell) ? null : cell![0] == '\'' && IsFormula(cell) ? cell.Substring(1) : cell;

    // Apostrophes before it do not count: each writing adds one, each reading takes one.
    private static bool IsFormula(string text)
    {
        var start = 0;
        while (start < text.Length && text[start] == '\'')
        {
            start++;
        }

        return start < text.Length && text[start] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n';
    }

    // .NET Framework's shortest form does not always read back as the same number; 17 digits do.
    private static string ExactText(double number) =>
#if NET
        number.ToString("R", CultureInfo.InvariantCulture);
#else
        number.ToString("G17", CultureInfo.InvariantCulture);
#endif
}
