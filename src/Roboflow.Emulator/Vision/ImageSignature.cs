using System;

namespace Roboflow.Emulator.Vision;

/// <summary>
/// Which kinds of image the server reads, by their first bytes. Others are refused as the server refuses them,
/// whatever our decoder could read.
/// </summary>
internal static class ImageSignature
{
    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    internal static bool IsTaken(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Jpeg)
        || bytes.StartsWith(Png)
        || bytes.StartsWith("GIF8"u8)
        || bytes.StartsWith("BM"u8)
        || bytes.StartsWith("II*\0"u8)
        || bytes.StartsWith("MM\0*"u8)
        || (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..12].SequenceEqual("WEBP"u8));
}
