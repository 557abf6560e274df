using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Roboflow.Inference.Tests.Detection;

/// <summary>Servers and model files use only the first frame of an animated image, which must not be silent.</summary>
public sealed class AnimatedImageTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    private const string Warned = "An image in memory: The image is animated; only its first frame is used.";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Animated_GIF_is_one_warning(int frames)
    {
        using var image = new Image<Rgb24>(40, 30);
        for (var i = 1; i < frames; i++)
        {
            using var frame = new Image<Rgb24>(40, 30, new Rgb24((byte)(i * 60), 0, 0));
            image.Frames.AddFrame(frame.Frames.RootFrame);
        }

        using var gif = new MemoryStream();
        image.SaveAsGif(gif);
        Assert.Equal(frames > 1 ? [Warned] : [], Warnings(gif.ToArray()));
    }

    // What is sent is then a smaller image, or its parts, none of which is animated.
    [Theory]
    [InlineData("-MaxDimension 64")]
    [InlineData("-TileSize 64")]
    public void Animation_is_one_warning_however_the_image_is_sent(string parameters)
    {
        using var image = new Image<Rgb24>(100, 80);
        image.Frames.AddFrame(image.Frames.RootFrame);
        using var gif = new MemoryStream();
        image.SaveAsGif(gif);
        Assert.Equal([Warned], Warnings(gif.ToArray(), parameters).Where(w => w.Contains("animated", StringComparison.Ordinal)));
    }

    [Fact]
    public void Color_tables_and_comments_are_no_frames()
    {
        byte[] screen = [.. "GIF89a"u8, 2, 0, 2, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
        byte[] comment = [0x21, 0xFE, 3, 0x2C, 0x2C, 0x2C, 0];
        byte[] frame = [0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0x80, 0x2C, 0x2C, 0x2C, 0x2C, 0x2C, 0x2C, 2, 2, 0x84, 0x51, 0];
        Assert.Empty(Warnings([.. screen, .. comment, .. frame, .. comment, 0x3B]));
        Assert.Equal([Warned], Warnings([.. screen, .. comment, .. frame, .. comment, .. frame, 0x3B]));

        // A file that was cut off has no second frame either.
        byte[] whole = [.. screen, .. comment, .. frame];
        Assert.All([20, 26, 27, 36, 37, 43, 45], length => Assert.Empty(Warnings(whole[..length])));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(1u)]
    [InlineData(2u)]
    public void Animated_PNG_is_one_warning(uint frames)
    {
        using var image = new Image<Rgb24>(40, 30);
        using var encoded = new MemoryStream();
        image.SaveAsPng(encoded);
        var png = encoded.ToArray();

        // Readers that do not know the chunk ignore it.
        byte[] name = [.. "acTL"u8, 0, 0, 0, (byte)frames, 0, 0, 0, 0];
        byte[] control = [0, 0, 0, 8, .. name, 0, 0, 0, 0];
        Assert.Equal(frames > 1 ? [Warned] : [], Warnings(frames == 0 ? png : [.. png[..33], .. control, .. png[33..]]));
    }

    // Longer than any stream, or as many empty ones as fit.
    [Fact]
    public void Impossible_chunks_of_a_PNG_are_no_frames()
    {
        byte[] start = [.. DetectionFixture.BlueSquare[..33]];
        byte[] endless = [0xFF, 0xFF, 0xFF, 0xFF, .. "tEXt"u8, 0, 0, 0, 0];
        byte[] empty = [0, 0, 0, 0, .. "tEXt"u8, 0, 0, 0, 0];
        Assert.Empty(Warnings([.. start, .. endless, .. endless]));
        Assert.Empty(Warnings([.. start, .. Enumerable.Repeat(empty, 5000).SelectMany(b => b)]));
    }

    [Theory]
    [InlineData(0x02, true)]
    [InlineData(0x3C, false)]
    public void Animated_WebP_is_one_warning(byte flags, bool isAnimated)
    {
        using var image = new Image<Rgb24>(40, 30);
        using var encoded = new MemoryStream();
        image.SaveAsWebp(encoded);
        byte[] chunks = [.. "VP8X"u8, 10, 0, 0, 0, flags, 0, 0, 0, 39, 0, 0, 29, 0, 0, .. encoded.ToArray()[12..]];
        byte[] webp = [.. "RIFF"u8, .. BitConverter.GetBytes(chunks.Length + 4), .. "WEBP"u8, .. chunks];
        Assert.Equal(isAnimated ? [Warned] : [], Warnings(webp));
    }

    private string[] Warnings(byte[] image, string parameters = "") => [.. given
        .Run("Invoke-RoboflowDetection @common -Model digest/1 -InputObject $args[0] 3>&1 " + parameters, null, image)
        .Output.Select(o => o.BaseObject).OfType<WarningRecord>().Select(w => w.Message)];
}
