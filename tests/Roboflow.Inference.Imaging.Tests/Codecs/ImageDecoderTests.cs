using System;
using System.Linq;
using System.Text;
using NetVips;
using Roboflow.Inference.Imaging.Codecs;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

public sealed class ImageDecoderTests
{
    public static TheoryData<int, string> Orientations()
    {
        var data = new TheoryData<int, string>();
        foreach (var suffix in new[] { ".jpg[Q=95]", ".png", ".webp[Q=95]", ".tif" })
        {
            for (var orientation = 1; orientation <= 8; orientation++)
            {
                data.Add(orientation, suffix);
            }
        }

        return data;
    }

    [Theory]
    [InlineData(".jpg[Q=95]", ImageFormat.Jpeg, 12)]
    [InlineData(".png", ImageFormat.Png, 0)]
    [InlineData(".webp[Q=95]", ImageFormat.WebP, 20)]
    [InlineData(".gif", ImageFormat.Png, 40)]
    [InlineData(".tif", ImageFormat.Tiff, 0)]
    [InlineData(".avif[Q=90]", ImageFormat.Jpeg, 20)]
    public void Every_format_is_read_and_says_how_it_is_written(string suffix, ImageFormat written, int tolerance)
    {
        using var image = SampleImage.ToImage(SampleImage.Plain(64, 40, 200, 90, 30));
        var encoded = image.WriteToBuffer(suffix);
        var decoded = ImageDecoder.Read(encoded);
        Assert.Equal((64, 40, 3, written), (decoded.Pixels.Width, decoded.Pixels.Height, decoded.Pixels.Bands, decoded.Format));
        Assert.Equal((64, 40), ImageDecoder.ReadSize(encoded));
        var (r, g, b) = decoded.Pixels.At(31, 20);
        Assert.InRange(Math.Abs(r - 200) + Math.Abs(g - 90) + Math.Abs(b - 30), 0, tolerance);
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".tif")]
    [InlineData(".avif[bitdepth=12]")]
    public void Of_16_bits_the_upper_8_are_used(string suffix)
    {
        using var image = SampleImage.ToImage(SampleImage.Plain(64, 40, 200, 90, 30));
        using var deep = (image * 256.0).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16);
        var decoded = ImageDecoder.Read(deep.WriteToBuffer(suffix));
        Assert.True(decoded.HasMoreBits);
        var (r, g, b) = decoded.Pixels.At(31, 20);
        Assert.InRange(Math.Abs(r - 200) + Math.Abs(g - 90) + Math.Abs(b - 30), 0, 12);
        Assert.False(ImageDecoder.Read(image.WriteToBuffer(suffix.Replace("=12", "=8", StringComparison.Ordinal))).HasMoreBits);
    }

    [Theory]
    [MemberData(nameof(Orientations))]
    public void Every_orientation_stands_upright(int orientation, string suffix)
    {
        var encoded = SampleImage.Turned(orientation, suffix);
        var pixels = ImageDecoder.Read(encoded).Pixels;
        Assert.Equal((80, 48), (pixels.Width, pixels.Height));
        Assert.Equal((80, 48), ImageDecoder.ReadSize(encoded));
        Assert.True(pixels.At(20, 12).G < 60, "the red quarter is at the top left");
        Assert.True(pixels.At(60, 12).G > 200 && pixels.At(20, 36).G > 200 && pixels.At(60, 36).G > 200);
    }

    [Fact]
    public void An_image_above_the_limit_is_refused_by_its_header()
    {
        // A PNG that claims 100,000 x 100,000 pixels and holds none: decoding it would fail otherwise.
        using var image = SampleImage.ToImage(SampleImage.Plain(8, 8, 1, 2, 3));
        var png = image.WriteToBuffer(".png");
        Encoding.ASCII.GetBytes("IHDR").CopyTo(png, 12);
        (png[16], png[17], png[18], png[19]) = (0, 1, 0x86, 0xA0);
        (png[20], png[21], png[22], png[23]) = (0, 1, 0x86, 0xA0);
        var crc = Crc32(png.AsSpan(12, 17));
        (png[29], png[30], png[31], png[32]) = ((byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc);
        var error = Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(png));
        Assert.Contains("100000 x 100000 pixels, above the limit of 200000000", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(image.WriteToBuffer(".jpg"), maximumPixels: 63));
        Assert.Equal(8, ImageDecoder.Read(image.WriteToBuffer(".jpg"), maximumPixels: 64).Pixels.Width);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an image at all, only text")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")]
    [InlineData("\u0089PNG\r\n\u001a\n0000000000000000000000000000")]
    public void Content_of_other_kinds_is_refused(string content) =>
        Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void Damaged_images_are_refused_or_read_but_never_crash()
    {
        var random = new Random(4);
        using var image = SampleImage.ToImage(SampleImage.Detailed(90, 60));
        foreach (var suffix in new[] { ".jpg", ".png", ".webp", ".gif", ".tif" })
        {
            var good = image.WriteToBuffer(suffix);
            for (var round = 0; round < 40; round++)
            {
                var bad = good.Take(random.Next(1, good.Length)).ToArray();
                bad[random.Next(bad.Length)] ^= (byte)random.Next(1, 256);
                try
                {
                    _ = ImageDecoder.Read(bad, maximumPixels: 1_000_000);
                }
                catch (InvalidImageException)
                {
                    // Refusing it is correct as well.
                }
            }
        }
    }

    [Fact]
    public void Returned_memory_is_reused_and_overwritten()
    {
        using var red = SampleImage.ToImage(SampleImage.Plain(333, 77, 200, 10, 10));
        using var gray = SampleImage.ToImage(SampleImage.Plain(333, 77, 90, 90, 90));
        var first = ImageDecoder.Read(red.WriteToBuffer(".png"));
        var array = first.Pixels.Data;
        first.Recycle();
        var second = ImageDecoder.Read(gray.WriteToBuffer(".png"));
        Assert.Same(array, second.Pixels.Data);
        Assert.All(second.Pixels.Data, v => Assert.Equal(90, v));
    }

    [Fact]
    public void Transparency_is_kept_or_dropped_with_the_colors_as_they_are()
    {
        using var rgb = SampleImage.ToImage(SampleImage.Plain(8, 8, 10, 20, 30));
        using var clear = rgb.Bandjoin(0);
        var png = clear.WriteToBuffer(".png");
        Assert.Equal(4, ImageDecoder.Read(png).Pixels.Bands);
        Assert.Equal((10, 20, 30), ImageDecoder.ReadOpaque(png).Pixels.At(3, 3));
    }

    [Theory]
    [InlineData(Enums.Interpretation.Bw, ".jpg")]
    [InlineData(Enums.Interpretation.Cmyk, ".jpg")]
    [InlineData(Enums.Interpretation.Rgb16, ".png")]
    [InlineData(Enums.Interpretation.Grey16, ".png")]
    [InlineData(Enums.Interpretation.Lab, ".tif")]
    public void Other_color_spaces_become_rgb(Enums.Interpretation space, string suffix)
    {
        using var image = SampleImage.ToImage(SampleImage.Plain(16, 16, 128, 128, 128));
        using var other = image.Colourspace(space);
        var pixels = ImageDecoder.Read(other.WriteToBuffer(suffix)).Pixels;
        Assert.Equal(3, pixels.Bands);
        var (r, g, b) = pixels.At(8, 8);
        Assert.All(new[] { r, g, b }, v => Assert.InRange(v, 118, 138));
    }

    private static uint Crc32(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
