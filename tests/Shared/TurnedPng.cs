using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace Roboflow.Tests.Shared;

/// <summary>Moves the EXIF orientation of a PNG image to where some programs write it.</summary>
internal static class TurnedPng
{
    /// <summary>After the pixels, as ImageMagick writes it ("end"), or as text ("text", "compressed"), as its older versions do.</summary>
    internal static byte[] Write(byte[] png, string place)
    {
        var rest = new MemoryStream();
        rest.Write(png, 0, 8);
        var profile = Array.Empty<byte>();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var name = Encoding.ASCII.GetString(png, at + 4, 4);
            if (name == "eXIf")
            {
                profile = png.AsSpan(at + 8, length).ToArray();
            }
            else if (name == (place == "end" ? "IEND" : "IDAT") && profile.Length > 0)
            {
                var chunk = place == "end" ? Chunk("eXIf", profile) : Text(profile, place);
                rest.Write(chunk, 0, chunk.Length);
                profile = [];
                rest.Write(png, at, length + 12);
            }
            else
            {
                rest.Write(png, at, length + 12);
            }

            at += length + 12;
        }

        return rest.ToArray();
    }

    private static byte[] Text(byte[] profile, string place)
    {
        byte[] whole = place == "bare" ? profile : [.. "Exif\0\0"u8, .. profile];
        var hex = BitConverter.ToString(whole).Replace("-", string.Empty).ToLowerInvariant();
        var lines = Enumerable.Range(0, (hex.Length + 71) / 72).Select(i => hex.Substring(i * 72, Math.Min(72, hex.Length - (i * 72))));
        var text = Encoding.ASCII.GetBytes($"\nexif\n{whole.Length,8}\n{string.Join("\n", lines)}\n");
        if (place != "compressed")
        {
            return Chunk("tEXt", [.. "Raw profile type exif\0"u8, .. text]);
        }

        using var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(text, 0, text.Length);
        }

        // zlib's header; its checksum is left out.
        return Chunk("zTXt", [.. "Raw profile type exif\0\0"u8, 0x78, 0x9C, .. compressed.ToArray()]);
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] chunk = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        var sum = uint.MaxValue;
        foreach (var one in chunk.AsSpan(4, content.Length + 4))
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
            }
        }

        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 8), ~sum);
        return chunk;
    }
}
