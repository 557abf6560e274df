using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// The EXIF orientation of a PNG image, where libvips does not look for it: after the pixels, where ImageMagick writes it, or in a text, where
/// older programs do. Servers read both.
/// </summary>
internal static class PngOrientation
{
    // The signature of the file and its header chunk.
    private const int Start = 33;

    // The orientation is in the first directory, at the beginning of the profile.
    private const int MostText = 1 << 16;

    private static ReadOnlySpan<byte> TextKey => "Raw profile type exif\0"u8;

    /// <summary>Returns the image with such an orientation before its pixels, where libvips reads it; else the image itself.</summary>
    internal static byte[] BeforePixels(byte[] png)
    {
        var orientation = 0L;
        bool isAfterPixels = false, hasText = false;
        var chunks = new PngChunks(png);
        while (chunks.Next())
        {
            var name = chunks.Name;
            var content = chunks.Content;
            isAfterPixels |= name.SequenceEqual("IDAT"u8);
            if (name.SequenceEqual("eXIf"u8))
            {
                if (!isAfterPixels)
                {
                    return png;
                }

                orientation = new TiffDirectory(content).First(274) ?? 0;
            }
            else if (!hasText && (name.SequenceEqual("zTXt"u8) || name.SequenceEqual("tEXt"u8)) && content.StartsWith(TextKey))
            {
                // Only the first: a few megabytes can have a hundred thousand such texts, each of which decompresses to 64 KB.
                hasText = true;
                orientation = orientation == 0 ? OfText(content.Slice(TextKey.Length), isCompressed: name[0] == 'z') : orientation;
            }
        }

        return orientation is >= 2 and <= 8 ? With(png, (byte)orientation) : png;
    }

    private static byte[] With(byte[] png, byte orientation)
    {
        // Length and name of the chunk, a TIFF directory of one entry, and the checksum.
        byte[] chunk = [0, 0, 0, 26, .. "eXIf"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(34), Checksum(chunk.AsSpan(4, 30)));
        return [.. png.AsSpan(0, Start), .. chunk, .. png.AsSpan(Start)];
    }

    // "exif" and a length, each on its line, and hexadecimal digits in lines.
    private static long OfText(ReadOnlySpan<byte> content, bool isCompressed)
    {
        var text = isCompressed ? Inflate(content) : content.ToArray();
        Span<byte> profile = new byte[text.Length / 2];
        var digits = 0;
        var line = 0;
        foreach (var one in text)
        {
            line += one == '\n' ? 1 : 0;
            if (line > 2 && Digit(one) is >= 0 and var digit)
            {
                profile[digits / 2] |= (byte)(digits % 2 == 0 ? digit << 4 : digit);
                digits++;
            }
        }

        return new TiffDirectory(profile.Slice(profile.StartsWith("Exif\0\0"u8) ? 6 : 0)).First(274) ?? 0;
    }

    private static int Digit(byte one) => one switch
    {
        >= (byte)'0' and <= (byte)'9' => one - '0',
        >= (byte)'a' and <= (byte)'f' => one - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => one - 'A' + 10,
        _ => -1,
    };

    // A byte for the method, two for zlib's header, and compressed text.
    private static byte[] Inflate(ReadOnlySpan<byte> content)
    {
        var text = new byte[MostText];
        var length = 0;
        try
        {
            using var compressed = new MemoryStream(content.Slice(Math.Min(3, content.Length)).ToArray());
            using var inflated = new DeflateStream(compressed, CompressionMode.Decompress);
            for (int read; length < text.Length && (read = inflated.Read(text, length, text.Length - length)) > 0;)
            {
                length += read;
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            // What comes before the damage counts. Mono has the second exception.
        }

        return text.AsSpan(0, length).ToArray();
    }

    // CRC-32.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
            }
        }

        return ~sum;
    }
}
