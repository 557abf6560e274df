using System;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Scaling;
using Roboflow.Tests.Shared;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

public sealed class PngOrientationTests
{
    // Servers, which decode with Pillow, read all of them.
    [Theory]
    [InlineData(2, "end")]
    [InlineData(3, "end")]
    [InlineData(6, "end")]
    [InlineData(6, "text")]
    [InlineData(5, "bare")]
    [InlineData(7, "compressed")]
    [InlineData(8, "compressed")]
    public void Orientation_is_applied_wherever_it_is_written(int orientation, string place)
    {
        var png = TurnedPng.Write(SampleImage.Turned(orientation, ".png"), place);
        Assert.Equal(orientation, ImageDecoder.ReadOrientation(png));
        Assert.Equal((80, 48), ImageDecoder.ReadSize(png));
        RequireUpright(ImageDecoder.Read(png).Pixels, 80);
        RequireUpright(ImageDecoder.ReadOpaque(ImageScaler.ShrinkToFit(png, 40)!.Content).Pixels, 40);
    }

    // Written by ImageMagick 6.9.11: convert turned.jpg turned.png.
    [Fact]
    public void Image_of_a_phone_that_ImageMagick_converted_is_upright() =>
        RequireUpright(ImageDecoder.Read(SampleFile.Read("imagemagick-turned.png")).Pixels, 80);

    [Fact]
    public void Damaged_orientation_is_none()
    {
        var png = TurnedPng.Write(SampleImage.Turned(6, ".png"), "compressed");
        var at = png.AsSpan().IndexOf("zTXt"u8) + 40;
        png.AsSpan(at, 8).Fill(0xFF);
        Assert.Equal(1, ImageDecoder.ReadOrientation(png));
    }

    // A few megabytes can have a hundred thousand texts, each of which decompresses to 64 KB.
    [Theory]
    [InlineData("text")]
    [InlineData("compressed")]
    public void Of_several_texts_only_the_first_is_read(string place)
    {
        var png = TurnedPng.Write(SampleImage.Turned(6, ".png"), place);
        var pixels = png.AsSpan().IndexOf("IDAT"u8) - 4;
        var text = png.AsSpan().IndexOf("Raw profile"u8) - 8;
        byte[] other = [.. png.AsSpan(text, pixels - text)];
        other.AsSpan(30, 40).Fill((byte)'\n');
        Assert.Equal(6, ImageDecoder.ReadOrientation(png));
        Assert.Equal(1, ImageDecoder.ReadOrientation([.. png.AsSpan(0, text), .. other, .. png.AsSpan(text)]));
    }

    private static void RequireUpright(PixelBuffer pixels, int width)
    {
        Assert.Equal((width, width * 48 / 80), (pixels.Width, pixels.Height));
        Assert.True(pixels.At(width / 4, width * 12 / 80).G < 60, "the red quarter is at the top left");
        Assert.True(pixels.At(width * 3 / 4, width * 12 / 80).G > 200 && pixels.At(width / 4, width * 36 / 80).G > 200);
    }
}
