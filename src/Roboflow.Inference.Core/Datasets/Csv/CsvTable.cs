using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper;
using CsvHelper.Configuration;
using Roboflow.Inference.Fields;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>A table that is read row by row; its columns are found by name, in any case.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly BoundedReader _text;
    private readonly CsvReader _csv;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool _hasDecimalComma;

    internal CsvTable(Stream stream, Action? tellLoss = null)
    {
        _text = new BoundedReader(TextSource.Open(stream, tellLoss));
        var delimiter = CsvStyle.DelimiterOf(_text.PeekLine());
        _hasDecimalComma = delimiter != ',';
        _csv = new CsvReader(_text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter.ToString(), BadDataFound = null });
    }

    /// <summary>The line on which the current row begins, from 1.</summary>
    internal int Line { get; private set; } = 1;

    /// <summary>Reads the header; false where the file is empty.</summary>
    /// <exception cref="FormatException">The row is longer than a row can be.</exception>
    internal bool ReadHeader()
    {
        if (!Read())
        {
            return false;
        }

        for (var i = 0; i < _csv.Parser.Count; i++)
        {
            var name = _csv.Parser[i].Trim();
            if (!_columns.ContainsKey(name))
            {
                _columns.Add(name, i);
            }
        }

        return true;
    }

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="FormatException">The row is longer than a row can be.</exception>
    internal bool Read()
    {
        Line = _csv.Parser.RawRow + 1;
        _text.BeginRow();
        return _csv.Read() && (IsClosed ? true : throw new FormatException("a quotation mark is not closed, and what follows it was not read."));
    }

    /// <summary>Whether the current row has nothing in it, as spreadsheets leave at the end.</summary>
    internal bool IsBlank => Enumerable.Range(0, _csv.Parser.Count).All(i => string.IsNullOrWhiteSpace(_csv.Parser[i]));

    // A row that ends within quotes takes all that follows into its last cell. A lone mark elsewhere is a part of its cell.
    private bool IsClosed =>
        (_csv.Parser.Count >= _columns.Count && (_csv.Parser.RawRow == Line || _csv.Parser[_csv.Parser.Count - 1].IndexOf('\n') < 0))
        || _csv.Parser.RawRecord.Count(static c => c == '"') % 2 == 0;

    internal bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>The text of a cell of the current row; null where it is empty or missing.</summary>
    internal string? Text(string column) =>
        _columns.TryGetValue(column, out var index) && index < _csv.Parser.Count ? CellText.Plain(_csv.Parser[index]) : null;

    /// <summary>The text of a cell as a number is written with a point.</summary>
    internal string? NumberText(string column) => Text(column) is { } text && _hasDecimalComma && text.IndexOf('.') < 0 ? text.Replace(',', '.') : Text(column);

    /// <exception cref="FormatException">It is not a number, or missing.</exception>
    internal double Number(string column) => FieldNumber.FromCell(NumberText(column) ?? throw new FormatException($"{column} is missing."), column);

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }
}
