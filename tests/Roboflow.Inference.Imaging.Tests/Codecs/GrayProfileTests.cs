using System;
using System.Buffers.Binary;
using NetVips;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Scaling;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

public sealed class GrayProfileTests
{
    [Theory]
    [InlineData(".png", 1.5)]
    [InlineData(".tif", 1.8)]
    [InlineData(".jpg", 3.0)]
    public void Gray_image_with_a_profile_looks_the_same_when_it_is_written_as_rgb(string suffix, double gamma)
    {
        using var gray = GrayImage(GammaProfile(gamma));
        var source = gray.WriteToBuffer(suffix);
        var decoded = ImageDecoder.Read(source);
        var written = ImageEncoder.Encode(decoded, ImageFormat.Png);
        using var expected = Image.NewFromBuffer(source);
        using var actual = Image.NewFromBuffer(written);
        Assert.Equal(3, actual.Bands);
        using var values = ImageScaler.Open(decoded.Pixels);
        Assert.InRange(Difference(values, expected), 0, 0);
        Assert.InRange(Difference(Shown(actual), Shown(expected)), 0, 2);
        Assert.True(Difference(Shown(actual), expected) > 10, "The profile changes nothing: the test shows nothing.");
    }

    [Fact]
    public void Damaged_gray_profile_is_left_out()
    {
        var whole = GammaProfile(1.8);
        Assert.NotNull(GrayProfile.ToRgb(whole));
        for (var length = 0; length < 190; length++)
        {
            Assert.Null(GrayProfile.ToRgb(whole.AsSpan(0, length)));
        }

        BinaryPrimitives.WriteUInt32BigEndian(whole.AsSpan(148), uint.MaxValue);
        Assert.Null(GrayProfile.ToRgb(whole));
        BinaryPrimitives.WriteUInt32BigEndian(whole.AsSpan(128), uint.MaxValue);
        Assert.Null(GrayProfile.ToRgb(whole));
    }

    // What a screen shows, by libvips' own color management.
    private static Image Shown(Image image)
    {
        using var shown = image.IccTransform("srgb", embedded: true, intent: Enums.Intent.Relative);
        using var memory = shown.CopyMemory();
        return memory.Bands > 3 ? memory.ExtractBand(0, n: 3) : memory.Copy();
    }

    private static double Difference(Image one, Image other)
    {
        using var difference = (one - other).Abs();
        return difference.Max();
    }

    private static Image GrayImage(byte[] profile)
    {
        using var ramp = Image.Identity();
        using var wide = ramp.Resize(1, vscale: 16, kernel: Enums.Kernel.Nearest);
        using var gray = wide.Copy(interpretation: Enums.Interpretation.Bw);
        return gray.Mutate(image => image.Set(GValue.BlobType, "icc-profile-data", profile));
    }

    private static byte[] GammaProfile(double gamma)
    {
        var profile = new byte[128 + 4 + 24 + 20 + 16];
        void Set(int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(profile.AsSpan(at), value);
        Set(0, (uint)profile.Length);
        Set(8, 0x02400000);
        "mntrGRAYXYZ "u8.CopyTo(profile.AsSpan(12));
        "acsp"u8.CopyTo(profile.AsSpan(36));
        Set(68, 0xF6D6);
        Set(72, 0x10000);
        Set(76, 0xD32D);
        Set(128, 2);
        "wtpt"u8.CopyTo(profile.AsSpan(132));
        Set(136, 156);
        Set(140, 20);
        "kTRC"u8.CopyTo(profile.AsSpan(144));
        Set(148, 176);
        Set(152, 14);
        "XYZ "u8.CopyTo(profile.AsSpan(156));
        Set(164, 0xF6D6);
        Set(168, 0x10000);
        Set(172, 0xD32D);
        "curv"u8.CopyTo(profile.AsSpan(176));
        Set(184, 1);
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(188), (ushort)(gamma * 256));
        return profile;
    }
}
