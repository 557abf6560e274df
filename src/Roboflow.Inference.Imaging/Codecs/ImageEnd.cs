using System;
using System.Buffers.Binary;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// Detects truncated files by walking their blocks without decoding them. Decoders detect truncation only in the first frame.
/// A file that lacks only its end marker is complete.
/// </summary>
internal static class ImageEnd
{
    internal static bool IsMissing(ReadOnlySpan<byte> encoded) => ImageSignature.KindOf(encoded) switch
    {
        ImageKind.Png => EndsInPngChunk(encoded),
        ImageKind.Gif => EndsInGifBlock(encoded),
        ImageKind.WebP => BinaryPrimitives.ReadUInt32LittleEndian(encoded.Slice(4)) + 8L > encoded.Length || WebPFrame.EndsInZeros(encoded),
        ImageKind.Avif => EndsInBox(encoded),
        _ => false,
    };

    private static bool EndsInPngChunk(ReadOnlySpan<byte> png)
    {
        // After the signature: length, name, content and checksum of each chunk.
        long at = 8;
        while (at + 8 <= png.Length)
        {
            if (png.Slice((int)at + 4, 4).SequenceEqual("IEND"u8))
            {
                return false;
            }

            at += 12L + BinaryPrimitives.ReadUInt32BigEndian(png.Slice((int)at));
        }

        return at > png.Length;
    }

    // Only these boxes hold pixels, or say where they are. What begins with another name is a box without them, or bytes that
    // another program appended.
    private static bool EndsInBox(ReadOnlySpan<byte> file)
    {
        long at = 0;
        while (at <= file.Length - 16)
        {
            // 0 means up to the end of the file; 1 means that the length is in the 64 bits after the name.
            long length = BinaryPrimitives.ReadUInt32BigEndian(file.Slice((int)at));
            length = length == 1 ? BinaryPrimitives.ReadInt64BigEndian(file.Slice((int)at + 8)) : length;
            if (length < 8 || length > file.Length - at)
            {
                var name = file.Slice((int)at + 4, 4);
                return length >= 8 && (name.SequenceEqual("mdat"u8) || name.SequenceEqual("meta"u8) || name.SequenceEqual("moov"u8));
            }

            at += length;
        }

        return false;
    }

    private static bool EndsInGifBlock(ReadOnlySpan<byte> gif)
    {
        const byte Extension = 0x21;
        const byte Frame = 0x2C;
        const int Header = 13;
        if (gif.Length < Header)
        {
            return true;
        }

        var isFirst = true;
        var at = Header + (gif[10] >= 0x80 ? ColorTableLength(gif[10]) : 0);
        while (at < gif.Length)
        {
            switch (gif[at])
            {
                case Extension:
                    at = AfterSubBlocks(gif, at + 2);
                    break;
                case Frame:
                    // Nine bytes of position and size, an optional local color table, and the size of the first code.
                    var flags = at + 9 < gif.Length ? gif[at + 9] : 0;
                    var data = 10 + (flags >= 0x80 ? ColorTableLength(flags) : 0);
                    if (isFirst && GifFrame.EndsEarly(gif.Slice(at), data))
                    {
                        return true;
                    }

                    isFirst = false;
                    at = AfterSubBlocks(gif, at + data + 1);
                    break;
                default:
                    // The trailer, or other bytes, which the decoder handles. Only zeros are the padding of a truncated file.
                    return Padding.TrimEnd(gif.Slice(at)).IsEmpty;
            }
        }

        return at > gif.Length;
    }

    private static int ColorTableLength(int flags) => 3 << ((flags & 7) + 1);

    // A length of zero ends a row of sub-blocks.
    private static int AfterSubBlocks(ReadOnlySpan<byte> gif, int at)
    {
        while (at < gif.Length)
        {
            if (gif[at] == 0)
            {
                return at + 1;
            }

            at += gif[at] + 1;
        }

        return int.MaxValue;
    }
}
