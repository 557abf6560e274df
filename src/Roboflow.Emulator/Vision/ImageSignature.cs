using System;

namespace Roboflow.Emulator.Vision;

/// <summary>
/// The image formats that the server can read, by their first bytes. Others are rejected like on the server, even if our
/// decoder could read them.
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
