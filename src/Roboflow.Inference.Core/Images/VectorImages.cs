using System;

namespace Roboflow.Inference.Images;

/// <summary>Recognizes vector images. More than the first word is checked, because web pages can begin with it too.</summary>
internal static class VectorImages
{
    /// <summary>SVG, in UTF-8 or UTF-16: its root element is <c>svg</c>, after any prolog, comments and document type.</summary>
    internal static bool IsOne(ReadOnlySpan<byte> header)
    {
        var rest = header.Length > 2 && header[0] + header[1] == 0xFF + 0xFE ? Narrow(header)
            : header.Slice(ImageSignature.StartsWith(header, "\u00EF\u00BB\u00BF") ? 3 : 0);
        while (true)
        {
            while (rest.Length > 0 && PortableMaps.IsBlank(rest[0]))
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

    // UTF-16 after its mark, in either order. All that matters is ASCII.
    private static byte[] Narrow(ReadOnlySpan<byte> wide)
    {
        var low = wide[0] == 0xFF ? 0 : 1;
        var narrow = new byte[(wide.Length / 2) - 1];
        for (var i = 0; i < narrow.Length; i++)
        {
            narrow[i] = wide[(2 * i) + 3 - low] == 0 ? wide[(2 * i) + 2 + low] : (byte)'?';
        }

        return narrow;
    }
}
