using System;
using System.IO;
using NetVips;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Scaling;
using Roboflow.Inference.Imaging.Thumbnails;

namespace Roboflow.Inference.Imaging.Tests.Codecs;

/// <summary>GIFs whose first frame is a part of their canvas: libvips ignores a canvas of some sizes.</summary>
public sealed class GifCanvasTests
{
    [Theory]
    [InlineData(640, 480)]
    [InlineData(1024, 768)]
    [InlineData(2100, 1500)]
    [InlineData(320, 240)]
    public void Image_has_the_size_of_the_canvas_with_the_frame_in_its_place(int width, int height)
    {
        var gif = WithFrameAt(60, 40, 20, 10, width, height);
        Assert.Equal((width, height), ImageDecoder.ReadSize(gif));
        var pixels = ImageDecoder.ReadOpaque(gif).Pixels;
        Assert.Equal((width, height), (pixels.Width, pixels.Height));
        Assert.Equal(((0, 0, 0), (200, 30, 40), (200, 30, 40), (0, 0, 0)), (pixels.At(59, 40), pixels.At(60, 40), pixels.At(79, 49), pixels.At(80, 50)));
        var scaled = ImageScaler.ShrinkToFit(gif, width / 2)!;
        Assert.Equal((width / 2, height / 2), scaled.Size);
        Assert.Equal((width, height), scaled.OriginalSize);
        using var half = Image.NewFromBuffer(scaled.Content);
        Assert.InRange(half.Getpoint(35, 22)[0], 190, 210);
    }

    [Fact]
    public void Thumbnail_shows_the_whole_canvas()
    {
        var folder = Directory.CreateTempSubdirectory("canvas-");
        var file = Path.Combine(folder.FullName, "a.gif");
        File.WriteAllBytes(file, WithFrameAt(160, 120, 320, 240, 640, 480));
        var thumbnail = ImageThumbnail.Make(file, 64);
        folder.Delete(recursive: true);
        using var small = Image.NewFromBuffer(thumbnail.Jpeg);
        Assert.Equal((640, 480, 64, 48), (thumbnail.Width, thumbnail.Height, small.Width, small.Height));
        Assert.InRange(small.Getpoint(32, 24)[1], 15, 45);
        Assert.All(new[] { small.Getpoint(8, 6), small.Getpoint(56, 42) }, p => Assert.DoesNotContain(p, v => v is > 20 and < 235));
    }

    [Fact]
    public void Canvas_above_the_limit_is_refused_before_it_is_made()
    {
        var gif = WithFrameAt(0, 0, 3, 3, 65_535, 65_535);
        Assert.Contains("above the limit", Assert.Throws<InvalidImageException>(() => ImageDecoder.Read(gif)).Message, StringComparison.Ordinal);
        Assert.Contains("above the limit", Assert.Throws<InvalidImageException>(() => ImageScaler.ShrinkToFit(gif, 20)).Message, StringComparison.Ordinal);
    }

    // A frame of one color on a canvas, as a program writes it that crops an image without resetting its page.
    private static byte[] WithFrameAt(int left, int top, int width, int height, int canvasWidth, int canvasHeight)
    {
        using var image = SampleImage.ToImage(SampleImage.Plain(width, height, 200, 30, 40));
        var gif = image.GifsaveBuffer();
        BitConverter.GetBytes((ushort)canvasWidth).CopyTo(gif, 6);
        BitConverter.GetBytes((ushort)canvasHeight).CopyTo(gif, 8);
        var frame = FrameOf(gif);
        BitConverter.GetBytes((ushort)left).CopyTo(gif, frame + 1);
        BitConverter.GetBytes((ushort)top).CopyTo(gif, frame + 3);
        return gif;
    }

    private static int FrameOf(ReadOnlySpan<byte> gif)
    {
        var at = 13 + (gif[10] >= 0x80 ? 3 << ((gif[10] & 7) + 1) : 0);
        while (gif[at] == 0x21)
        {
            for (at += 2; gif[at] != 0; at += gif[at] + 1)
            {
            }

            at++;
        }

        return at;
    }
}
