using System;
using System.Buffers.Binary;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Goes through the chunks of a PNG, up to its end or to one that is cut off.</summary>
internal ref struct PngChunks(ReadOnlySpan<byte> png)
{
    // The signature of the file.
    private const int Start = 8;

    private readonly ReadOnlySpan<byte> _png = png;
    private long _next = Start;

    /// <summary>The name of the current chunk.</summary>
    internal ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>The content of the current chunk.</summary>
    internal ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>Returns the content of the first chunk before the pixels with this name; empty if there is none.</summary>
    internal static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> png, ReadOnlySpan<byte> name)
    {
        var chunks = new PngChunks(png);
        while (chunks.Next() && !chunks.Name.SequenceEqual("IDAT"u8))
        {
            if (chunks.Name.SequenceEqual(name))
            {
                return chunks.Content;
            }
        }

        return default;
    }

    /// <summary>Goes to the next chunk; false if there is none. Each has a length, a name, its content and a checksum.</summary>
    internal bool Next()
    {
        if (_next + 12 > _png.Length)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(_png.Slice((int)_next));
        Name = _png.Slice((int)_next + 4, 4);
        if (_next + 12 + length > _png.Length || Name.SequenceEqual("IEND"u8))
        {
            return false;
        }

        Content = _png.Slice((int)_next + 8, (int)length);
        _next += 12 + length;
        return true;
    }
}
