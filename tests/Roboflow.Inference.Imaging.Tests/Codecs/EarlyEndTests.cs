using System;
using System.Linq;
using System.Text;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Scaling;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

/// <summary>Images that end early in ways that libvips does not report.</summary>
public sealed class EarlyEndTests
{
    [Fact]
    public void Avif_cut_anywhere_is_refused_or_whole()
    {
        using var image = ImageScaler.Open(SampleImage.Detailed(64, 48));
        var whole = image.WriteToBuffer(".avif");
        var expected = ImageDecoder.Read(whole).Pixels.Data;
        for (var length = 0; length < whole.Length; length += 13)
        {
            var cut = whole.AsSpan(0, length).ToArray();
            var error = Record.Exception(() => Assert.Equal(expected, ImageDecoder.Read(cut).Pixels.Data));
            Assert.True(error is null or InvalidImageException, $"{length}: {error}");
        }

        var end = whole.AsSpan(0, whole.Length - 40).ToArray();
        Assert.Contains("truncated", Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(end)).Message, StringComparison.Ordinal);
    }

    // As after the end of a JPEG or PNG.
    [Theory]
    [InlineData("Written by some program, long after the image.")]
    [InlineData("\0\0\u0001\0free, but shorter than it says")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")]
    public void Bytes_after_an_avif_are_ignored(string added)
    {
        using var image = ImageScaler.Open(SampleImage.Detailed(64, 48));
        var whole = image.WriteToBuffer(".avif");
        Assert.Equal(ImageDecoder.Read(whole).Pixels.Data, ImageDecoder.Read([.. whole, .. Encoding.Latin1.GetBytes(added)]).Pixels.Data);
    }

    [Theory]
    [InlineData(16, false)]
    [InlineData(15, true)]
    [InlineData(0, true)]
    public void Gif_whose_data_says_that_it_ends_early_is_refused(int pixels, bool isRefused)
    {
        // 4 x 4 pixels of four colors; codes of 3 bits, each pixel after a code that clears the table, and the code of the end.
        var codes = Enumerable.Range(0, pixels).SelectMany(i => new[] { 4, i % 4 }).Append(5).ToArray();
        var data = new byte[((codes.Length * 3) + 7) / 8];
        for (var bit = 0; bit < codes.Length * 3; bit++)
        {
            data[bit / 8] |= (byte)(((codes[bit / 3] >> (bit % 3)) & 1) << (bit % 8));
        }

        byte[] gif =
        [
            .. "GIF89a"u8, 4, 0, 4, 0, 0x81, 0, 0, 0, 0, 0, 80, 80, 80, 160, 160, 160, 250, 250, 250,
            0x2C, 0, 0, 0, 0, 4, 0, 4, 0, 0, 2, (byte)data.Length, .. data, 0, 0x3B,
        ];
        if (isRefused)
        {
            Assert.Contains("truncated", Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(gif)).Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal([0, 80, 160, 250], ImageDecoder.Read(gif).Pixels.Data.Where((_, i) => i % 3 == 0).Take(4).Select(v => (int)v));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0x40)]
    public void Gif_whose_data_runs_out_is_refused(byte interlaced)
    {
        // 4 x 4 pixels, of which the data has four: codes of 3 bits, each pixel after one that clears the table, and none of the end.
        byte[] gif =
        [
            .. "GIF89a"u8, 4, 0, 4, 0, 0x81, 0, 0, 0, 0, 0, 80, 80, 80, 160, 160, 160, 250, 250, 250,
            0x2C, 0, 0, 0, 0, 4, 0, 4, 0, interlaced, 2, 3, 0x04, 0x43, 0x71, 0, 0x3B,
        ];
        Assert.Contains("truncated", Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(gif)).Message, StringComparison.Ordinal);
    }

    // After a power failure, the blocks of a file that were not written are zeros.
    [Theory]
    [InlineData("[Q=75,keep=none]", 5_000)]
    [InlineData("[Q=75,keep=none]", 12_000)]
    [InlineData("[lossless,keep=none]", 60_000)]
    public void WebP_that_ends_in_zeros_is_refused(string options, int zeros)
    {
        using var image = ImageScaler.Open(SampleImage.Noise(320, 200, 5));
        var webP = image.WriteToBuffer(".webp" + options);
        webP.AsSpan(webP.Length - zeros).Clear();
        Assert.Contains("truncated", Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(webP)).Message, StringComparison.Ordinal);
    }

    // The last rows of a flat area are encoded as zeros.
    [Theory]
    [InlineData("[Q=75,effort=4,keep=none]", 60)]
    [InlineData("[Q=75,effort=0,keep=none]", 2_000)]
    [InlineData("[Q=95,effort=0,keep=none]", 1_000)]
    [InlineData("[lossless,effort=0,keep=none]", 60)]
    [InlineData("[lossless,effort=0,keep=none]", 800)]
    public void WebP_with_a_large_flat_area_is_whole(string options, int rows)
    {
        using var noise = ImageScaler.Open(SampleImage.Noise(2_000, rows, 5));
        using var image = noise.Embed(0, 0, 2_000, 4_000);
        var webP = image.WriteToBuffer(".webp" + options);
        var zeros = webP.AsEnumerable().Reverse().TakeWhile(value => value == 0).Count();
        Assert.True(zeros > 100, $"{zeros} zeros: the encoder has changed.");
        Assert.Equal((2_000, 4_000), (ImageDecoder.Read(webP).Pixels.Width, ImageDecoder.Read(webP).Pixels.Height));
    }
}
