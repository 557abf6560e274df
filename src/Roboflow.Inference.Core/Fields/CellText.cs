using System.Globalization;

namespace Roboflow.Inference.Fields;

/// <summary>How a cell of a table holds a number or a text, and what a text cell says.</summary>
internal static class CellText
{
    /// <summary>The number so that it reads back as the same, to the last bit.</summary>
    internal static string Of(double number) =>
#if NET
        number.ToString("R", CultureInfo.InvariantCulture);
#else
        // .NET Framework's shortest form does not always read back as the same number; 17 digits do.
        number.ToString("G17", CultureInfo.InvariantCulture);
#endif

    /// <summary>
    /// The text, with an apostrophe before it where a spreadsheet would take it for a formula: class names come from
    /// outside. <see cref="Plain"/> takes it off again, and nothing else, so that nothing is lost.
    /// </summary>
    internal static string Of(string text) => IsFormula(text) ? "'" + text : text;

    /// <summary>The text of a cell; null where it is empty.</summary>
    internal static string? Plain(string? cell) =>
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
}
