using System;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Removes padding bytes of one value at the end of a file. (.NET Framework has no TrimEnd for bytes.)</summary>
internal static class Padding
{
    internal static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> bytes, byte value = 0)
    {
        var length = bytes.Length;
        while (length > 0 && bytes[length - 1] == value)
        {
            length--;
        }

        return bytes.Slice(0, length);
    }
}
