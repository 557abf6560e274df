using System;
using System.Buffers.Binary;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// Detects a WebP image whose end was replaced with zeros, as a power failure or an interrupted download leaves it: the decoder
/// reads zeros as pixels.
/// </summary>
internal static class WebPFrame
{
    private const int ChunkHeader = 8;

    /// <summary>Whether the pixels of the first frame end in more zeros than a flat area is encoded as.</summary>
    internal static bool EndsInZeros(ReadOnlySpan<byte> webP)
    {
        // After "RIFF", a length and "WEBP": name, length and content of each chunk, padded to an even length.
        long at = 12;
        while (at + ChunkHeader <= webP.Length)
        {
            var name = webP.Slice((int)at, 4);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(webP.Slice((int)at + 4));
            at += ChunkHeader;
            if (name.SequenceEqual("ANMF"u8))
            {
                // The chunks of an animation's frame follow 16 bytes of its position, size and duration.
                at += 16;
                continue;
            }

            var isLossy = name.SequenceEqual("VP8 "u8);
            if (isLossy || name.SequenceEqual("VP8L"u8))
            {
                var content = webP.Slice((int)at, (int)Math.Min(length, webP.Length - at));
                return content.Length - Padding.TrimEnd(content).Length > MaximumZeros(content, isLossy);
            }

            at += length + (length & 1);
        }

        return false;
    }

    // An encoder that skips flat blocks (the default) writes a byte of zeros for 10,000 flat pixels. The fastest setting, effort 0, writes one for
    // 26, and one for 3 without loss: the limit is above these, so that no whole image is refused.
    private static long MaximumZeros(ReadOnlySpan<byte> content, bool isLossy)
    {
        if (content.Length < 10)
        {
            return long.MaxValue;
        }

        // Lossy: three bytes of flags, three of a signature, two of each size. Lossless: a signature, 14 bits of each size less one.
        var sizes = BinaryPrimitives.ReadUInt32LittleEndian(content.Slice(isLossy ? 6 : 1));
        var pixels = isLossy
            ? (long)(sizes & 0x3FFF) * (sizes >> 16 & 0x3FFF)
            : (long)((sizes & 0x3FFF) + 1) * ((sizes >> 14 & 0x3FFF) + 1);
        return 256 + pixels / (isLossy ? 16 : 2);
    }
}
