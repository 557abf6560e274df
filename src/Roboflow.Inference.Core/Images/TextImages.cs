using System;

namespace Roboflow.Inference.Images;

/// <summary>Images that begin as a text does. They are told by more than a word, since notes and pages begin so too.</summary>
internal static class TextImages
{
    /// <summary>PBM, PGM, PPM, PAM or PFM: P and a mark, then the width and the height, or PAM's first word.</summary>
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
            : TrySkipNumber(ref rest) && TrySkipNumber(ref rest);
    }

    /// <summary>SVG: its element is the first one, whatever stands before it.</summary>
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

    // Its declarations stand in brackets and have angle brackets of their own.
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

    // A number and the blank behind it, with what may stand before it.
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

    // Behind white space and comments, which end with their line.
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
