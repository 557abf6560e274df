using System;
using System.Buffers.Binary;
using System.Linq;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Scaling;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

public sealed class BmpReaderTests
{
    // Two rows of three pixels: red, green, blue above white, black, gray.
    private static readonly (int R, int G, int B)[] Colors = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0), (128, 128, 128)];

    [Theory]
    [InlineData(8, true)]
    [InlineData(24, true)]
    [InlineData(24, false)]
    [InlineData(32, true)]
    [InlineData(32, false)]
    public void Plain_bitmaps_are_read(int bits, bool bottomUp)
    {
        var image = ImageDecoder.Read(Bitmap(bits, bottomUp));
        Assert.Equal((3, 2, ImageFormat.Png), (image.Pixels.Width, image.Pixels.Height, image.Format));
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(Colors[i], image.Pixels.At(i % 3, i / 3));
        }
    }

    [Theory]
    [InlineData("gimp32.bmp")]
    [InlineData("rgb565.bmp")]
    [InlineData("one-bit.bmp")]
    [InlineData("os2v1.bmp")]
    [InlineData("os2-palette.bmp")]
    [InlineData("palette.bmp")]
    [InlineData("rle8.bmp")]
    [InlineData("v5.bmp")]
    public void Bitmaps_of_other_programs_have_the_pixels_that_another_decoder_sees(string name)
    {
        var bmp = SampleFile.Read(name);
        var (ours, theirs) = (ImageDecoder.ReadOpaque(bmp).Pixels, SecondDecoder.Read(bmp));
        Assert.Equal((theirs.Width, theirs.Height), (ours.Width, ours.Height));
        Assert.True(ours.Data.Distinct().Count() > 1);

        // Decoders round five bits to eight in their own ways.
        Assert.InRange(ours.Data.Zip(theirs.Data, (a, b) => Math.Abs(a - b)).Max(), 0, name == "rgb565.bmp" ? 7 : 0);
        Assert.Equal(ours.Width / 2, ImageScaler.ShrinkToFit(bmp, Math.Max(ours.Width, ours.Height) / 2)!.Size.Width);
    }

    [Theory]
    [InlineData("gimp32.bmp")]
    [InlineData("rgb565.bmp")]
    [InlineData("one-bit.bmp")]
    [InlineData("os2-palette.bmp")]
    [InlineData("palette.bmp")]
    [InlineData("rle8.bmp")]
    public void Cut_or_changed_bitmaps_are_refused_or_read(string name)
    {
        var good = SampleFile.Read(name);
        var random = new Random(5);
        for (var i = 0; i < 400; i++)
        {
            var cut = good[..random.Next(good.Length - 3)];
            Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(cut));
            var changed = (byte[])good.Clone();
            changed[random.Next(i % 2 == 0 ? 140 : good.Length)] = (byte)random.Next(256);
            _ = Record.Exception(() => ImageDecoder.Read(changed, 10_000_000)) is { } e ? Assert.IsType<InvalidImageException>(e) : null;
        }
    }

    [Fact]
    public void Run_lengths_of_four_bits_are_read_with_moves()
    {
        // Bottom row: three pixels, blue and green in turn; above it: a move of one pixel, then a run of two, green and blue.
        var image = ImageDecoder.ReadOpaque(FourBits(3, 0x12, 0, 0, 0, 2, 1, 0, 2, 0x21, 0, 1)).Pixels;
        Assert.Equal([(0, 0, 0), (0, 255, 0), (0, 0, 255)], Enumerable.Range(0, 3).Select(x => image.At(x, 0)));
        Assert.Equal([(0, 0, 255), (0, 255, 0), (0, 0, 255)], Enumerable.Range(0, 3).Select(x => image.At(x, 1)));
    }

    [Fact]
    public void Run_that_fills_a_row_up_to_four_bytes_is_read_and_a_longer_one_refused()
    {
        // As ImageMagick writes them. Three pixels of 4 bits need two bytes, and four have room for eight.
        var image = ImageDecoder.ReadOpaque(FourBits(8, 0x12, 0, 0, 0, 8, 0x21, 0x21, 0x21, 0x21, 0, 1)).Pixels;
        Assert.Equal([(0, 255, 0), (0, 0, 255), (0, 255, 0)], Enumerable.Range(0, 3).Select(x => image.At(x, 0)));
        Assert.Equal([(0, 0, 255), (0, 255, 0), (0, 0, 255)], Enumerable.Range(0, 3).Select(x => image.At(x, 1)));
        Assert.Throws<InvalidImageException>(() => ImageDecoder.ReadOpaque(FourBits(9, 0x12, 0, 0, 8, 0x21, 0, 1)));
        Assert.Throws<InvalidImageException>(() => ImageDecoder.ReadOpaque(FourBits(3, 0x12, 0, 0, 9, 0x21, 0, 1)));
    }

    [Fact]
    public void Every_cut_and_every_changed_byte_is_refused_or_read()
    {
        foreach (var bits in new[] { 8, 24, 32 })
        {
            var good = Bitmap(bits, bottomUp: true);
            for (var i = 0; i < good.Length; i++)
            {
                Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(good.AsSpan(0, i).ToArray()));
                foreach (var value in new byte[] { 0, 1, 0x7F, 0x80, 0xFF })
                {
                    var changed = (byte[])good.Clone();
                    changed[i] = value;
                    _ = Record.Exception(() => ImageDecoder.Read(changed, 10_000_000)) is { } e ? Assert.IsType<InvalidImageException>(e) : null;
                }
            }
        }
    }

    [Fact]
    public void The_limit_holds_for_bitmaps_too() =>
        Assert.Contains(
            "above the limit", Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(Bitmap(24, true), 5)).Message, StringComparison.Ordinal);

    private static byte[] Bitmap(int bits, bool bottomUp)
    {
        var stride = ((3 * bits) + 31) / 32 * 4;
        var palette = bits == 8 ? 6 * 4 : 0;
        var bmp = new byte[54 + palette + (stride * 2)];
        (bmp[0], bmp[1]) = ((byte)'B', (byte)'M');
        Write(bmp, 2, bmp.Length);
        Write(bmp, 10, 54 + palette);
        Write(bmp, 14, 40);
        Write(bmp, 18, 3);
        Write(bmp, 22, bottomUp ? 2 : -2);
        Write(bmp, 26, 1 | (bits << 16));
        Write(bmp, 46, palette / 4);
        for (var i = 0; i < 6; i++)
        {
            var row = bottomUp ? 1 - (i / 3) : i / 3;
            var at = 54 + palette + (row * stride) + (i % 3 * bits / 8);
            if (bits == 8)
            {
                bmp[at] = (byte)i;
                at = 54 + (i * 4);
            }

            (bmp[at], bmp[at + 1], bmp[at + 2]) = ((byte)Colors[i].B, (byte)Colors[i].G, (byte)Colors[i].R);
        }

        return bmp;
    }

    private static void Write(byte[] bmp, int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(bmp.AsSpan(at), value);

    // Three by two pixels with run lengths; black, blue and green.
    private static byte[] FourBits(params byte[] data)
    {
        var bmp = new byte[54 + 12 + data.Length];
        (bmp[0], bmp[1]) = ((byte)'B', (byte)'M');
        Write(bmp, 10, 66);
        Write(bmp, 14, 40);
        Write(bmp, 18, 3);
        Write(bmp, 22, 2);
        Write(bmp, 26, 1 | (4 << 16));
        Write(bmp, 30, 2);
        Write(bmp, 46, 3);
        (bmp[58], bmp[63]) = (0xFF, 0xFF);
        data.CopyTo(bmp, 66);
        return bmp;
    }
}
