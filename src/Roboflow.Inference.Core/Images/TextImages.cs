using System;

namespace Roboflow.Inference.Images;

/// <summary>Image formats that begin with text. More than the first word is checked, because notes and web pages can begin with it too.</summary>
internal static class TextImages
{
    /// <summary>
    /// PBM, PGM, PPM, PAM or PFM: P and a digit or letter, then width and height, or for PAM the word WIDTH. Of P1 to P3 the pixels
    /// are numbers too; P5 and P6 also have a number for white.
    /// </summary>
    internal static bool IsPortableMap(ReadOnlySpan<byte> header)
    {
        if (header.Length < 4 || header[0] != 'P' || header[1] is not ((>= (byte)'1' and <= (byte)'7') or (byte)'F' or (byte)'f'))
        {
            return false;
        }

        var rest = AfterBlanks(header.Slice(2));
        if (rest.Length == header.Length - 2)
        {
            return false;
        }

        return header[1] == '7'
            ? ImageSignature.StartsWith(rest, "WIDTH")
            : TrySkipNumber(ref rest) && TrySkipNumber(ref rest) && header[1] switch
            {
                (byte)'1' or (byte)'2' or (byte)'3' => IsNumbers(rest),
                (byte)'5' or (byte)'6' => TrySkipNumber(ref rest),
                _ => true,
            };
    }

    /// <summary>SVG: its root element is <c>svg</c>, after any prolog, comments and document type.</summary>
    internal static bool IsVector(ReadOnlySpan<byte> header)
    {
        var rest = header.Slice(ImageSignature.StartsWith(header, "\u00EF\u00BB\u00BF") ? 3 : 0);
        while (true)
        {
            while (rest.Length > 0 && IsBlank(rest[0]))
            {
                rest = rest.Slice(1);
            }

            var end = ImageSignature.StartsWith(rest, "<?") ? "?>"u8
                : ImageSignature.StartsWith(rest, "<!--") ? "-->"u8
                : ImageSignature.StartsWith(rest, "<!DOCTYPE") ? EndOfDocumentType(rest)
                : default;
            if (end.IsEmpty)
            {
                return IsVectorElement(rest);
            }

            var at = rest.IndexOf(end);
            if (at < 0)
            {
                return false;
            }

            rest = rest.Slice(at + end.Length);
        }
    }

    // Declarations inside the brackets contain > themselves.
    private static ReadOnlySpan<byte> EndOfDocumentType(ReadOnlySpan<byte> header) =>
        header.IndexOf((byte)'[') is >= 0 and var bracket && bracket < header.IndexOf((byte)'>') ? "]>"u8 : ">"u8;

    private static bool IsVectorElement(ReadOnlySpan<byte> header)
    {
        if (header.Length < 2 || header[0] != '<')
        {
            return false;
        }

        var end = header.IndexOfAny(" \t\r\n/>"u8);
        var name = header.Slice(1, (end < 0 ? header.Length : end) - 1);
        return name.SequenceEqual("svg"u8) || name.EndsWith(":svg"u8);
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

    // Skips white space, comments, and a number that ends with white space.
    private static bool TrySkipNumber(ref ReadOnlySpan<byte> text)
    {
        text = AfterBlanks(text);
        var digits = 0;
        while (digits < text.Length && text[digits] is >= (byte)'0' and <= (byte)'9')
        {
            digits++;
        }

        text = text.Slice(digits);
        return digits > 0 && (text.IsEmpty || IsBlank(text[0]));
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

    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
