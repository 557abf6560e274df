using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// Turns a gray image's ICC profile into one for RGB, as images are written as RGB: the same gray tones have the same values then,
/// and look the same. Source: ICC.1:2022, 7.2 (header), 8.3 and 8.4 (gray and three-component profiles).
/// </summary>
internal static class GrayProfile
{
    private const int Header = 128;
    private const int Entry = 12;

    // The primaries of sRGB relative to D50: signed numbers with 16 bits of fraction. They add up to white.
    private static readonly (string Name, int X, int Y, int Z)[] Primaries =
    [
        ("rXYZ", 0x6FA2, 0x38F5, 0x0390),
        ("gXYZ", 0x6299, 0xB785, 0x18DA),
        ("bXYZ", 0x24A0, 0x0F84, 0xB6CF),
    ];

    /// <summary>Returns the RGB profile; null if the bytes are not a gray profile with a tone curve.</summary>
    internal static byte[]? ToRgb(ReadOnlySpan<byte> gray)
    {
        if (gray.Length <= Header + 4 || !gray.Slice(16, 8).SequenceEqual("GRAYXYZ "u8) || Find(gray, "kTRC") is not { } tones)
        {
            return null;
        }

        var tags = new List<(string Name, byte[] Content)>();
        foreach (var name in new[] { "desc", "cprt", "wtpt", "chad" })
        {
            if (Find(gray, name) is { } copied)
            {
                tags.Add((name, copied));
            }
        }

        foreach (var (name, x, y, z) in Primaries)
        {
            tags.Add((name, ColorOf(x, y, z)));
        }

        foreach (var name in new[] { "rTRC", "gTRC", "bTRC" })
        {
            tags.Add((name, tones));
        }

        return Write(gray.Slice(0, Header), tags);
    }

    private static byte[]? Find(ReadOnlySpan<byte> profile, string name)
    {
        var count = BinaryPrimitives.ReadUInt32BigEndian(profile.Slice(Header));
        for (var i = 0; i < count && Header + 4 + ((i + 1) * Entry) <= profile.Length; i++)
        {
            var entry = profile.Slice(Header + 4 + (i * Entry), Entry);
            if (BinaryPrimitives.ReadUInt32BigEndian(entry) == FourLetters.NumberOf(name))
            {
                long offset = BinaryPrimitives.ReadUInt32BigEndian(entry.Slice(4));
                long length = BinaryPrimitives.ReadUInt32BigEndian(entry.Slice(8));
                return offset + length <= profile.Length ? profile.Slice((int)offset, (int)length).ToArray() : null;
            }
        }

        return null;
    }

    private static byte[] Write(ReadOnlySpan<byte> header, List<(string Name, byte[] Content)> tags)
    {
        var length = Header + 4 + (tags.Count * Entry);
        tags.ForEach(tag => length += Padded(tag.Content.Length));
        var profile = new byte[length];
        header.CopyTo(profile);
        Set(profile, 0, (uint)length);
        "mntrRGB XYZ "u8.CopyTo(profile.AsSpan(12));

        // The checksum of the gray profile.
        profile.AsSpan(84, 16).Clear();
        Set(profile, Header, (uint)tags.Count);
        var at = Header + 4 + (tags.Count * Entry);
        for (var i = 0; i < tags.Count; i++)
        {
            var (name, content) = tags[i];
            var entry = Header + 4 + (i * Entry);
            Set(profile, entry, FourLetters.NumberOf(name));
            Set(profile, entry + 4, (uint)at);
            Set(profile, entry + 8, (uint)content.Length);
            content.CopyTo(profile, at);
            at += Padded(content.Length);
        }

        return profile;
    }

    private static byte[] ColorOf(int x, int y, int z)
    {
        var color = new byte[20];
        "XYZ "u8.CopyTo(color);
        Set(color, 8, (uint)x);
        Set(color, 12, (uint)y);
        Set(color, 16, (uint)z);
        return color;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static void Set(byte[] bytes, int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), value);
}
