using System;
using System.Buffers.Binary;

namespace Roboflow.Inference.Imaging.Tests;

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
        Assert.Contains("above the limit", Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(Bitmap(24, true), 5)).Message, StringComparison.Ordinal);

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
}
