using System;
using System.Linq;
using System.Text;
using NetVips;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Vips;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

public sealed class ImageEncoderTests
{
    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.WebP)]
    [InlineData(ImageFormat.Tiff)]
    public void What_is_written_is_read_back_with_profile_and_resolution(ImageFormat format)
    {
        var decoded = new DecodedImage(SampleImage.Detailed(96, 64))
        {
            ColorProfile = SrgbProfile(),
            HorizontalResolution = 300 / 25.4,
            VerticalResolution = 150 / 25.4
        };
        var written = ImageEncoder.Encode(decoded, format);
        Assert.Equal(format, SecondDecoder.FormatOf(written));
        Assert.Equal(decoded.ColorProfile, SecondDecoder.ProfileOf(written));
        if (format != ImageFormat.WebP)
        {
            // ImageSharp does not read it.
            Assert.Equal(decoded.HorizontalResolution, SecondDecoder.ResolutionOf(written), 0.05);
        }

        var again = ImageDecoder.Read(written);
        Assert.Equal((decoded.HorizontalResolution, decoded.VerticalResolution), (again.HorizontalResolution, again.VerticalResolution), (a, b) =>
            Math.Abs(a.HorizontalResolution - b.HorizontalResolution) < 0.01 && Math.Abs(a.VerticalResolution - b.VerticalResolution) < 0.01);
        var exact = format is ImageFormat.Png or ImageFormat.Tiff;
        var error = decoded.Pixels.Data.Zip(SecondDecoder.Read(written).Data, (a, b) => Math.Abs(a - b)).Average();
        Assert.InRange(error, 0, exact ? 0 : 20);
    }

    [Fact]
    public void An_image_that_the_format_cannot_hold_is_refused() => Assert.Contains(
        "cannot be written as WebP",
        Assert.Throws<InvalidImageException>(() => ImageEncoder.Encode(new DecodedImage(SampleImage.Plain(16400, 1, 0, 0, 0)), ImageFormat.WebP)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Messages_of_libvips_are_kept_for_the_debug_stream()
    {
        var jpeg = ImageEncoder.Encode(new DecodedImage(SampleImage.Detailed(200, 200)), ImageFormat.Jpeg);
        _ = VipsRuntime.TakeLog();
        Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(jpeg[..(jpeg.Length / 2)]));
        Assert.Contains(VipsRuntime.TakeLog(), line => line.StartsWith("VIPS: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Quality_changes_the_size()
    {
        var decoded = new DecodedImage(SampleImage.Detailed(200, 200));
        Assert.All(new[] { ImageFormat.Jpeg, ImageFormat.WebP }, f =>
            Assert.True(ImageEncoder.Encode(decoded, f, 30).Length < ImageEncoder.Encode(decoded, f, 95).Length));
    }

    [Fact]
    public void Nothing_of_the_source_but_profile_and_resolution_is_written()
    {
        using var image = SampleImage.ToImage(SampleImage.Detailed(64, 64));
        using var marked = image.Mutate(i =>
        {
            i.Set(GValue.GStrType, "exif-ifd0-ImageDescription", "secret-place (secret-place, ASCII, 13 components, 13 bytes)");
            i.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes("<x:xmpmeta xmlns:x='adobe:ns:meta/'>secret-place</x:xmpmeta>"));
        });
        var source = marked.WriteToBuffer(".jpg");
        Assert.Contains("secret-place", Encoding.Latin1.GetString(source), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-place", Encoding.Latin1.GetString(ImageEncoder.Encode(ImageDecoder.Read(source))), StringComparison.Ordinal);
    }

    [Fact]
    public void Transparency_survives_where_the_format_has_it()
    {
        var clear = new DecodedImage(new PixelBuffer(4, 4, 4, new byte[64]));
        Assert.All(
            new[] { ImageFormat.Png, ImageFormat.WebP, ImageFormat.Tiff },
            f => Assert.Equal(0, SecondDecoder.AlphaAt(ImageEncoder.Encode(clear, f), 2, 2)));
        Assert.True(SecondDecoder.Read(ImageEncoder.Encode(clear, ImageFormat.Jpeg)).At(2, 2).R > 250);
    }

    // For programs that ignore alpha, such as OpenCV and most training.
    [Theory]
    [InlineData(ImageFormat.Png, 0)]
    [InlineData(ImageFormat.Tiff, 0)]
    [InlineData(ImageFormat.WebP, 40)]
    public void Colors_under_transparent_pixels_are_kept(ImageFormat format, int within)
    {
        const int Side = 96;
        var pixels = new byte[Side * Side * 4];
        for (var i = 0; i < Side * Side; i++)
        {
            // An opaque red circle in transparent white.
            (FromCenter(i) < 30 ? [220, 30, 30, 255] : new byte[] { 255, 255, 255, 0 }).CopyTo(pixels, i * 4);
        }

        var written = SecondDecoder.Read(ImageEncoder.Encode(new DecodedImage(new PixelBuffer(Side, Side, 4, pixels)), format));
        Assert.InRange(Enumerable.Range(0, Side * Side).Where(i => FromCenter(i) > 33).Min(i => written.Data[(i * 3) + 1]), 255 - within, 255);

        static double FromCenter(int i) => Math.Sqrt(Math.Pow((i % Side) - 48, 2) + Math.Pow((i / Side) - 48, 2));
    }

    private static byte[] SrgbProfile()
    {
        using var image = SampleImage.ToImage(SampleImage.Plain(8, 8, 9, 9, 9));
        using var profiled = image.IccTransform("p3", inputProfile: "srgb");
        return Assert.IsType<byte[]>(profiled.Get("icc-profile-data"));
    }
}
