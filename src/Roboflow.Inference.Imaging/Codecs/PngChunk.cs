using System;
using System.Buffers.Binary;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>The chunks of a PNG before its pixels.</summary>
internal static class PngChunk
{
    // The signature of the file.
    private const int Start = 8;

    /// <summary>Returns the content of the first chunk with this name; empty if there is none.</summary>
    internal static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> png, ReadOnlySpan<byte> name)
    {
        for (var at = (long)Start; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.Slice((int)at));
            var found = png.Slice((int)at + 4, 4);
            if (at + 12 + length > png.Length || found.SequenceEqual("IDAT"u8))
            {
                break;
            }

            if (found.SequenceEqual(name))
            {
                return png.Slice((int)at + 8, (int)length);
            }

            at += 12 + length;
        }

        return default;
    }
}
