using System;
using System.IO;
using System.Linq;
using NetVips;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Scaling;
using Roboflow.Inference.Imaging.Thumbnails;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

/// <summary>TIFF images whose pixels libvips reads without an error, but not as they are meant.</summary>
public sealed class TiffPixelsTests
{
    private const int Colors = 262;
    private const int Subsampling = 530;
    private const int ExtraSamples = 338;

    [Theory]
    [InlineData(Enums.BandFormat.Float, 1, "floating-point samples of 32 bits")]
    [InlineData(Enums.BandFormat.Float, 3, "floating-point samples of 32 bits")]
    [InlineData(Enums.BandFormat.Uint, 1, "unsigned samples of 32 bits")]
    [InlineData(Enums.BandFormat.Uint, 3, "unsigned samples of 32 bits")]
    [InlineData(Enums.BandFormat.Int, 3, "signed samples of 32 bits")]
    [InlineData(Enums.BandFormat.Short, 1, "signed samples of 16 bits")]
    [InlineData(Enums.BandFormat.Char, 3, "signed samples of 8 bits")]
    public void Samples_without_a_defined_white_are_refused_with_the_cause(Enums.BandFormat format, int bands, string cause)
    {
        using var image = SampleImage.ToImage(SampleImage.Detailed(40, 30));
        using var part = image.ExtractBand(0, n: bands);
        using var fractions = (part / 255).Cast(format);
        foreach (var isBig in new[] { false, true })
        {
            var tiff = fractions.TiffsaveBuffer(bigtiff: isBig);
            Assert.Contains(cause, Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(tiff)).Message, StringComparison.Ordinal);
            Assert.Contains(cause, Assert.Throws<InvalidImageException>(() => ImageScaler.ShrinkToFit(tiff, 20)).Message, StringComparison.Ordinal);
        }
    }

    // libtiff takes the numbers of the colors for shades of gray then. Pillow, for example, writes the palette last.
    [Fact]
    public void Palette_that_is_cut_off_is_refused()
    {
        using var image = SampleImage.ToImage(SampleImage.Plain(40, 30, 2, 2, 2));
        using var numbers = image.ExtractBand(0);
        var gray = TiffStrip.WithShort(numbers.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Lzw, bigtiff: false), Colors, 3);
        var tiff = TiffStrip.WithPalette(gray, i => ((ushort)(i * 20000), (ushort)(i * 257), 0));
        Assert.Equal(SampleImage.Plain(40, 30, 40000 >> 8, 2, 0).Data, ImageDecoder.Read(tiff).Pixels.Data);
        foreach (var missing in new[] { 1, 2, 500, 1500 })
        {
            var cut = tiff.AsSpan(0, tiff.Length - missing).ToArray();
            Assert.Contains("palette", Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(cut)).Message, StringComparison.Ordinal);
            Assert.Throws<InvalidImageException>(() => ImageScaler.ShrinkToFit(cut, 20));
        }

        Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(gray));
    }

    [Fact]
    public void Spot_colors_beside_the_three_do_not_matter()
    {
        var folder = Directory.CreateTempSubdirectory("spots-");
        using var image = SampleImage.ToImage(SampleImage.Plain(80, 60, 200, 30, 40));
        using var many = image.Bandjoin([90, 120, 0]);
        var file = Path.Combine(folder.FullName, "spots.tif");
        File.WriteAllBytes(file, many.TiffsaveBuffer());
        using var thumbnail = Image.NewFromBuffer(ImageThumbnail.Make(file, 32).Jpeg);
        using var scaled = Image.NewFromBuffer(ImageScaler.ShrinkToFit(File.ReadAllBytes(file), 32)!.Content);
        folder.Delete(recursive: true);
        Assert.All(new[] { thumbnail, scaled }, small => Assert.InRange(small.Getpoint(10, 10)[0], 195, 205));
        Assert.Equal(3, scaled.Bands);
    }

    [Fact]
    public void A_fourth_band_that_is_not_alpha_does_not_make_the_image_transparent()
    {
        using var image = SampleImage.ToImage(SampleImage.Plain(80, 60, 200, 30, 40));
        using var infrared = image.Bandjoin([90]);
        var tiff = infrared.TiffsaveBuffer();
        Assert.Equal(4, ImageDecoder.Read(tiff).Pixels.Bands);
        var other = TiffStrip.WithShort(tiff, ExtraSamples, 0);
        Assert.Equal(SampleImage.Plain(80, 60, 200, 30, 40).Data, ImageDecoder.Read(other).Pixels.Data);
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, other);
        using var thumbnail = Image.NewFromBuffer(ImageThumbnail.Make(file, 32).Jpeg);
        File.Delete(file);
        Assert.InRange(thumbnail.Getpoint(10, 10)[1], 25, 35);
    }

    [Theory]
    [InlineData(32803)]
    [InlineData(9)]
    public void Colors_that_libvips_takes_for_others_are_refused_with_the_cause(ushort kind)
    {
        using var image = SampleImage.ToImage(SampleImage.Detailed(40, 30));
        var tiff = TiffStrip.WithShort(image.TiffsaveBuffer(), Colors, kind);
        Assert.Contains($"colors of type {kind}", Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(tiff)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(274, 0)]
    [InlineData(274, 9)]
    [InlineData(296, 0)]
    public void Values_without_a_meaning_do_not_matter_where_they_do_not_concern_the_pixels(int tag, ushort value)
    {
        using var image = SampleImage.ToImage(SampleImage.Detailed(40, 30));
        var tiff = TiffStrip.WithShort(image.TiffsaveBuffer(), tag, value);
        Assert.Equal(SampleImage.Detailed(40, 30).Data, ImageDecoder.Read(tiff).Pixels.Data);
        Assert.Equal((20, 15), ImageScaler.ShrinkToFit(tiff, 20)!.Size);
    }

    [Fact]
    public void A_preview_is_not_taken_for_the_image()
    {
        using var image = SampleImage.ToImage(SampleImage.Detailed(40, 30));
        var reduced = TiffStrip.WithShort(image.TiffsaveBuffer(), 254, 1);
        Assert.Equal(40, ImageDecoder.Read(reduced).Pixels.Width);
        var preview = TiffStrip.WithShort(reduced, 330, 8);
        Assert.Contains("preview", Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(preview)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tiles_of_a_fax_keep_how_they_are_encoded()
    {
        // A black disk on white, made by libtiff's tiffcp -t -c g3:2d.
        var pixels = ImageDecoder.Read(SampleFile.Read("fax-tiles.tif")).Pixels;
        Assert.Equal([255, 0, 255], new[] { 0, 16, 31 }.Select(x => (int)pixels.Data[((16 * 32) + x) * pixels.Bands]));
    }

    [Fact]
    public void Sixteen_bits_are_read()
    {
        using var image = SampleImage.ToImage(SampleImage.Detailed(40, 30));
        using var wide = image.Colourspace(Enums.Interpretation.Rgb16);
        Assert.Equal(SampleImage.Detailed(40, 30).Data, ImageDecoder.Read(wide.TiffsaveBuffer()).Pixels.Data);
    }

    [Fact]
    public void Brightness_and_colors_without_compression_are_refused_with_the_cause()
    {
        using var image = SampleImage.ToImage(SampleImage.Detailed(40, 30));
        var tiff = TiffStrip.WithShort(TiffStrip.WithShort(image.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.None), Colors, 6), Subsampling, 1, 1);
        Assert.Contains("YCbCr", Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(tiff)).Message, StringComparison.Ordinal);
        var jpeg = image.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Jpeg, q: 95);
        Assert.Equal((40, 30), (ImageDecoder.Read(jpeg).Pixels.Width, ImageDecoder.Read(jpeg).Pixels.Height));
    }

    [Theory]
    [InlineData(Enums.ForeignTiffCompression.None)]
    [InlineData(Enums.ForeignTiffCompression.Lzw)]
    [InlineData(Enums.ForeignTiffCompression.Deflate)]
    [InlineData(Enums.ForeignTiffCompression.Packbits)]
    public void Tiles_are_read_beside_tags_that_are_not_known(Enums.ForeignTiffCompression compression)
    {
        var pixels = SampleImage.Detailed(200, 150);
        foreach (var isBig in new[] { false, true })
        {
            var tiff = Tiled(pixels, compression, isBig);
            Assert.Equal(pixels.Data, ImageDecoder.Read(tiff).Pixels.Data);
            if (!isBig)
            {
                // As GeoTIFF has them.
                Assert.Equal(pixels.Data, ImageDecoder.Read(TiffStrip.WithShort(tiff, 34735, 1, 1, 0, 0)).Pixels.Data);
            }
        }
    }

    [Theory]
    [InlineData(Enums.ForeignTiffCompression.Lzw)]
    [InlineData(Enums.ForeignTiffCompression.Deflate)]
    [InlineData(Enums.ForeignTiffCompression.Packbits)]
    public void Damaged_tiles_are_refused(Enums.ForeignTiffCompression compression)
    {
        var pixels = SampleImage.Detailed(200, 150);
        var whole = Tiled(pixels, compression, isBig: false);
        var refused = Enumerable.Range(2, 10).Count(place =>
        {
            var bytes = (byte[])whole.Clone();
            bytes.AsSpan(bytes.Length * place / 16, 60).Fill(0xFF);
            return Record.Exception(() => ImageDecoder.Read(bytes)) is InvalidImageException;
        });

        // PackBits decodes most damage to as many pixels.
        Assert.InRange(refused, compression == Enums.ForeignTiffCompression.Packbits ? 2 : 9, 10);
    }

    private static byte[] Tiled(Pixels.PixelBuffer pixels, Enums.ForeignTiffCompression compression, bool isBig)
    {
        using var image = SampleImage.ToImage(pixels);
        return image.TiffsaveBuffer(compression: compression, tile: true, tileWidth: 64, tileHeight: 48, bigtiff: isBig);
    }
}
