using System;
using System.Linq;
using System.Text;
using NetVips;

namespace Roboflow.Inference.Imaging.Tests;

public sealed class PictureEncoderTests
{
    [Theory]
    [InlineData(PictureFormat.Jpeg)]
    [InlineData(PictureFormat.Png)]
    [InlineData(PictureFormat.WebP)]
    [InlineData(PictureFormat.Tiff)]
    public void What_is_written_is_read_back_with_profile_and_resolution(PictureFormat format)
    {
        var picture = new Picture(SamplePicture.Detailed(96, 64)) { ColourProfile = SrgbProfile(), HorizontalResolution = 300 / 25.4, VerticalResolution = 300 / 25.4 };
        var back = PictureDecoder.Read(PictureEncoder.Encode(picture, format));
        Assert.Equal(format, back.Format);
        Assert.Equal(picture.ColourProfile, back.ColourProfile);
        if (format != PictureFormat.WebP)
        {
            // WebP has no field for it.
            Assert.Equal(picture.HorizontalResolution, back.HorizontalResolution, 0.05);
        }

        var exact = format is PictureFormat.Png or PictureFormat.Tiff;
        var error = picture.Pixels.Data.Zip(back.Pixels.Data, (a, b) => Math.Abs(a - b)).Average();
        Assert.InRange(error, 0, exact ? 0 : 20);
    }

    [Fact]
    public void A_picture_that_the_format_cannot_hold_is_refused() => Assert.Contains(
        "cannot be written as WebP",
        Assert.Throws<InvalidPictureException>(() => PictureEncoder.Encode(new Picture(SamplePicture.Plain(16400, 1, 0, 0, 0)), PictureFormat.WebP)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void What_libvips_has_to_say_is_kept_for_the_debug_stream()
    {
        var jpeg = PictureEncoder.Encode(new Picture(SamplePicture.Detailed(200, 200)), PictureFormat.Jpeg);
        _ = VipsRuntime.TakeLog();
        _ = PictureDecoder.Read(jpeg[..(jpeg.Length / 2)]);
        Assert.Contains(VipsRuntime.TakeLog(), line => line.StartsWith("VIPS: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Quality_changes_the_size()
    {
        var picture = new Picture(SamplePicture.Detailed(200, 200));
        Assert.All(new[] { PictureFormat.Jpeg, PictureFormat.WebP }, f =>
            Assert.True(PictureEncoder.Encode(picture, f, 30).Length < PictureEncoder.Encode(picture, f, 95).Length));
    }

    [Fact]
    public void Nothing_of_the_source_but_profile_and_resolution_is_written()
    {
        using var image = SamplePicture.ToImage(SamplePicture.Detailed(64, 64));
        using var marked = image.Mutate(i =>
        {
            i.Set(GValue.GStrType, "exif-ifd0-ImageDescription", "secret-place (secret-place, ASCII, 13 components, 13 bytes)");
            i.Set(GValue.BlobType, "xmp-data", Encoding.UTF8.GetBytes("<x:xmpmeta xmlns:x='adobe:ns:meta/'>secret-place</x:xmpmeta>"));
        });
        var source = marked.WriteToBuffer(".jpg");
        Assert.Contains("secret-place", Encoding.Latin1.GetString(source), StringComparison.Ordinal);
        Assert.DoesNotContain("secret-place", Encoding.Latin1.GetString(PictureEncoder.Encode(PictureDecoder.Read(source))), StringComparison.Ordinal);
    }

    [Fact]
    public void Transparency_survives_where_the_format_has_it()
    {
        var clear = new Picture(new PixelBuffer(4, 4, 4, new byte[64]));
        Assert.All(new[] { PictureFormat.Png, PictureFormat.WebP, PictureFormat.Tiff }, f => Assert.Equal(4, PictureDecoder.Read(PictureEncoder.Encode(clear, f)).Pixels.Bands));
        Assert.True(PictureDecoder.Read(PictureEncoder.Encode(clear, PictureFormat.Jpeg)).Pixels.At(2, 2).R > 250);
    }

    private static byte[] SrgbProfile()
    {
        using var image = SamplePicture.ToImage(SamplePicture.Plain(8, 8, 9, 9, 9));
        using var profiled = image.IccTransform("p3", inputProfile: "srgb");
        return Assert.IsType<byte[]>(profiled.Get("icc-profile-data"));
    }
}
