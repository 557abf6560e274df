using System;
using System.IO;

namespace Roboflow.Inference.Datasets.Text;

/// <summary>
/// Reports lines in UTF-8 in a text in UTF-16, to which a program that does not look at its encoding has appended them, as <c>>></c> of PowerShell 7 does
/// with a file of Windows PowerShell. Two of their letters look like one Chinese character: it is reported if a line end is among them, which no
/// text in one language has there, or if there are many of them in succession with one.
/// </summary>
internal sealed class AppendedFilter(TextReader inner, Action tell) : TextReader
{
    private const int Many = 8;

    // Behind the punctuation that every language has.
    private const char First = '\u2C00';

    private readonly char[] _one = new char[1];
    private char _last;
    private int _pairs;
    private bool _hasEnd;
    private bool _isTold;

    /// <inheritdoc/>
    public override int Peek() => inner.Peek();

    /// <inheritdoc/>
    public override int Read() => Read(_one, 0, 1) > 0 ? _one[0] : -1;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        var read = inner.Read(buffer, index, count);
        for (var i = index; i < index + read && !_isTold; i++)
        {
            Look(buffer[i]);
        }

        return read;
    }

    private void Look(char character)
    {
        var (high, low) = ((byte)(character >> 8), (byte)character);
        if (!IsAscii(high) || !IsAscii(low))
        {
            (_last, _pairs, _hasEnd) = ('\0', 0, false);
            return;
        }

        // U+0A67 beside U+6F64: a digit of Gurmukhi beside a Chinese character is "g" and the end of a line beside "do". In Gurmukhi,
        // Gujarati and Malayalam themselves, each character has such a part.
        _hasEnd |= IsEnd(low) || IsEnd(high);
        var isBeside = (IsEnd(high) && _last >= First) || (IsEnd((byte)(_last >> 8)) && character >= First);
        _pairs += IsEnd(high) ? 0 : 1;
        _last = character;
        if (character == '\u0A0D' || isBeside || (_hasEnd && _pairs >= Many))
        {
            _isTold = true;
            tell();
        }
    }

    private static bool IsEnd(byte part) => part is (byte)'\n' or (byte)'\r';

    private static bool IsAscii(byte part) => part is (>= 0x20 and < 0x7F) or (byte)'\t' || IsEnd(part);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        inner.Dispose();
        base.Dispose(disposing);
    }
}
