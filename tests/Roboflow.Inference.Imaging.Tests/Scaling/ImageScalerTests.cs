using System;
using System.Linq;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Scaling;
using Roboflow.Inference.Imaging.Tiling;

namespace Roboflow.Inference.Imaging.Tests.Scaling;

public sealed class ImageScalerTests
{
    [Theory]
    [InlineData(ImageFormat.Jpeg, ImageFormat.Jpeg)]
    [InlineData(ImageFormat.WebP, ImageFormat.WebP)]
    [InlineData(ImageFormat.Png, ImageFormat.Png)]
    [InlineData(ImageFormat.Tiff, ImageFormat.Png)]
    public void The_longer_side_is_brought_down_and_the_pixels_stay_where_they_were(ImageFormat format, ImageFormat sent)
    {
        var scaled = ImageScaler.ShrinkToFit(ImageEncoder.Encode(Quarters(400, 200), format), 100);
        Assert.Equal(((100, 50), (400, 200)), (scaled!.Size, scaled.OriginalSize));
        AssertSent(scaled.Content, sent);
    }

    [Fact]
    public void Image_within_the_limit_is_unchanged()
    {
        Assert.Null(ImageScaler.ShrinkToFit(ImageEncoder.Encode(Quarters(100, 40), ImageFormat.Jpeg), 100));
        Assert.Null(ImageScaler.ShrinkToFit(Quarters(100, 40), 100));
    }

    [Fact]
    public void A_decoded_image_is_scaled_the_same()
    {
        var scaled = ImageScaler.ShrinkToFit(Quarters(403, 201), 100);
        Assert.Equal(((100, 50), (403, 201)), (scaled!.Size, scaled.OriginalSize));
        AssertQuarters(SecondDecoder.Read(scaled.Content));
    }

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Tiff)]
    public void Transparency_is_dropped_as_the_server_does_and_the_colors_below_it_are_sent(ImageFormat format)
    {
        var clear = Clear(format);
        AssertQuarters(SecondDecoder.Read(ImageScaler.ShrinkToFit(clear, 100)!.Content));
        var scaled = ImageScaler.ShrinkToFit(ImageEncoder.Encode(clear), 100)!.Content;
        Assert.Equal(24, SecondDecoder.BitsOf(scaled));
        AssertSent(scaled, ImageFormat.Png);
    }

    [Fact]
    public void File_that_is_not_an_image_is_an_error() =>
        Assert.Throws<InvalidImageException>(() => ImageScaler.ShrinkToFit([.. Enumerable.Repeat((byte)'x', 100)], 50));

    [Theory]
    [InlineData(ImageFormat.Png, ImageFormat.Png)]
    [InlineData(ImageFormat.Jpeg, ImageFormat.Jpeg)]
    [InlineData(ImageFormat.WebP, ImageFormat.WebP)]
    public void A_tile_is_that_part_of_the_image(ImageFormat format, ImageFormat sent)
    {
        // Around the center, so that the tile has all four colors.
        var image = ImageDecoder.Read(ImageEncoder.Encode(Quarters(400, 200), format));
        AssertSent(ImageTiler.Encode(image, 150, 75, 100, 50), sent);
    }

    // WebP compresses colors under transparent pixels away, and a server that drops alpha finds objects in what is left of them.
    [Theory]
    [InlineData(ImageFormat.Png, ImageFormat.Png)]
    [InlineData(ImageFormat.Jpeg, ImageFormat.Jpeg)]
    [InlineData(ImageFormat.WebP, ImageFormat.WebP)]
    public void A_tile_has_the_colors_below_its_transparent_pixels(ImageFormat format, ImageFormat sent) =>
        AssertSent(ImageTiler.Encode(Clear(format), 150, 75, 100, 50), sent);

    private static DecodedImage Clear(ImageFormat format)
    {
        var opaque = Quarters(400, 200).Pixels;
        return new DecodedImage(
            new PixelBuffer(400, 200, 4, [.. Enumerable.Range(0, 400 * 200 * 4).Select(i => i % 4 == 3 ? (byte)0 : opaque.Data[(i / 4 * 3) + (i % 4)])]))
        { Format = format };
    }

    // A different color in each quarter shows rotation, mirroring and shifts.
    private static DecodedImage Quarters(int width, int height)
    {
        var data = new byte[width * height * 3];
        for (var i = 0; i < width * height; i++)
        {
            var (right, lower) = (i % width >= width / 2, i / width >= height / 2);
            data[i * 3] = right == lower ? (byte)220 : (byte)20;
            data[(i * 3) + 1] = right ? (byte)220 : (byte)20;
            data[(i * 3) + 2] = lower && !right ? (byte)220 : (byte)20;
        }

        return new DecodedImage(new PixelBuffer(width, height, 3, data));
    }

    // 100 x 50 pixels of the four colors, as another program sees them.
    private static void AssertSent(byte[] encoded, ImageFormat format)
    {
        var pixels = SecondDecoder.Read(encoded);
        Assert.Equal((100, 50, format), (pixels.Width, pixels.Height, SecondDecoder.FormatOf(encoded)));
        AssertQuarters(pixels);
    }

    private static void AssertQuarters(PixelBuffer actual)
    {
        var expected = Quarters(actual.Width, actual.Height).Pixels;
        foreach (var x in new[] { 2, (actual.Width / 2) - 4, (actual.Width / 2) + 4, actual.Width - 3 })
        {
            foreach (var y in new[] { 2, (actual.Height / 2) - 4, (actual.Height / 2) + 4, actual.Height - 3 })
            {
                for (var band = 0; band < 3; band++)
                {
                    var i = (((y * actual.Width) + x) * 3) + band;
                    Assert.True(Math.Abs(expected.Data[i] - actual.Data[i]) <= 16, $"band {band} at {x}, {y}: {actual.Data[i]} instead of {expected.Data[i]}");
                }
            }
        }
    }
}
