using System;
using System.Globalization;
using System.IO;
using System.Text;
using Roboflow.Inference.Datasets.Csv;

namespace Roboflow.Inference.Export;

/// <summary>The CSV style for a spreadsheet.</summary>
internal static class CsvDialect
{
    /// <param name="delimiter">The delimiter between cells; null to use the one of the file's extension.</param>
    /// <param name="destination">The file to write.</param>
    /// <param name="encoding">One of the parameter's valid names.</param>
    internal static CsvStyle Of(char? delimiter, string destination, string encoding)
    {
        var separator = delimiter ?? (Path.GetExtension(destination).Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',');
        return new CsvStyle
        {
            Delimiter = separator,

            // In locales where Excel separates cells with semicolons, numbers have a decimal comma.
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
