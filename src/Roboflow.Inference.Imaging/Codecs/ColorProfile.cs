using System;
using System.IO;
using System.IO.Compression;
using NetVips;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>The ICC profile of an image, or the one that its numbers stand for.</summary>
internal static class ColorProfile
{
    /// <summary>The name of an image's profile in libvips.</summary>
    internal const string Name = "icc-profile-data";

    private const int MostBytes = 1 << 24;

    /// <summary>Returns the profile for the image as RGB; null for sRGB.</summary>
    /// <param name="image">The image with the properties of its file.</param>
    /// <param name="encoded">The file.</param>
    /// <param name="kind">The file's format.</param>
    /// <param name="isDamaged">Whether the file has a profile that cannot be used, because it is incomplete or damaged.</param>
    internal static byte[]? Of(Image image, byte[] encoded, ImageKind kind, out bool isDamaged)
    {
        if (!image.Contains(Name))
        {
            isDamaged = IsLost(encoded, kind);
            return ColorNumbers.ProfileOf(encoded, kind);
        }

        var profile = image.Get(Name) is byte[] data ? IccProfile.Whole(data) : null;
        isDamaged = profile is null;

        // CMYK pixels were converted to sRGB by their profile, so it no longer applies. An RGB profile has "RGB " at byte 16.
        return profile is null ? null
            : image.Interpretation is Enums.Interpretation.Bw or Enums.Interpretation.Grey16 ? GrayProfile.ToRgb(profile)
            : image.Interpretation is Enums.Interpretation.Srgb or Enums.Interpretation.Rgb or Enums.Interpretation.Rgb16
                && profile.AsSpan(16, 4).SequenceEqual("RGB "u8) ? profile : null;
    }

    /// <summary>Converts the pixels of an RGB image with this profile to sRGB.</summary>
    internal static Image Apply(byte[]? profile, Image image)
    {
        if (profile is null)
        {
            return image.Copy();
        }

        try
        {
            using var described = image.Mutate(i => i.Set(GValue.BlobType, Name, profile));
            return described.IccTransform("srgb", embedded: true, intent: Enums.Intent.Relative);
        }
        catch (VipsException)
        {
            // A profile that libvips does not understand, or a libvips without color management.
            DecoderWarnings.CountTakenText();
            return image.Copy();
        }
    }

    // libvips leaves a damaged profile of these formats out in silence.
    private static bool IsLost(byte[] encoded, ImageKind kind) => kind switch
    {
        ImageKind.Jpeg => JpegMarkers.HasColorProfile(encoded),
        ImageKind.Png => PngChunks.Find(encoded, "iCCP"u8) is { IsEmpty: false } stored && IccProfile.Whole(Inflate(stored)) is null,
        _ => false,
    };

    // A chunk is a name, a zero, another one for the compression, and zlib's two bytes and deflated ones.
    private static byte[] Inflate(ReadOnlySpan<byte> chunk)
    {
        var start = chunk.IndexOf((byte)0) + 4;
        using var inflated = new MemoryStream();
        try
        {
            using var deflated = new DeflateStream(new MemoryStream(chunk.Slice(Math.Min(start, chunk.Length)).ToArray()), CompressionMode.Decompress);
            var block = new byte[1 << 16];
            for (int read; inflated.Length < MostBytes && (read = deflated.Read(block, 0, block.Length)) > 0;)
            {
                inflated.Write(block, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            // What was read so far is incomplete.
        }

        return inflated.ToArray();
    }
}
