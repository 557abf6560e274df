using System;
using System.Globalization;
using System.IO;
using System.Text;
using Roboflow.Inference.Datasets.Csv;

namespace Roboflow.Inference.Export;

/// <summary>How a table is written for the spreadsheet that is to open it.</summary>
internal static class CsvDialect
{
    /// <param name="delimiter">What separates cells; null where the ending of the file tells.</param>
    /// <param name="destination">The file.</param>
    /// <param name="encoding">One of the names that the parameter allows.</param>
    internal static CsvStyle Of(char? delimiter, string destination, string encoding)
    {
        var separator = delimiter ?? (Path.GetExtension(destination).Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',');
        return new CsvStyle
        {
            Delimiter = separator,

            // Where Excel separates cells with semicolons, it writes numbers with a comma.
            HasDecimalComma = separator == ';' && CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator == ",",
            Encoding = EncodingOf(encoding),
        };
    }

    private static Encoding EncodingOf(string name) => name.ToUpperInvariant() switch
    {
        "UTF8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        "UNICODE" => Encoding.Unicode,
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
    };
}
