using System;
using System.Buffers.Binary;
using System.Linq;
using NetVips;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Scaling;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

/// <summary>Formats whose data have checksums: a byte that changed is never another pixel.</summary>
public sealed class ChecksumTests
{
    [Theory]
    [InlineData("[compression=deflate]")]
    [InlineData("[compression=deflate,predictor=none]")]
    [InlineData("[compression=deflate,tile,tile-width=16,tile-height=16]")]
    [InlineData("[compression=deflate,tile-height=7]")]
    [InlineData("[compression=deflate,bigtiff]")]
    public void Changed_byte_in_a_tiff_is_refused(string options)
    {
        // In tiles of an image of this size, libtiff itself does not notice some of the changes.
        using var image = ImageScaler.Open(SampleImage.Noise(9, 140, 3));
        var whole = image.WriteToBuffer(".tif" + options);

        // libvips writes the data first, and the directory after them.
        var isBig = whole[2] == 43;
        var end = isBig ? (int)BinaryPrimitives.ReadInt64LittleEndian(whole.AsSpan(8)) : BinaryPrimitives.ReadInt32LittleEndian(whole.AsSpan(4));
        AssertNoOtherPixels(whole, isBig ? 16 : 8, end);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[interlace]")]
    [InlineData("[compression=0]")]
    [InlineData("[palette]")]
    public void Changed_byte_in_a_png_is_refused(string options)
    {
        using var image = ImageScaler.Open(SampleImage.Noise(30, 20, 3));
        var whole = image.WriteToBuffer(".png" + options);
        AssertNoOtherPixels(whole, whole.AsSpan().IndexOf("IDAT"u8), whole.AsSpan().IndexOf("IEND"u8) - 4);
    }

    // Some writers pad their data, or do not count the checksum.
    [Theory]
    [InlineData(9)]
    [InlineData(-4)]
    public void Deflate_data_of_another_stated_length_are_read(int more)
    {
        var whole = TiffStrip.Encode(Enums.ForeignTiffCompression.Deflate);
        Assert.Equal(ImageDecoder.Read(whole).Pixels.Data, ImageDecoder.Read(TiffStrip.Lengthen(whole, more)).Pixels.Data);
    }

    // As tiffcp -f lsb2msb writes them.
    [Fact]
    public void Deflate_data_with_the_bits_of_each_byte_in_reverse_order_are_read()
    {
        var whole = TiffStrip.Encode(Enums.ForeignTiffCompression.Deflate);
        Assert.Equal(ImageDecoder.Read(whole).Pixels.Data, ImageDecoder.Read(TiffStrip.WithReversedBits(whole)).Pixels.Data);
    }

    private static void AssertNoOtherPixels(byte[] whole, int start, int end)
    {
        Assert.True(end - start > 500, "The data are not where they were looked for.");
        var pixels = ImageDecoder.Read(whole).Pixels.Data;
        var changed = Enumerable.Range(start, end - start).Where(i => i % 5 == 0 || i > end - 12).Where(i =>
        {
            var bytes = (byte[])whole.Clone();
            bytes[i] ^= 0x10;
            return Record.Exception(() => Assert.Equal(pixels, ImageDecoder.Read(bytes).Pixels.Data)) is not (null or InvalidImageException);
        });
        Assert.Empty(changed);
    }
}
