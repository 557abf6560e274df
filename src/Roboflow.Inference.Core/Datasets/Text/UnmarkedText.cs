using System;
using System.Text;

namespace Roboflow.Inference.Datasets.Text;

/// <summary>Recognizes UTF-16 without a byte order mark.</summary>
internal static class UnmarkedText
{
    private const int FirstOfLatin = 0xA0;

    /// <summary>Returns the encoding of a text whose first bytes have no byte order mark; null for UTF-8.</summary>
    internal static Encoding? EncodingOf(ReadOnlySpan<byte> head) => head switch
    {
        [>= (byte)'\t' and < 0x7F, 0, ..] when !IsDamagedUtf8(head, zeroAt: 1) => Encoding.Unicode,
        [0, >= (byte)'\t' and < 0x7F, ..] when !IsDamagedUtf8(head, zeroAt: 0) => Encoding.BigEndianUnicode,
        _ when HasWideAscii(head, zeroAt: 1) => Encoding.Unicode,
        _ when HasWideAscii(head, zeroAt: 0) => Encoding.BigEndianUnicode,
        _ => null,
    };

    // Whether a single zero is in UTF-8, for example after a power failure: no other of the characters has one in this place, up to a NUL as both
    // encodings have it, and the rest is valid in UTF-8.
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> head, int zeroAt)
    {
        if (head.Length % 2 != 0 && HasPairWithoutZero(head) && IsNarrow(head))
        {
            return true;
        }

        var end = 2;
        for (; end + 1 < head.Length && (head[end] | head[end + 1]) != 0; end += 2)
        {
            if (head[end + zeroAt] == 0)
            {
                return false;
            }
        }

        // The last character can continue after the head.
        return end > 2 ? IsValid(new UTF8Encoding(false, throwOnInvalidBytes: true), head.Slice(2, end - 2)) : head.Length % 2 != 0;
    }

    // Whether two characters in succession are ASCII, such as the end of a line on Windows. Single ends of lines suffice if the bytes without their
    // zeros are not a text of 8 bits. A zero at the end alone can be the one that ends a text in C.
    private static bool HasWideAscii(ReadOnlySpan<byte> head, int zeroAt)
    {
        int lineEnds = 0, inSuccession = 0;
        var isAscii = false;
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            var (other, zero) = (head[i + 1 - zeroAt], head[i + zeroAt]);
            if (zero == 0 && (other is >= 0x7F and < FirstOfLatin || IsControl(other)))
            {
                return false;
            }

            inSuccession += isAscii && zero == 0 && other < FirstOfLatin ? 1 : 0;
            isAscii = zero == 0 && other < FirstOfLatin;
            lineEnds += isAscii && other < ' ' && i + 2 < head.Length ? 1 : 0;
        }

        return head.Length % 2 == 0 && (inSuccession > 0 || (lineEnds > 0 && !IsNarrow(head)))
            && IsValid(new UnicodeEncoding(bigEndian: zeroAt == 0, byteOrderMark: false, throwOnInvalidBytes: true), head);
    }

    // An odd number of bytes is not UTF-16, unless it was cut off; then a pair of letters in it would be a rare character.
    private static bool HasPairWithoutZero(ReadOnlySpan<byte> head)
    {
        var at = 0;
        for (; at + 1 < head.Length && (head[at] == 0 || head[at + 1] == 0); at += 2)
        {
        }

        return at + 1 < head.Length;
    }

    // Of the letters of Greek, Cyrillic, Hebrew, Arabic and Thai, one byte is a control character.
    private static bool IsNarrow(ReadOnlySpan<byte> head)
    {
        var bytes = Array.FindAll(head.ToArray(), b => b != 0);
        return !Array.Exists(bytes, IsControl) && IsValid(new UTF8Encoding(false, throwOnInvalidBytes: true), bytes);
    }

    private static bool IsControl(byte value) => value < ' ' && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r');

    private static bool IsValid(Encoding strict, ReadOnlySpan<byte> bytes)
    {
        try
        {
            _ = strict.GetDecoder().GetCharCount(bytes.ToArray(), 0, bytes.Length, flush: false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
