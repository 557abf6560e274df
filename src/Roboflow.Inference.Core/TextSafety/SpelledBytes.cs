using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Roboflow.Inference.TextSafety;

/// <summary>
/// A key that is written byte by byte in one notation, with the same separator between any two: <c>6B2B39</c>, <c>6b:2b:39</c>,
/// <c>%6b%2b%39</c>, <c>&amp;#107;&amp;#43;&amp;#57;</c>, or the characters with spaces between them.
/// </summary>
internal sealed class SpelledBytes
{
    // &#107; with JSON's escape of its first character has one of eight bytes.
    private const int LongestSeparator = 12;

    private readonly byte[][] _pieces;
    private readonly bool _isPlain;

    private SpelledBytes(byte[] key, Func<byte, string> notation, bool isPlain = false)
    {
        _pieces = Array.ConvertAll(key, b => Encoding.ASCII.GetBytes(notation(b)));
        _isPlain = isPlain;
    }

    internal static SpelledBytes[] Notations(byte[] key) =>
    [
        new(key, b => b.ToString("x2", CultureInfo.InvariantCulture)),
        new(key, b => b.ToString("X2", CultureInfo.InvariantCulture)),
        new(key, b => b.ToString(CultureInfo.InvariantCulture)),
        new(key, b => ((char)b).ToString(), isPlain: true),
    ];

    /// <summary>Replaces each occurrence by asterisks of the same length.</summary>
    internal void Mask(Span<byte> answer)
    {
        for (int at = 0, next; (next = answer.Slice(at).IndexOf(_pieces[0])) >= 0;)
        {
            at += next;
            var length = LengthAt(answer.Slice(at));
            if (length > 0)
            {
                var before = EscapeBefore(answer.Slice(0, at));
                answer.Slice(at - before, before + length).Fill((byte)'*');
            }

            at += Math.Max(1, length);
        }
    }

    // The bytes of a JSON escape whose code the first piece is. After another backslash, it is text.
    private static int EscapeBefore(ReadOnlySpan<byte> before)
    {
        var start = "\\u00"u8;
        if (!before.EndsWith(start))
        {
            return 0;
        }

        var backslashes = 1;
        while (backslashes <= before.Length - start.Length && before[before.Length - start.Length - backslashes] == '\\')
        {
            backslashes++;
        }

        return backslashes % 2 == 0 ? 0 : start.Length;
    }

    // 0 if the key does not begin here.
    private int LengthAt(ReadOnlySpan<byte> text)
    {
        var first = _pieces[0].Length;
        if (_isPlain && text.Length > first && IsOrdinary(text[first]))
        {
            return 0;
        }

        for (var gap = 0; gap <= LongestSeparator && text.Length >= first + gap; gap++)
        {
            if (text.Slice(first + gap).StartsWith(_pieces[1]) && LengthWith(text, text.Slice(first, gap)) is > 0 and var length)
            {
                return length;
            }
        }

        return 0;
    }

    private int LengthWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> separator)
    {
        var length = _pieces[0].Length;
        foreach (var piece in _pieces.Skip(1))
        {
            if (!text.Slice(length).StartsWith(separator) || !text.Slice(length + separator.Length).StartsWith(piece))
            {
                return 0;
            }

            length += separator.Length + piece.Length;
        }

        return length;
    }

    // What follows most characters of an answer, and separates those of no key.
    private static bool IsOrdinary(byte next) =>
        next is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9') or (byte)'"' or (byte)',';
}
