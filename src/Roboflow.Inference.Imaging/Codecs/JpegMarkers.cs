using System;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Reads a JPEG's markers without decoding it.</summary>
internal static class JpegMarkers
{
    private const byte StartOfScan = 0xDA;

    internal static ReadOnlySpan<byte> EndOfImage => [0xFF, 0xD9];

    /// <summary>Whether the end marker follows the image's data. A thumbnail's own marker, in the header, does not count.</summary>
    internal static bool HasEnd(ReadOnlySpan<byte> jpeg)
    {
        var scan = FindScan(jpeg);
        return scan >= 0 && jpeg.Slice(scan).LastIndexOf(EndOfImage) >= 0;
    }

    /// <summary>
    /// Whether zeros at the end may be data: a last pixel or two may end in them, while what fills up a file that was cut off
    /// in the middle of its pixels is longer than the two bytes of the marker.
    /// </summary>
    internal static bool MayEndInZeros(ReadOnlySpan<byte> jpeg) => jpeg.Length - Padding.TrimEnd(jpeg).Length is 1 or 2;

    /// <summary>
    /// The same image with an end marker. Zeros at the end are padding of a file that was cut off, unless the caller says that they
    /// are data.
    /// </summary>
    internal static byte[] WithEnd(ReadOnlySpan<byte> jpeg, bool zerosAreData = false)
    {
        var length = zerosAreData ? jpeg.Length : Padding.TrimEnd(jpeg).Length;

        // FF 00 is data: the value 255.
        length += length < jpeg.Length && length > 0 && jpeg[length - 1] == 0xFF ? 1 : 0;
        var whole = new byte[length + EndOfImage.Length];
        jpeg.Slice(0, length).CopyTo(whole);
        EndOfImage.CopyTo(whole.AsSpan(length));
        return whole;
    }

    /// <summary>Whether chroma has at most half the resolution in both directions, as in most JPEGs; false if unknown.</summary>
    internal static bool HasHalvedColors(ReadOnlySpan<byte> jpeg)
    {
        // The frame header: length, precision, height, width, components; then the number, sampling and table of each component.
        return FindFrame(jpeg) is var frame and >= 0 && frame + 16 < jpeg.Length
            && jpeg[frame + 7] == 3
            && jpeg[frame + 9] >> 4 > 1 && (jpeg[frame + 9] & 15) > 1 && jpeg[frame + 12] == 0x11 && jpeg[frame + 15] == 0x11;
    }

    /// <summary>Whether the image's data is coded arithmetically (SOF9 to SOF15) instead of by Huffman's codes.</summary>
    internal static bool IsArithmetic(ReadOnlySpan<byte> jpeg) => FindFrame(jpeg) is var frame and > 0 && jpeg[frame - 1] > 0xC8;

    /// <summary>Whether a segment (APP2) has the color profile, or a part of it.</summary>
    internal static bool HasColorProfile(ReadOnlySpan<byte> jpeg)
    {
        for (var at = 2; (at = Find(jpeg, static marker => marker == 0xE2, at)) >= 0;)
        {
            if (jpeg.Slice(Math.Min(at + 2, jpeg.Length)).StartsWith("ICC_PROFILE\0"u8))
            {
                return true;
            }

            // Another kind of the same segment, such as that of a preview, can contain a whole JPEG.
            at += at + 2 <= jpeg.Length ? (jpeg[at] << 8) | jpeg[at + 1] : 2;
        }

        return false;
    }

    // SOF0 to SOF15 start a frame, except C4, C8 and CC.
    internal static int FindFrame(ReadOnlySpan<byte> jpeg) =>
        Find(jpeg, static marker => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC));

    /// <summary>Returns the position after the next scan marker, starting from a marker; or -1.</summary>
    internal static int FindScan(ReadOnlySpan<byte> jpeg, int from = 2) => Find(jpeg, static marker => marker == StartOfScan, from);

    /// <summary>Returns the position of the next marker after a scan's data, which can contain FF 00 and restart markers.</summary>
    internal static int SkipData(ReadOnlySpan<byte> jpeg, int at)
    {
        while (at + 1 < jpeg.Length && (jpeg[at] != 0xFF || jpeg[at + 1] is 0 or 0xFF or (>= 0xD0 and <= 0xD7)))
        {
            at++;
        }

        return at;
    }

    /// <summary>Returns the position after the next marker of a kind, up to the next scan; or -1.</summary>
    private static int Find(ReadOnlySpan<byte> jpeg, Predicate<byte> isWanted, int at = 2)
    {
        while (at + 4 <= jpeg.Length)
        {
            if (jpeg[at] != 0xFF || jpeg[at + 1] is 0 or 0xFF)
            {
                // Fill bytes or stray bytes, which decoders also skip.
                at++;
                continue;
            }

            var marker = jpeg[at + 1];
            if (isWanted(marker))
            {
                return at + 2;
            }

            if (marker == StartOfScan)
            {
                return -1;
            }

            // Markers without a length: TEM, RST0 to RST7, SOI.
            at += marker is 1 or (>= 0xD0 and <= 0xD8) ? 2 : 2 + ((jpeg[at + 2] << 8) | jpeg[at + 3]);
        }

        return -1;
    }
}
