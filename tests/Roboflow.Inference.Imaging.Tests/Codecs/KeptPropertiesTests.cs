using System;
using System.Buffers.Binary;
using NetVips;
using Roboflow.Inference.Imaging.Codecs;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

/// <summary>Resolutions and colors that libvips does not read, or not rightly, are kept as other formats' are.</summary>
public sealed class KeptPropertiesTests
{
    private const double Dots72 = 72 / 25.4;
    private const double Dots300 = 11.811;

    [Theory]
    [InlineData(1, 11811, 11811, Dots300, Dots300)]
    [InlineData(1, 11811, 5906, Dots300, 5.906)]
    [InlineData(1, 1000, 1000, 1, 1)]
    [InlineData(1, 0, 0, Dots72, Dots72)]
    [InlineData(0, 1, 2, Dots72, Dots72)]
    [InlineData(0, 300, 300, Dots72, Dots72)]
    public void Resolution_of_a_png_has_its_unit(byte unit, int x, int y, double horizontal, double vertical)
    {
        var content = new byte[9];
        BinaryPrimitives.WriteInt32BigEndian(content, x);
        BinaryPrimitives.WriteInt32BigEndian(content.AsSpan(4), y);
        content[8] = unit;
        AssertResolution(PngChunk.After(Png(), "pHYs", content), horizontal, vertical);
    }

    [Fact]
    public void Png_without_a_resolution_has_the_usual_one() => AssertResolution(Png(), Dots72, Dots72);

    [Theory]
    [InlineData(1, Dots72)]
    [InlineData(2, Dots300)]
    public void Resolution_of_a_tiff_has_its_unit(int unit, double expected)
    {
        using var image = SampleImage.ToImage(SampleImage.Plain(16, 16, 200, 90, 30));
        using var dense = image.Copy(xres: Dots300, yres: Dots300);
        var tiff = dense.TiffsaveBuffer(resunit: Enums.ForeignTiffResunit.Inch);
        AssertResolution(TiffStrip.WithShort(tiff, 296, (ushort)unit), expected, expected);
    }

    [Theory]
    [InlineData("v5.bmp", 11811, 5906, Dots300, 5.906)]
    [InlineData("palette.bmp", 11811, 11811, Dots300, Dots300)]
    [InlineData("palette.bmp", 0, 0, Dots72, Dots72)]
    [InlineData("palette.bmp", -1, 11811, Dots72, Dots300)]
    public void Resolution_of_a_bitmap_is_kept(string name, int x, int y, double horizontal, double vertical)
    {
        var bmp = SampleFile.Read(name);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(38), x);
        BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(42), y);
        AssertResolution(bmp, horizontal, vertical);
    }

    // EXIF in an AVIF and a WebP; the unit 2 is an inch and 3 a centimeter.
    [Theory]
    [InlineData(".webp", 2, Dots300)]
    [InlineData(".webp", 3, 30)]
    [InlineData(".avif", 2, Dots300)]
    public void Resolution_of_exif_has_its_unit(string suffix, byte unit, double expected)
    {
        using var image = SampleImage.ToImage(SampleImage.Plain(16, 16, 200, 90, 30));
        using var dense = image.Copy(xres: Dots300, yres: Dots300);
        var file = dense.WriteToBuffer(suffix);
        var field = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x28, 0x01, 3, 0, 1, 0, 0, 0]);
        file[field + 8] = unit;
        AssertResolution(file, expected, expected);
    }

    [Fact]
    public void Old_bitmap_has_the_usual_resolution() => AssertResolution(SampleFile.Read("os2v1.bmp"), Dots72, Dots72);

    // avifenc --cicp 12/13/1
    [Fact]
    public void Display_P3_of_an_avif_is_kept()
    {
        var written = ImageEncoder.Encode(ImageDecoder.Read(SampleFile.Read("p3.avif")));
        Assert.Equal(ImageFormat.Jpeg, SecondDecoder.FormatOf(written));
        AssertRed(0.515, SecondDecoder.ProfileOf(written)!);
    }

    [Theory]
    [InlineData(12, 13, true)]
    [InlineData(1, 13, false)]
    [InlineData(9, 16, false)]
    [InlineData(12, 16, false)]
    public void Display_P3_of_a_png_is_kept(byte primaries, byte curve, bool isKept)
    {
        var written = ImageEncoder.Encode(ImageDecoder.Read(PngChunk.After(Png(), "cICP", [primaries, curve, 0, 1])));
        if (isKept)
        {
            AssertRed(0.515, SecondDecoder.ProfileOf(written)!);
        }
        else
        {
            Assert.Null(SecondDecoder.ProfileOf(written));
        }
    }

    [Fact]
    public void Damaged_avif_is_an_error_or_read()
    {
        var good = SampleFile.Read("p3.avif");
        for (var at = 0; at < good.Length; at++)
        {
            var bad = (byte[])good.Clone();
            bad[at] ^= 0xFF;
            var failure = Record.Exception(() => ImageDecoder.Read(bad));
            Assert.True(failure is null or InvalidImageException, $"byte {at}: {failure}");
        }
    }

    // Without the encoder's own resolution: length, name, nine bytes and checksum.
    private static byte[] Png()
    {
        var png = ImageEncoder.Encode(new DecodedImage(SampleImage.Plain(16, 16, 200, 90, 30)));
        var at = png.AsSpan().IndexOf("pHYs"u8) - 4;
        return [.. png[..at], .. png[(at + 21)..]];
    }

    private static void AssertResolution(byte[] encoded, double horizontal, double vertical)
    {
        var decoded = ImageDecoder.Read(encoded);
        Assert.Equal(horizontal, decoded.HorizontalResolution, 0.001);
        Assert.Equal(vertical, decoded.VerticalResolution, 0.001);
        Assert.Equal(horizontal, SecondDecoder.ResolutionOf(ImageEncoder.Encode(decoded, ImageFormat.Png)), 0.05);
    }

    // X of the red primary, a signed number with 16 bits of fraction.
    private static void AssertRed(double expected, byte[] profile)
    {
        var entry = profile.AsSpan().IndexOf("rXYZ"u8);
        var at = BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(entry + 4));
        Assert.Equal(expected, BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(at + 8)) / 65536.0, 0.01);
    }
}
