using System;
using NetVips;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Scaling;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

/// <summary>A TIFF with a strip or a tile that ends early or is damaged is refused in each compression.</summary>
public sealed class DamagedTiffTests
{
    [Theory]
    [InlineData(Enums.ForeignTiffCompression.Jpeg)]
    [InlineData(Enums.ForeignTiffCompression.Ccittfax4)]
    [InlineData(Enums.ForeignTiffCompression.Deflate)]
    [InlineData(Enums.ForeignTiffCompression.Lzw)]
    [InlineData(Enums.ForeignTiffCompression.Packbits)]
    public void Tiff_whose_strip_ends_early_or_is_damaged_is_refused(Enums.ForeignTiffCompression compression)
    {
        var whole = TiffStrip.Encode(compression);
        Assert.Equal((96, 80), (ImageDecoder.Read(whole).Pixels.Width, ImageDecoder.Read(whole).Pixels.Height));
        Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(TiffStrip.Shorten(whole)));
        if (compression is Enums.ForeignTiffCompression.Jpeg or Enums.ForeignTiffCompression.Ccittfax4)
        {
            Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(TiffStrip.Overwrite(whole)));
            Assert.Throws<InvalidImageException>(() => ImageScaler.ShrinkToFit(TiffStrip.Overwrite(whole), 32));
        }
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("lzw")]
    [InlineData("jpeg")]
    public void Damaged_tile_is_refused(string compression)
    {
        using var image = ImageScaler.Open(SampleImage.Noise(96, 80, 3));
        var whole = image.WriteToBuffer($".tif[compression={compression},tile,tile-width=32,tile-height=16]");
        var damaged = (byte[])whole.Clone();
        damaged.AsSpan(whole.Length / 3, 30).Fill(0xFF);
        Assert.Equal((96, 80), (ImageDecoder.Read(whole).Pixels.Width, ImageDecoder.Read(whole).Pixels.Height));
        Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(damaged));
    }
}
