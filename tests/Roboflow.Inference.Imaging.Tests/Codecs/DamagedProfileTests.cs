using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using NetVips;
using Roboflow.Inference.Imaging.Codecs;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

/// <summary>Color profiles that are longer or shorter than they state, as some cameras and tools write them, or damaged otherwise.</summary>
public sealed class DamagedProfileTests
{
    private static readonly ImageFormat[] Formats = [ImageFormat.Png, ImageFormat.Jpeg, ImageFormat.WebP, ImageFormat.Tiff];

    public static TheoryData<string> Kinds => [".jpg", ".tif", ".webp", ".avif", ".png"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Padded_profile_is_kept_with_its_stated_length(string kind)
    {
        foreach (var padding in new[] { 1, 4, 5000 })
        {
            var decoded = ImageDecoder.Read(FileWith([.. P3(), .. new byte[padding]], kind));
            Assert.False(decoded.HasDamagedProfile);
            Assert.All(Formats, format => Assert.Equal(P3(), SecondDecoder.ProfileOf(ImageEncoder.Encode(decoded, format))));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Incomplete_or_damaged_profile_is_left_out_and_told(string kind)
    {
        foreach (var damaged in Damaged(kind))
        {
            var decoded = ImageDecoder.Read(FileWith(damaged, kind));
            Assert.True(decoded.HasDamagedProfile);
            Assert.All(Formats, format => Assert.Null(SecondDecoder.ProfileOf(ImageEncoder.Encode(decoded, format))));
        }
    }

    [Fact]
    public void Jpeg_without_one_of_its_profiles_segments_is_written_without_it()
    {
        var jpeg = FileWith(Stating(100_000, [.. P3(), .. new byte[100_000 - P3().Length]]), ".jpg");
        Assert.Equal(100_000, ImageDecoder.Read(jpeg).ColorProfile!.Length);
        foreach (var lost in new[] { 1, 2 })
        {
            var at = jpeg.AsSpan().IndexOf([.. "ICC_PROFILE\0"u8, (byte)lost]) - 4;
            var decoded = ImageDecoder.Read([.. jpeg[..at], .. jpeg[(at + 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))..]]);
            Assert.Null(decoded.ColorProfile);
            Assert.True(decoded.HasDamagedProfile);
            _ = ImageEncoder.Encode(decoded, ImageFormat.Png);
        }
    }

    [Fact]
    public void Image_without_a_profile_or_with_a_good_one_has_no_damaged_one()
    {
        foreach (var kind in new[] { ".jpg", ".tif", ".webp", ".avif", ".png" })
        {
            Assert.False(ImageDecoder.Read(FileWith(P3(), kind)).HasDamagedProfile);
            Assert.False(ImageDecoder.Read(FileWith(null, kind)).HasDamagedProfile);
        }
    }

    [Fact]
    public void Profile_of_a_preview_in_a_segment_is_not_that_of_the_image()
    {
        var plain = FileWith(null, ".jpg");
        byte[] preview = [.. "MPF\0"u8, 0xFF, 0xE2, 0, 20, .. "ICC_PROFILE\0"u8, 1, 1, 0, 0, 0, 0];
        byte[] before = [.. plain[..2], 0xFF, 0xE2, 0, (byte)(preview.Length + 2), .. preview];
        Assert.False(ImageDecoder.Read([.. before, .. plain[2..]]).HasDamagedProfile);
        Assert.True(ImageDecoder.Read([.. before, .. FileWith(P3()[..100], ".jpg")[2..]]).HasDamagedProfile);
    }

    // Whatever is wrong, the image is written.
    [Fact]
    public void Image_with_any_byte_of_its_profile_changed_is_written()
    {
        for (var at = 0; at < P3().Length; at++)
        {
            foreach (var change in new byte[] { 1, 0x80, 0xFF })
            {
                var profile = P3();
                profile[at] ^= change;
                _ = ImageEncoder.Encode(ImageDecoder.Read(FileWith(profile, ".jpg")), ImageFormat.Png);
            }
        }
    }

    [Fact]
    public void Profile_of_version_4_with_an_odd_length_is_padded()
    {
        byte[] odd = [.. P3(), 0];
        BinaryPrimitives.WriteInt32BigEndian(odd, odd.Length);
        var written = SecondDecoder.ProfileOf(ImageEncoder.Encode(ImageDecoder.Read(FileWith(odd, ".jpg")), ImageFormat.Png))!;
        Assert.Equal((P3().Length + 4, P3().Length + 4), (written.Length, BinaryPrimitives.ReadInt32BigEndian(written)));
    }

    private static IEnumerable<byte[]> Damaged(string kind)
    {
        var good = P3();
        yield return Stating((uint)good.Length + 1, good);
        yield return Stating(100_000, good);
        yield return Stating(0, good);
        yield return Stating(131, good);
        yield return Stating(uint.MaxValue, good);
        yield return [.. good[..36], .. "abcd"u8, .. good[40..]];
        yield return [.. good[..128], 0xFF, .. good[129..]];
        yield return [.. good[..136], 0xFF, .. good[137..]];
        if (kind is ".jpg" or ".png")
        {
            yield return good[..^1];
            yield return good[..140];
            yield return good[..100];
            yield return [1];
        }
    }

    private static byte[] P3() => Image.ProfileLoad("p3");

    private static byte[] Stating(uint length, byte[] profile)
    {
        var stated = (byte[])profile.Clone();
        BinaryPrimitives.WriteUInt32BigEndian(stated, length);
        return stated;
    }

    private static byte[] FileWith(byte[]? profile, string kind)
    {
        using var image = SampleImage.ToImage(SampleImage.Plain(64, 64, 200, 90, 30));
        var plain = image.WriteToBuffer(kind);
        return profile is null ? plain
            : kind == ".png" ? PngChunk.After(plain, "iCCP", [.. "name\0\0"u8, .. Deflated(profile)])
            : kind == ".jpg" ? [.. plain[..2], .. Segments(profile), .. plain[2..]]
            : Replaced(image, profile, kind);
    }

    private static byte[] Segments(byte[] profile)
    {
        const int most = 60_000;
        var parts = profile.Chunk(most).ToArray();
        return [.. parts.SelectMany((part, i) =>
        {
            byte[] segment = [0xFF, 0xE2, 0, 0, .. "ICC_PROFILE\0"u8, (byte)(i + 1), (byte)parts.Length, .. part];
            BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(segment.Length - 2));
            return segment;
        })];
    }

    // libvips writes no profile that it cannot read, so another one of the same length is written first.
    private static byte[] Replaced(Image image, byte[] profile, string kind)
    {
        byte[] good = [.. P3(), .. new byte[profile.Length - P3().Length]];
        using var with = image.Mutate(i => i.Set(GValue.BlobType, ColorProfile.Name, good));
        var file = with.WriteToBuffer(kind);
        profile.CopyTo(file.AsSpan(file.AsSpan().IndexOf(good)));
        return file;
    }

    // As zlib does: a header of two bytes, the content, and its checksum.
    private static byte[] Deflated(byte[] profile)
    {
        using var deflated = new MemoryStream();
        using (var stream = new DeflateStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(profile, 0, profile.Length);
        }

        var checksum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Adler32.Start.Add(profile).Value);
        return [0x78, 0x9C, .. deflated.ToArray(), .. checksum];
    }
}
