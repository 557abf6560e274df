#if NET
using System;
using System.Buffers.Binary;
using System.IO;

namespace Roboflow.Inference.Loading;

/// <summary>A native library of Linux. One that an interrupted copy cut off must not be loaded: the process would be killed (SIGBUS).</summary>
internal static class ElfFile
{
    private const int HeaderLength = 64;

    /// <summary>Whether the file ends before its table of sections, which is its last part.</summary>
    internal static bool IsCutOff(string file)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        using var stream = File.OpenRead(file);
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.StartsWith("\u007FELF\u0002\u0001"u8))
        {
            return false;
        }

        var sections = BinaryPrimitives.ReadInt64LittleEndian(header[40..]);
        var length = BinaryPrimitives.ReadUInt16LittleEndian(header[58..]) * BinaryPrimitives.ReadUInt16LittleEndian(header[60..]);
        return stream.Length - length < sections;
    }
}
#endif
