using System;
using System.Buffers.Binary;
using System.Linq;
using System.Text;

namespace Roboflow.Inference.Imaging.Tests.Support;

/// <summary>Chunks that an encoder does not write.</summary>
internal static class PngChunk
{
    /// <summary>Returns the PNG with a chunk behind its header.</summary>
    internal static byte[] After(byte[] png, string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Checksum(named));
        return [.. png[..33], .. chunk, .. png[33..]];
    }

    private static uint Checksum(byte[] bytes) => ~bytes.Aggregate(uint.MaxValue, (sum, one) =>
        Enumerable.Range(0, 8).Aggregate(sum ^ one, (s, _) => (s >> 1) ^ ((s & 1) * 0xEDB88320)));
}
