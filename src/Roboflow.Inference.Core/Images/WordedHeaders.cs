using System;

namespace Roboflow.Inference.Images;

/// <summary>
/// Formats that begin with letters, as a text about them can: what follows the letters is checked too.
/// </summary>
internal static class WordedHeaders
{
    /// <summary>GIF: after its screen and colors comes an extension or an image.</summary>
    /// <param name="header">The first bytes.</param>
    /// <param name="length">The number of all bytes, or null if it is unknown.</param>
    internal static bool IsGif(ReadOnlySpan<byte> header, long? length)
    {
        if (header.Length < 13 || !(ImageSignature.StartsWith(header, "GIF87a") || ImageSignature.StartsWith(header, "GIF89a")))
        {
            return false;
        }

        var block = 13 + ColorTable(header[10]);
        if (block + 9 >= header.Length)
        {
            return length is null || length > block + 9;
        }

        // Of an image, only the size of the first code cannot be a letter.
        var codes = block + 10 + ColorTable(header[block + 9]);
        return header[block] switch
        {
            0 => true,
            (byte)'!' => header[block + 1] is 0x01 or >= 0xF9,
            (byte)',' => codes < header.Length ? header[codes] is >= 1 and <= 8 : length is null || length > codes,
            _ => false,
        };
    }

    /// <summary>QOI: after width and height, the number of channels and the color space.</summary>
    internal static bool IsQoi(ReadOnlySpan<byte> header) =>
        header.Length >= 14 && ImageSignature.StartsWith(header, "qoif") && header[12] is 3 or 4 && header[13] is 0 or 1;

    /// <summary>Radiance: the first line is only the name, and the first line after a blank one is the size.</summary>
    internal static bool IsRadiance(ReadOnlySpan<byte> header)
    {
        var line = header.IndexOf((byte)'\n');
        if (line < 0 || !(header.Slice(0, line).SequenceEqual("#?RADIANCE"u8) || header.Slice(0, line).SequenceEqual("#?RGBE"u8)))
        {
            return false;
        }

        var blank = header.IndexOf("\n\n"u8);
        return blank < 0 ? header.IndexOf("\nFORMAT=32-bit_rle_"u8) >= 0
            : header.Length < blank + 4 || (header[blank + 2] is (byte)'-' or (byte)'+' && header[blank + 3] is (byte)'X' or (byte)'Y');
    }

    private static int ColorTable(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
}
