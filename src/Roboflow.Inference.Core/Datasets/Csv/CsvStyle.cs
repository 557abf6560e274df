using System.Text;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>How a table is written: Excel of each country wants its own separators.</summary>
internal sealed record CsvStyle
{
    /// <summary>What separates the cells of a row.</summary>
    internal char Delimiter { get; init; } = ',';

    /// <summary>Whether numbers have a decimal comma.</summary>
    internal bool HasDecimalComma { get; init; }

    /// <summary>The encoding. A byte order mark tells spreadsheets and Windows PowerShell about other letters than ASCII's.</summary>
    internal Encoding Encoding { get; init; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    internal string Localized(string number) => HasDecimalComma ? number.Replace('.', ',') : number;

    /// <summary>The separators that the header of a file shows.</summary>
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
