using System;
using System.Text;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>The separators and encoding of a table; Excel needs different ones in each locale.</summary>
internal sealed record CsvStyle
{
    private const string Delimiters = ",;\t|";

    /// <summary>The delimiter between cells.</summary>
    internal char Delimiter { get; init; } = ',';

    /// <summary>Whether numbers have a decimal comma.</summary>
    internal bool HasDecimalComma { get; init; }

    /// <summary>The encoding. Spreadsheets and Windows PowerShell need a byte order mark to read non-ASCII text.</summary>
    internal Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    internal string Localized(string number) => HasDecimalComma ? number.Replace('.', ',') : number;

    /// <summary>The separator that a first line such as <c>sep=;</c> states, which people put there for Excel; null where it is another line.</summary>
    internal static char? StatedDelimiter(string line)
    {
        var text = line.Trim('"');
        return text.Length == 5 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && Delimiters.IndexOf(text[4]) >= 0 ? text[4] : null;
    }

    /// <summary>Whether a first line is the type of the objects, which Export-Csv of Windows PowerShell writes.</summary>
    internal static bool IsType(string line) => line.StartsWith("#TYPE ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the delimiter in a file's header.</summary>
    internal static char DelimiterOf(string header)
    {
        var best = ',';
        var most = 0;
        foreach (var candidate in Delimiters)
        {
            var count = header.Split(candidate).Length;
            (best, most) = count > most ? (candidate, count) : (best, most);
        }

        return best;
    }
}
