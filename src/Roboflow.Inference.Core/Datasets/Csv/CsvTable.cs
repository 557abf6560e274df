using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using CsvHelper.Configuration;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Fields;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>A table that is read row by row; columns are found by name, ignoring case, spaces, underscores and hyphens.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly BoundedReader _text;
    private readonly CsvHelper.CsvReader _csv;
    private readonly Dictionary<string, int> _columns = new(StringComparer.OrdinalIgnoreCase);
    private string[] _names = [];
    private readonly NumberStyle? _numbers;
    private readonly bool _isTrimmed;
    private readonly int _linesBefore;
    private int _distinct;

    internal CsvTable(Stream stream, TextWatch? watch = null)
    {
        _text = new BoundedReader(TextSource.Open(stream, watch));
        _linesBefore = _text.PassBlankLines();
        if (CsvStyle.IsType(_text.PeekLine()))
        {
            _text.PassLine();
            _linesBefore += 1 + _text.PassBlankLines();
        }

        var stated = CsvStyle.StatedDelimiter(_text.PeekLine());
        if (stated is not null)
        {
            _text.PassLine();
            _linesBefore += 1 + _text.PassBlankLines();
        }

        var delimiter = stated ?? CsvStyle.DelimiterOf(_text.PeekLine());
        _numbers = delimiter == ',' ? null : new();
        _text.Delimiter = delimiter;

        _isTrimmed = _text.PeekLine()?.IndexOf(delimiter + " ", StringComparison.Ordinal) >= 0;

        // Blank lines are rows, because the parser does not count those that it skips. Blanks after the delimiters of the header are the style of the
        // whole file; elsewhere they can belong to a name.
        _csv = new CsvHelper.CsvReader(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            BadDataFound = null,
            IgnoreBlankLines = false,
            TrimOptions = _isTrimmed ? TrimOptions.Trim : TrimOptions.None,
        });
    }

    /// <summary>A column that comes twice in the header; the first one counts. Null where there is none.</summary>
    internal string? Repeated { get; private set; }

    /// <summary>Whether the file ends in its header, without the end of a line.</summary>
    internal bool EndsInHeader { get; private set; }

    /// <summary>The first line of the current row, from 1.</summary>
    internal int Line { get; private set; } = 1;

    /// <summary>Reads the header; false if the file is empty.</summary>
    /// <exception cref="FormatException">The row is too long.</exception>
    internal bool ReadHeader()
    {
        do
        {
            if (!Read())
            {
                return false;
            }
        }
        while (IsBlank);

        for (var i = 0; i < _csv.Parser.Count; i++)
        {
            var name = _csv.Parser[i].Trim();
            if (!_columns.ContainsKey(Plain(name)))
            {
                _columns.Add(Plain(name), i);
            }
            else if (name.Length > 0)
            {
                Repeated ??= name;
            }
        }

        EndsInHeader = _csv.Parser.RawRecord is [.., not ('\r' or '\n')];
        HeaderCount = _csv.Parser.Count;
        _names = [.. Enumerable.Range(0, HeaderCount).Select(i => Plain(_csv.Parser[i].Trim()))];
        _distinct = _columns.Count;
        return true;
    }

    /// <summary>The number of cells in the header.</summary>
    internal int HeaderCount { get; private set; }

    /// <summary>The number of cells in the current row.</summary>
    internal int Count => _csv.Parser.Count;

    /// <summary>Checks that the row has no NUL characters in succession, which would become part of a class name. Zeros that a power failure
    /// leaves are many; a single one can be a name's own.</summary>
    /// <exception cref="FormatException">It has.</exception>
    internal void RequireNoNul()
    {
        if (_text.HasNul && _csv.Parser.RawRecord.IndexOf("\0\0", StringComparison.Ordinal) >= 0)
        {
            throw new FormatException("the row contains NUL characters; was the file damaged, for example by a power failure?");
        }
    }

    /// <summary>Checks that cells in quotation marks end with them: rows after a mark that nothing closes would be a part of its cell.</summary>
    /// <exception cref="FormatException">One does not.</exception>
    internal void RequireQuotes()
    {
        if (CsvQuotes.Problem(_csv.Parser.RawRecord, _text.Delimiter, _isTrimmed) is { } problem)
        {
            var last = _csv.Parser.RawRow + _linesBefore;
            throw new FormatException(problem + (last > Line ? $" The row ends in line {last}." : string.Empty));
        }
    }

    /// <summary>Checks that no cell of the header has rows in it, which a mark that nothing closes takes there.</summary>
    /// <exception cref="FormatException">One has.</exception>
    internal void RequireOnlyNames()
    {
        string[] cells = [.. Enumerable.Range(0, Count).Select(i => _csv.Parser[i])];
        if (cells.Where((cell, i) => new HeaderCell(cell, _text.Delimiter).HasRows(i, [.. cells.Skip(i + 1)])).Any())
        {
            throw new FormatException("a quotation mark of the header is not closed in its line.");
        }
    }

    /// <summary>Whether the row is the header of another table, as in files that were joined, with names of this one in other places.</summary>
    internal bool IsOtherHeader => new OtherHeader(_names, Enumerable.Range(0, Count).Select(i => _csv.Parser[i])).IsOne;

    /// <summary>Checks that the row has no cell beyond those of the header: a decimal comma moves all cells after it.</summary>
    /// <exception cref="FormatException">It has one that is not empty.</exception>
    internal void RequireNoSurplus()
    {
        if (Enumerable.Range(HeaderCount, Math.Max(0, Count - HeaderCount)).Any(i => !string.IsNullOrWhiteSpace(_csv.Parser[i])))
        {
            throw new FormatException($"the row has {Count} cells, but the header {HeaderCount}; a cell with a separator in it needs quotation marks.");
        }
    }

    /// <summary>Checks that the row has a cell for each of these columns that the header has, be it empty.</summary>
    /// <exception cref="FormatException">It ends before one.</exception>
    internal void RequireCells(IEnumerable<string> columns)
    {
        if (Count < HeaderCount && columns.Any(c => _columns.TryGetValue(Plain(c), out var index) && index >= Count))
        {
            throw TooShort();
        }
    }

    /// <summary>Checks that a row that is read as an image without objects has all cells: one that has not is a note, or has lost its box.</summary>
    /// <exception cref="FormatException">It has not.</exception>
    internal void RequireAllCells() => _ = Count < HeaderCount ? throw TooShort() : true;

    private FormatException TooShort() => new(ForeignText.IsMergeMark(_csv.Parser.RawRecord)
        ? ForeignText.MergeConflict
        : $"the row has {Counted.Of(Count, "cell")}, but the header {HeaderCount}.");

    /// <summary>Checks that the file does not end within the row, whose last cell would be incomplete and the others missing.</summary>
    /// <exception cref="FormatException">It does.</exception>
    internal void RequireEnd()
    {
        if (Count < HeaderCount && Count <= _columns.Values.Max() && _csv.Parser.RawRecord is [.., not ('\r' or '\n')])
        {
            throw new FormatException($"the file ends in this row: it has {Counted.Of(Count, "cell")}, but the header {HeaderCount}.");
        }
    }

    /// <summary>The columns that are not among these.</summary>
    internal IEnumerable<string> Unused(IEnumerable<string> known)
    {
        var used = new HashSet<int>(known.Where(Has).Select(n => _columns[Plain(n)]));
        return _columns.Where(c => c.Key.Length > 0 && !used.Contains(c.Value)).Select(c => c.Key);
    }

    /// <summary>Lets a column be read by another name, unless one has that name already.</summary>
    internal void Alias(string name, params string[] others)
    {
        if (!Has(name) && others.FirstOrDefault(Has) is { } other)
        {
            _columns.Add(name, _columns[Plain(other)]);
        }
    }

    /// <summary>Moves to the next row; false at the end.</summary>
    /// <exception cref="FormatException">The row is too long.</exception>
    internal bool Read()
    {
        Line = _csv.Parser.RawRow + 1 + _linesBefore;
        _text.BeginRow();
        return _csv.Read() && (IsClosed ? true : throw new FormatException("a quotation mark is not closed; the rest of the file was not read."));
    }

    /// <summary>Whether all cells of the current row are empty, as spreadsheets leave rows at the end.</summary>
    internal bool IsBlank => Enumerable.Range(0, _csv.Parser.Count).All(i => string.IsNullOrWhiteSpace(_csv.Parser[i]));

    // A row that ends within quotes would include the rest of the file in its last cell. A single quote elsewhere is part of its cell.
    private bool IsClosed =>
        (_csv.Parser.Count >= _distinct && (_csv.Parser.RawRow + _linesBefore == Line || _csv.Parser[_csv.Parser.Count - 1].IndexOf('\n') < 0))
        || _csv.Parser.RawRecord.Count(static c => c == '"') % 2 == 0;

    internal bool Has(string column) => _columns.ContainsKey(Plain(column));

    /// <summary>Returns the text of a cell in the current row; null if it is empty or missing.</summary>
    internal string? Text(string column) =>
        _columns.TryGetValue(Plain(column), out var index) && index < _csv.Parser.Count ? CellText.Plain(_csv.Parser[index]) : null;

    /// <summary>Returns the text of a numeric cell with a decimal point.</summary>
    internal string? NumberText(string column) =>
        Text(column) is { } text && _numbers is not null && text.IndexOf(',') >= 0 && text.IndexOf('.') < 0
            && text.Replace(',', '.') is var plain && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? plain
            : Text(column);

    /// <summary>Checks that points and commas in the numbers of the row mean what they do in the others.</summary>
    /// <param name="columns">The columns of numbers.</param>
    /// <param name="tell">Told the line of an earlier row, and why its number is doubtful.</param>
    /// <exception cref="FormatException">A number can be one of thousands.</exception>
    internal void RequireOneStyle(IEnumerable<string> columns, Action<int, string> tell) => _numbers?.Check(columns.Select(Text).OfType<string>(), Line, tell);

    /// <exception cref="FormatException">The cell is missing or not a number.</exception>
    internal double Number(string column) => FieldNumber.FromCell(NumberText(column) ?? throw new FormatException($"{column} is missing."), column);

    /// <summary>Returns the name by which columns are compared: ImageWidth, image_width and Image Width are the same.</summary>
    internal static string Plain(string column) =>
        column.IndexOfAny([' ', '_', '-']) < 0 ? column : column.Replace(" ", string.Empty).Replace("_", string.Empty).Replace("-", string.Empty);

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }
}
