using System.Text;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>The separators and encoding of a table; Excel needs different ones in each locale.</summary>
internal sealed record CsvStyle
{
    /// <summary>The delimiter between cells.</summary>
    internal char Delimiter { get; init; } = ',';

    /// <summary>Whether numbers have a decimal comma.</summary>
    internal bool HasDecimalComma { get; init; }

    /// <summary>The encoding. Spreadsheets and Windows PowerShell need a byte order mark to read non-ASCII text.</summary>
    internal Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    internal string Localized(string number) => HasDecimalComma ? number.Replace('.', ',') : number;

    /// <summary>Returns the delimiter in a file's header.</summary>
    internal static char DelimiterOf(string header)
    {
        var best = ',';
        var most = 0;
        foreach (var candidate in ",;\t|")
        {
            var count = header.Split(candidate).Length;
            (best, most) = count > most ? (candidate, count) : (best, most);
        }

        return best;
    }
}
