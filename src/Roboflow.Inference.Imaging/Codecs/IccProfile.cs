using System;
using System.Buffers.Binary;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// Checks an ICC profile before it is written. libpng refuses an image with a damaged one, and other programs ignore the profile.
/// Source: ICC.1:2022, 7.2 (header) and 7.3 (tag table).
/// </summary>
internal static class IccProfile
{
    private const int Version = 8;
    private const int DeviceClass = 12;
    private const int ConnectionSpace = 20;
    private const int Signature = 36;
    private const int Intent = 64;
    private const int TagCount = 128;
    private const int Tags = 132;
    private const int TagLength = 12;

    /// <summary>Returns the profile with the length that its header states; null if it is incomplete or damaged.</summary>
    internal static byte[]? Whole(byte[] stored)
    {
        if (stored.Length < Tags || Number(stored, 0) is var length && (length < Tags || length > stored.Length))
        {
            return null;
        }

        var profile = stored.AsSpan(0, (int)length);
        return HasHeader(profile) && HasTags(profile) ? WithVersionsLength(profile) : null;
    }

    private static bool HasHeader(ReadOnlySpan<byte> profile) => profile.Slice(Signature, 4).SequenceEqual("acsp"u8)
        && Number(profile, Intent) < 0xFFFF
        && (profile.Slice(ConnectionSpace, 4).SequenceEqual("XYZ "u8) || profile.Slice(ConnectionSpace, 4).SequenceEqual("Lab "u8))
        && !profile.Slice(DeviceClass, 4).SequenceEqual("abst"u8) && !profile.Slice(DeviceClass, 4).SequenceEqual("link"u8);

    private static bool HasTags(ReadOnlySpan<byte> profile)
    {
        var count = Number(profile, TagCount);
        if (count > (profile.Length - Tags) / TagLength)
        {
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            var tag = profile.Slice(Tags + (i * TagLength), TagLength);
            if ((long)Number(tag, 4) + Number(tag, 8) > profile.Length)
            {
                return false;
            }
        }

        return true;
    }

    // From version 4 on, the length is a multiple of four.
    private static byte[] WithVersionsLength(ReadOnlySpan<byte> profile)
    {
        var padded = new byte[profile[Version] < 4 ? profile.Length : (profile.Length + 3) & ~3];
        profile.CopyTo(padded);
        BinaryPrimitives.WriteUInt32BigEndian(padded, (uint)padded.Length);
        return padded;
    }

    private static uint Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes.Slice(at));
}
