using System;
using System.IO;

namespace Roboflow.Inference.Images;

/// <summary>Recognizes animated GIF, PNG and WebP, of which servers and this module use only the first frame.</summary>
internal static class AnimatedImages
{
    // Untrusted files can have any number of empty blocks and chunks.
    private const int MostBlocks = 1 << 20;
    private const int MostChunks = 1000;

    private const int Extension = 0x21;
    private const int Frame = 0x2C;

    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static bool IsAnimated(Stream image, ReadOnlySpan<byte> header) => ImageSignature.KindOf(header) switch
    {
        ImageKind.Gif => HasSecondFrame(image),
        ImageKind.Png => IsAnimatedPng(image),

        // The extended header has a flag for it.
        ImageKind.WebP => header.Slice(12, 4).SequenceEqual("VP8X"u8) && (header[20] & 2) != 0,
        _ => false,
    };

    private static bool HasSecondFrame(Stream gif)
    {
        gif.Position = 10;
        var size = ColorTable(gif.ReadByte());
        gif.Position = 13 + size;
        var (frames, blocks) = (0, 0);
        while (blocks < MostBlocks)
        {
            switch (gif.ReadByte())
            {
                case Extension:
                    gif.Position++;
                    break;
                case Frame when ++frames == 2:
                    return true;
                case Frame:
                    gif.Position += 8;
                    var colors = ColorTable(gif.ReadByte());
                    gif.Position += colors + 1;
                    break;
                default:
                    return false;
            }

            // What follows is in blocks that begin with their length; the last one is empty.
            for (int length; blocks++ < MostBlocks && (length = gif.ReadByte()) > 0;)
            {
                gif.Position += length;
            }
        }

        return false;
    }

    private static int ColorTable(int flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    private static bool IsAnimatedPng(Stream png)
    {
        var chunk = new byte[12];
        png.Position = 8;

        // The chunk is before the pixels.
        for (var i = 0; i < MostChunks && png.ReadBlock(chunk) == chunk.Length && !chunk.AsSpan(4, 4).SequenceEqual("IDAT"u8); i++)
        {
            if (chunk.AsSpan(4, 4).SequenceEqual("acTL"u8))
            {
                return BigEndian(chunk.AsSpan(8)) > 1;
            }

            // Its length is without the name before the content, and the checksum after it.
            png.Position = Math.Min(png.Length, png.Position + BigEndian(chunk));
        }

        return false;
    }

    private static uint BigEndian(ReadOnlySpan<byte> bytes) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
