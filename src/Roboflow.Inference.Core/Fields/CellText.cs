using System.Globalization;

namespace Roboflow.Inference.Fields;

/// <summary>Converts numbers and texts to CSV cells, and text cells back.</summary>
internal static class CellText
{
    /// <summary>Returns the number so that it can be read back exactly.</summary>
    internal static string Of(double number) =>
#if NET
        number.ToString("R", CultureInfo.InvariantCulture);
#else
        // .NET Framework's shortest form does not always round-trip; 17 digits do.
        number.ToString("G17", CultureInfo.InvariantCulture);
#endif

    /// <summary>
    /// Returns the text, with an apostrophe before it if a spreadsheet would treat it as a formula, because class names are
    /// untrusted. <see cref="Plain"/> removes only this apostrophe, so that nothing is lost.
    /// </summary>
    internal static string Of(string text) => IsFormula(text) ? "'" + text : text;

    /// <summary>Returns the text of a cell; null if it is empty.</summary>
    internal static string? Plain(string? cell) =>
        string.IsNullOrEmpty(cell) ? null : cell![0] == '\'' && IsFormula(cell) ? cell.Substring(1) : cell;

    // Leading apostrophes are skipped, because each write adds one and each read removes one.
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
