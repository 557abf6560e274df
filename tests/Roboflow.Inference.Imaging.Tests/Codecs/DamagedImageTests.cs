using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Scaling;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

/// <summary>A damaged or truncated image is refused or has every pixel of the intact one, never a gray rest.</summary>
public sealed class DamagedImageTests
{
    public static TheoryData<string> Files { get; } =
    [
        "baseline.jpg", "progressive.jpg", "full-color.jpg", "gray.jpg", "cmyk.jpg", "single.png", "animated.png", "single.gif", "interlaced.gif", "animated.gif",
        "animated.webp", "arithmetic.jpg", "arithmetic-progressive.jpg", "strips.tif", "lzw.tif", "jpeg.tif", "uncompressed.tif", "pages.tif",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Image_cut_anywhere_is_refused_or_whole(string name)
    {
        var whole = SampleFile.Read(name);
        var expected = ImageDecoder.Read(whole).Pixels.Data;
        var refused = Cuts(whole).Count(length => !IsWhole(whole[..length], expected));
        Assert.InRange(refused, Cuts(whole).Count() * 7 / 10, whole.Length);
    }

    [Theory]
    [InlineData("baseline.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("single.png")]
    [InlineData("single.gif")]
    [InlineData("strips.tif")]
    public void Image_cut_anywhere_and_filled_up_with_zeros_is_refused_or_whole(string name)
    {
        var whole = SampleFile.Read(name);
        var expected = ImageDecoder.Read(whole).Pixels.Data;
        var refused = Cuts(whole).Count(length => !IsWhole([.. whole[..length], .. new byte[whole.Length - length]], expected));
        Assert.InRange(refused, Cuts(whole).Count() * 7 / 10, whole.Length);
    }

    [Theory]
    [InlineData("cut60.jpg")]
    [InlineData("truncated.png")]
    public void Cut_image_is_refused_with_the_true_cause_wherever_pixels_are_used(string name)
    {
        var cut = SampleFile.Read(name);
        var errors = new[]
        {
            Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(cut)),
            Assert.Throws<InvalidImageException>(() => ImageDecoder.ReadOpaque(cut)),
            Assert.Throws<InvalidImageException>(() => ImageScaler.ShrinkToFit(cut, 32)),
        };
        Assert.All(errors, e => Assert.Equal("The image cannot be decoded: the file is truncated.", e.Message));
    }

    [Theory]
    [InlineData("baseline.jpg")]
    [InlineData("progressive.jpg")]
    [InlineData("cmyk.jpg")]
    public void Jpeg_that_lacks_only_its_end_mark_is_whole(string name)
    {
        var whole = SampleFile.Read(name);
        Assert.Equal([0xFF, 0xD9], whole[^2..]);
        var expected = ImageDecoder.Read(whole).Pixels.Data;
        Assert.Equal(expected, ImageDecoder.Read(whole[..^2]).Pixels.Data);
        Assert.Equal(expected, ImageDecoder.Read(whole[..^1]).Pixels.Data);
        Assert.Equal(expected, ImageDecoder.Read([.. whole[..^2], .. new byte[300]]).Pixels.Data);
        Assert.Equal(ImageScaler.ShrinkToFit(whole, 20)!.Content, ImageScaler.ShrinkToFit(whole[..^2], 20)!.Content);
    }

    // One in 30,000 of these images ends in a zero.
    [Theory]
    [InlineData(75_932)]
    [InlineData(78_065)]
    [InlineData(91_644)]
    public void Jpeg_whose_last_pixels_end_in_a_zero_is_whole_without_its_end_mark(int seed)
    {
        using var image = ImageScaler.Open(SampleImage.Noise(16, 16, seed));
        var whole = image.WriteToBuffer(".jpg");
        Assert.True(whole[^3] == 0 && whole[^4] != 0xFF, "The encoder has changed: find other seeds.");
        Assert.Equal(ImageDecoder.Read(whole).Pixels.Data, ImageDecoder.Read(whole[..^2]).Pixels.Data);
        Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(whole[..^3]));
        Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(whole[..^4]));
    }

    [Fact]
    public void Png_and_gif_that_lack_only_their_end_mark_are_whole()
    {
        var (png, gif) = (SampleFile.Read("animated.png"), SampleFile.Read("single.gif"));
        Assert.Equal(ImageDecoder.Read(png).Pixels.Data, ImageDecoder.Read(png[..^12]).Pixels.Data);
        Assert.Equal(ImageDecoder.Read(gif).Pixels.Data, ImageDecoder.Read(gif[..^1]).Pixels.Data);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Bytes_after_the_end_of_the_image_are_ignored(string name)
    {
        var whole = SampleFile.Read(name);
        byte[] longer = [.. whole, .. "trailer of a camera's own"u8, 0xFF, 0xD8, 0xFF, 0xE1];
        Assert.Equal(ImageDecoder.Read(whole).Pixels.Data, ImageDecoder.Read(longer).Pixels.Data);
    }

    [Fact]
    public void Jpeg_with_harmless_warnings_is_read()
    {
        // Cameras pad the data before the end marker, and some state odd versions.
        var whole = SampleFile.Read("baseline.jpg");
        var expected = ImageDecoder.Read(whole).Pixels.Data;
        Assert.Equal(expected, ImageDecoder.Read([.. whole[..^2], .. new byte[40], 0xFF, 0xD9]).Pixels.Data);
        var version = (byte[])whole.Clone();
        version[11] = 9;
        Assert.Equal(expected, ImageDecoder.Read(version).Pixels.Data);
    }

    [Theory]
    [InlineData("baseline.jpg")]
    [InlineData("progressive.jpg")]
    public void Jpeg_with_a_part_missing_in_its_middle_is_refused(string name)
    {
        var whole = SampleFile.Read(name);
        Assert.Throws<InvalidImageException>(() => ImageDecoder.Read([.. whole[..(whole.Length / 2)], .. whole[^2..]]));
        Assert.Throws<InvalidImageException>(() => ImageScaler.ShrinkToFit([.. whole[..^40], .. whole[^2..]], 20));
    }

    [Theory]
    [InlineData("single.png", 0.5)]
    [InlineData("single.gif", 0.7)]
    [InlineData("strips.tif", 0.5)]
    [InlineData("lzw.tif", 0.5)]
    public void Damaged_middle_is_refused(string name, double place)
    {
        var bytes = SampleFile.Read(name);
        bytes.AsSpan((int)(bytes.Length * place), bytes.Length / 10).Fill(0xFF);

        Assert.Contains("damaged", Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(bytes)).Message, StringComparison.Ordinal);
    }

    // Scaling uses another decoder path.
    [Theory]
    [InlineData(".png")]
    [InlineData(".tif[compression=deflate]")]
    [InlineData(".tif[compression=lzw]")]
    [InlineData(".webp")]
    [InlineData(".gif")]
    [InlineData(".jpg")]
    [InlineData(".png[interlace=true]")]
    [InlineData(".png[compression=0]")]
    [InlineData(".avif")]
    public void Damage_is_also_detected_when_scaling(string format)
    {
        using var image = ImageScaler.Open(SampleImage.Detailed(600, 400));
        var whole = image.WriteToBuffer(format);
        var missed = new List<string>();
        for (var place = 0.2; place < 0.95; place += 0.1)
        {
            var bytes = (byte[])whole.Clone();
            foreach (ref var part in bytes.AsSpan((int)(bytes.Length * place), Math.Min(40, bytes.Length / 10)))
            {
                part ^= 0x5A;
            }

            var isRefused = Record.Exception(() => ImageDecoder.Read(bytes)) is InvalidImageException;
            missed.AddRange(new[] { 20, 64, 150, 250, 299 }
                .Where(side => isRefused && Record.Exception(() => ImageScaler.ShrinkToFit(bytes, side)) is not InvalidImageException)
                .Select(side => $"{place:0.0} to {side}"));
        }

        Assert.Empty(missed);
    }

    // Every length near both ends, and a sample between them.
    private static IEnumerable<int> Cuts(byte[] whole) =>
        Enumerable.Range(0, whole.Length).Where(i => i < 40 || i > whole.Length - 40 || i % 61 == 0);

    // False if the image is refused.
    private static bool IsWhole(byte[] encoded, byte[] expected)
    {
        try
        {
            Assert.Equal(expected, ImageDecoder.Read(encoded).Pixels.Data);
            return true;
        }
        catch (InvalidImageException)
        {
            return false;
        }
    }
}
