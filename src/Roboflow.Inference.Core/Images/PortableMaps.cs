using System;

namespace Roboflow.Inference.Images;

/// <summary>
/// Recognizes PBM, PGM, PPM, PAM and PFM: P and a digit or letter, then width and height, or for PAM the word WIDTH. Notes can
/// begin like that too, so the rest is also looked at.
/// </summary>
internal static class PortableMaps
{
    private const int MostDigits = 8;

    /// <param name="header">The first bytes.</param>
    /// <param name="length">The number of all bytes, or null if it is unknown.</param>
    internal static bool IsOne(ReadOnlySpan<byte> header, long? length)
    {
        if (header.Length < 4 || header[0] != 'P' || !IsBlank(header[2]))
        {
            return false;
        }

        var rest = AfterBlanks(header.Slice(2));
        if (header[1] == '7')
        {
            rest = rest.Slice(ImageSignature.StartsWith(rest, "WIDTH") ? 5 : rest.Length);
            return TryRead(ref rest, out _);
        }

        if (!TryRead(ref rest, out var width) || !TryRead(ref rest, out var height))
        {
            return false;
        }

        long depth = 0;
        long? bits = header[1] switch
        {
            (byte)'4' => 1,
            (byte)'5' when TryRead(ref rest, out depth) => depth > 255 ? 16 : 8,
            (byte)'6' when TryRead(ref rest, out depth) => depth > 255 ? 48 : 24,
            (byte)'f' when TrySkipScale(ref rest) => 32,
            (byte)'F' when TrySkipScale(ref rest) => 96,
            _ => null,
        };

        // Of P1 to P3 the pixels are numbers too.
        return bits is null ? header[1] is (byte)'1' or (byte)'2' or (byte)'3' && IsNumbers(rest)
            : IsRaster(rest, ((width * bits.Value) + 7) / 8 * height, length - header.Length + rest.Length);
    }

    // The pixels follow one white space. A text is too short for its numbers, or continues after them with more than a line break
    // or a further image.
    private static bool IsRaster(ReadOnlySpan<byte> rest, long pixels, long? length) =>
        rest.IsEmpty || length is null || !IsText(rest)
        || (length - 1 >= pixels && (length - 3 <= pixels || pixels + 1 >= rest.Length || rest[(int)pixels + 1] == 'P'));

    private static bool IsText(ReadOnlySpan<byte> rest)
    {
        foreach (var value in rest)
        {
            if (value < ' ' && !IsBlank(value))
            {
                return false;
            }
        }

        return rest.Length > 1;
    }

    private static bool IsNumbers(ReadOnlySpan<byte> text)
    {
        for (text = AfterBlanks(text); !text.IsEmpty; text = AfterBlanks(text.Slice(1)))
        {
            if (text[0] is < (byte)'0' or > (byte)'9')
            {
                return false;
            }
        }

        return true;
    }

    // Skips white space and comments, and reads a number that ends with white space.
    private static bool TryRead(ref ReadOnlySpan<byte> text, out long number)
    {
        text = AfterBlanks(text);
        number = 0;
        var digits = 0;
        for (; digits < text.Length && text[digits] is >= (byte)'0' and <= (byte)'9'; digits++)
        {
            number = digits < MostDigits ? (10 * number) + text[digits] - '0' : number;
        }

        text = text.Slice(digits);
        return digits is > 0 and <= MostDigits && (text.IsEmpty || IsBlank(text[0]));
    }

    // A decimal number, which is negative for little endian.
    private static bool TrySkipScale(ref ReadOnlySpan<byte> text)
    {
        text = AfterBlanks(text);
        var end = 0;
        while (end < text.Length && text[end] is (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'-' or (byte)'+' or (byte)'e' or (byte)'E')
        {
            end++;
        }

        text = text.Slice(end);
        return end > 0 && (text.IsEmpty || IsBlank(text[0]));
    }

    // Skips white space and comments, which end at the end of their line.
    private static ReadOnlySpan<byte> AfterBlanks(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length && (IsBlank(text[at]) || text[at] == '#'))
        {
            var end = text[at] == '#' ? text.Slice(at).IndexOfAny((byte)'\r', (byte)'\n') : 0;
            at = end < 0 ? text.Length : at + end + 1;
        }

        return text.Slice(at);
    }

    internal static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
