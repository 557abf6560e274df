using System;
using System.IO;
using Roboflow.Inference.Datasets.Text;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>Limits the length of a row, because a parser holds a whole row in memory.</summary>
internal sealed class BoundedReader(TextReader inner) : TextReader
{
    // A parser needs memory for each cell, also for an empty one.
    private const int MostCells = 1 << 16;

    private readonly char[] _head = new char[4096];
    private bool _isInQuotes;
    private int _cellsInRow;
    private int _headLength;
    private int _headRead;
    private long _inRow;

    /// <summary>The beginning of the first line, which is read again afterward unless <see cref="PassLine"/> passes it over.</summary>
    internal string PeekLine()
    {
        if (_headLength == 0)
        {
            _headLength = inner.ReadBlock(_head, 0, _head.Length);
        }

        return new string(_head, _headRead, EndOfLine() - _headRead);
    }

    /// <summary>Passes over the line that was peeked.</summary>
    internal void PassLine()
    {
        var end = EndOfLine();
        _headRead = Math.Min(_headLength, end + (end + 1 < _headLength && _head[end] == '\r' && _head[end + 1] == '\n' ? 2 : 1));
    }

    /// <summary>Passes over blank lines at the beginning, and returns their number.</summary>
    internal int PassBlankLines()
    {
        var count = 0;
        while (string.IsNullOrWhiteSpace(PeekLine()) && EndOfLine() < _headLength)
        {
            PassLine();
            count++;
        }

        return count;
    }

    /// <summary>Whether there was a NUL character in what has been read.</summary>
    internal bool HasNul { get; private set; }

    /// <summary>The character between cells.</summary>
    internal char Delimiter { get; set; }

    /// <summary>Begins a new row.</summary>
    internal void BeginRow() => _inRow = _cellsInRow = 0;

    /// <exception cref="FormatException">The row is too long, or has too many cells.</exception>
    public override int Read(char[] buffer, int index, int count)
    {
        int read;
        if (_headRead < _headLength)
        {
            read = Math.Min(count, _headLength - _headRead);
            Array.Copy(_head, _headRead, buffer, index, read);
            _headRead += read;
        }
        else
        {
            read = inner.Read(buffer, index, count);
        }

        _inRow += read;
        CountCells(buffer.AsSpan(index, read));
        return _inRow > TextLines.MostCharacters
                ? throw new FormatException($"the row is longer than {TextLines.MostCharacters >> 20} million characters; the rest of the file was not read.")
            : _cellsInRow > MostCells ? throw new FormatException($"the row has more than {MostCells} cells; the rest of the file was not read.")
            : read;
    }

    private void CountCells(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            HasNul |= character == '\0';
            _isInQuotes ^= character == '"';
            _cellsInRow += character == Delimiter && !_isInQuotes ? 1 : 0;
        }
    }

    private int EndOfLine() => Array.FindIndex(_head, _headRead, _headLength - _headRead, c => c is '\r' or '\n') is >= 0 and var end ? end : _headLength;

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
