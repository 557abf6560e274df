#if !NET
using System;
#endif
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace Roboflow.Inference.Fields;

/// <summary>Converts numbers and texts to CSV cells, and text cells back.</summary>
internal static class CellText
{
    private const string Separators = ",;|\t\r\n";

    private static readonly char[] EachSeparator = Separators.ToCharArray();

    // A number alone is no formula, and coordinates such as 37.8;-122.4 are usual. -1|'...' can be one.
    private const string FormulaStart = @"(?:[=@]|[-+](?![0-9][0-9.]*(?:[,;\t\r\n]|\z)))";

    private static readonly Regex Formula = new($"(?<=[{Separators}])'*(?={FormulaStart})", RegexOptions.CultureInvariant);

    private static readonly Regex GuardedFormula = new($"(?<=[{Separators}])'(?='*{FormulaStart})", RegexOptions.CultureInvariant);

    /// <summary>Returns the number so that it can be read back exactly.</summary>
    internal static string Of(double number) =>
#if NET
        number.ToString("R", CultureInfo.InvariantCulture);
#else
        // .NET Framework's own shortest form does not always round-trip; 17 digits do.
        Array.Find(
            Array.ConvertAll(["G15", "G16", "G17"], format => number.ToString(format, CultureInfo.InvariantCulture)),
            text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read.Equals(number))
        ?? number.ToString("G17", CultureInfo.InvariantCulture);
#endif

    /// <summary>
    /// Returns the text, with an apostrophe before it if a spreadsheet would treat it as a formula, because class names are
    /// untrusted. <see cref="Plain"/> removes only this apostrophe, so that nothing is lost.
    /// </summary>
    internal static string Of(string text) => IsFormula(text) ? "'" + text : text;

    /// <summary>Returns the text of a cell; null if it is empty.</summary>
    internal static string? Plain(string? cell) =>
        string.IsNullOrEmpty(cell) ? null : cell![0] == '\'' && IsFormula(cell) ? cell.Substring(1) : cell;

    /// <summary>Returns a cell with an apostrophe before each formula that it would have in a spreadsheet of another locale, which divides it at another
    /// separator than the file's. At the file's own one the quotation marks around the cell count, so that coordinates such as 37.8,-122.4 stay.</summary>
    internal static string Divided(string cell, char delimiter) => cell.IndexOfAny(EachSeparator) < 0 ? cell
        : Formula.Replace(cell, m => m.Length == 0 && cell[m.Index - 1] == delimiter ? string.Empty : "'" + m.Value);

    /// <summary>Returns the cell without the apostrophes of <see cref="Divided"/>.</summary>
    internal static string? Undivided(string? cell) => cell is null || cell.IndexOfAny(EachSeparator) < 0 ? cell : GuardedFormula.Replace(cell, string.Empty);

    /// <summary>Whether a cell says that there is no value, as libraries for tables write it. A class can have such a name.</summary>
    internal static bool IsMissing(string cell) => cell.ToUpperInvariant() is "" or "NAN" or "NA" or "N/A" or "<NA>" or "NONE";

    /// <summary>Returns an id; null for a missing one. A library that has a column of whole numbers with a gap writes all of them as 1.0.</summary>
    internal static string? Id(string? cell) =>
        cell is null || IsMissing(cell) ? null
        : cell[0] == '\'' && IsChanged(cell) ? cell.Substring(1)
        : IsWholeWithPoint(cell) ? cell.Substring(0, cell.IndexOf('.'))
        : cell;

    /// <summary>Returns the text of an id, with an apostrophe before it if <see cref="Id"/> would read another one; it removes only this apostrophe.</summary>
    internal static string OfId(string id) => IsChanged(id) ? "'" + id : Of(id);

    private static bool IsChanged(string id) => id.TrimStart('\'') is { Length: > 0 } text && (IsMissing(text) || IsWholeWithPoint(text));

    private static bool IsWholeWithPoint(string text) => text.IndexOf('.') is > 0 and var point
        && point < text.Length - 1 && text.Take(point).All(c => c is >= '0' and <= '9') && text.Skip(point + 1).All(c => c == '0');

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
