using System;
using System.IO;

namespace Roboflow.Inference.Datasets.Csv;

/// <summary>Limits the length of a row, because a parser holds a whole row in memory.</summary>
internal sealed class BoundedReader(TextReader inner) : TextReader
{
    private readonly char[] _head = new char[4096];
    private int _headLength;
    private int _headRead;
    private long _inRow;

    /// <summary>Returns the beginning of the first line, which is read again afterward.</summary>
    internal string PeekLine()
    {
        _headLength = inner.ReadBlock(_head, 0, _head.Length);
        var end = Array.FindIndex(_head, 0, _headLength, c => c is '\r' or '\n');
        return new string(_head, 0, end < 0 ? _headLength : end);
    }

    /// <summary>Begins a new row.</summary>
    internal void BeginRow() => _inRow = 0;

    /// <exception cref="FormatException">The row is too long.</exception>
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
        return _inRow > TextLines.MostCharacters
            ? throw new FormatException($"the row is longer than {TextLines.MostCharacters >> 20} million characters; the rest of the file was not read.")
            : read;
    }

    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
