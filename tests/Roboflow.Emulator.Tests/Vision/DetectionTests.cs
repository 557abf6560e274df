using System;
using System.Linq;
using System.Threading.Tasks;
using Roboflow.Emulator.Tests.Support;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace Roboflow.Emulator.Tests.Vision;

public sealed class DetectionTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    private const string Circle = """<circle cx="70" cy="50" r="30" fill="#e02020"/>""";

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    [InlineData(".gif")]
    [InlineData(".tif")]
    [InlineData(".bmp")]
    public async Task Each_kind_of_image_is_read(string suffix) => AssertCircle(await emulator.DetectAsync(SampleImages.Encode(Circle, 160, 100, suffix)));

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>")]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")]
    public async Task Svg_and_heic_are_refused(string content)
    {
        var answer = await emulator.DetectAsync(System.Text.Encoding.Latin1.GetBytes(content));
        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task A_moved_shape_moves_its_box_and_a_removed_one_has_none()
    {
        var there = await emulator.DetectAsync(SampleImages.Encode(Circle, 160, 100, ".png"));
        var moved = await emulator.DetectAsync(SampleImages.Encode(Circle.Replace("70", "93", StringComparison.Ordinal), 160, 100, ".png"));
        var blank = await emulator.DetectAsync(SampleImages.Encode(string.Empty, 160, 100, ".png"));
        Assert.Equal((double)there.Predictions[0]!["x"]! + 23, (double)moved.Predictions[0]!["x"]!);
        Assert.Equal((double)there.Predictions[0]!["y"]!, (double)moved.Predictions[0]!["y"]!);
        Assert.Empty(blank.Predictions);
        Assert.Equal(200, blank.Status);
    }

    // Where the circle at (70, 50) of 160 x 100 is displayed, by the table of the EXIF specification.
    [Theory]
    [InlineData(1, 70, 50, 160, 100)]
    [InlineData(2, 90, 50, 160, 100)]
    [InlineData(3, 90, 50, 160, 100)]
    [InlineData(4, 70, 50, 160, 100)]
    [InlineData(5, 50, 70, 100, 160)]
    [InlineData(6, 50, 70, 100, 160)]
    [InlineData(7, 50, 90, 100, 160)]
    [InlineData(8, 50, 90, 100, 160)]
    public async Task Orientation_is_applied_unless_told_not_to(int orientation, double x, double y, int width, int height)
    {
        var decoded = SampleImages.Encode(Circle, 160, 100, ".jpg", orientation);
        AssertCircle(await emulator.DetectAsync(decoded), x, y, width, height);
        AssertCircle(await emulator.DetectAsync(decoded, "disable_preproc_auto_orient=true"));
    }

    [Fact]
    public async Task The_digest_model_says_which_bytes_came_though_they_are_no_image()
    {
        byte[] content = [1, 2, 3];
        var answer = await emulator.DetectAsync(content, model: "digest/1");
        Assert.Equal(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(content)), (string?)answer.Json!["inference_id"]);
        Assert.Empty(answer.Predictions);
    }

    [Fact]
    public async Task Sixteen_bits_are_reduced()
    {
        AssertCircle(await emulator.DetectAsync(AsPng<Rgb48>(SampleImages.Encode(Circle, 160, 100, ".png"), PngBitDepth.Bit16, PngColorType.Rgb)));
    }

    [Theory]
    [InlineData(255)]
    [InlineData(90)]
    [InlineData(0)]
    public async Task Alpha_is_dropped_and_the_colors_below_it_are_seen(byte opacity)
    {
        using var image = Image.Load<Rgba32>(SampleImages.Encode(Circle, 160, 100, ".png"));
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                foreach (ref var pixel in rows.GetRowSpan(y))
                {
                    pixel.A = opacity;
                }
            }
        });
        AssertCircle(await emulator.DetectAsync(
            Png(image, new PngEncoder { ColorType = PngColorType.RgbWithAlpha, TransparentColorMode = PngTransparentColorMode.Preserve })));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Gray_is_expanded(bool withAlpha)
    {
        var square = SampleImages.Encode("""<rect x="40" y="20" width="60" height="60" fill="#808080"/>""", 160, 100, ".png");
        var answer = await emulator.DetectAsync(AsPng<La16>(square, PngBitDepth.Bit8, withAlpha ? PngColorType.GrayscaleWithAlpha : PngColorType.Grayscale));
        Assert.Equal(["gray-square"], answer.Classes);
    }

    [Fact]
    public async Task Noise_is_answered_and_has_no_sure_shape()
    {
        var pixels = new byte[300 * 200 * 3];
        new Random(1).NextBytes(pixels);
        using var noise = Image.LoadPixelData<Rgb24>(pixels, 300, 200);
        var answer = await emulator.DetectAsync(Png(noise, new PngEncoder()));
        Assert.Equal(200, answer.Status);
        Assert.Empty(answer.Predictions);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 700)]
    [InlineData(3000, 2)]
    public async Task The_smallest_images_are_answered(int width, int height) =>
        Assert.Empty((await emulator.DetectAsync(SampleImages.Encode(string.Empty, width, height, ".png"))).Predictions);

    [Fact]
    public async Task A_small_file_with_a_huge_number_of_pixels_is_refused()
    {
        // The header alone states the size.
        var huge = SampleImages.Encode(string.Empty, 10, 10, ".bmp");
        BitConverter.TryWriteBytes(huge.AsSpan(18), 30_000);
        BitConverter.TryWriteBytes(huge.AsSpan(22), 30_000);
        var answer = await emulator.DetectAsync(huge);
        Assert.Equal(400, answer.Status);
        Assert.Contains("30000 x 30000", (string)answer.Json!["message"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_off_image_is_answered_with_a_status()
    {
        var whole = SampleImages.Encode(Circle, 160, 100, ".png");
        Assert.Contains((await emulator.DetectAsync(whole[..(whole.Length / 2)])).Status, new[] { 200, 400 });
    }

    private static void AssertCircle(EmulatorAnswer answer, double x = 70, double y = 50, int width = 160, int height = 100)
    {
        Assert.Equal(200, answer.Status);
        Assert.Equal((width, height), ((int)answer.Json!["image"]!["width"]!, (int)answer.Json["image"]!["height"]!));
        var box = Assert.Single(answer.Predictions)!;
        Assert.Equal("red-circle", (string?)box["class"]);
        Assert.Equal(x, (double)box["x"]!, 1.0);
        Assert.Equal(y, (double)box["y"]!, 1.0);
        Assert.Equal(60, (double)box["width"]!, 2.0);
        Assert.Equal(60, (double)box["height"]!, 2.0);
    }

    private static byte[] AsPng<TPixel>(byte[] image, PngBitDepth depth, PngColorType color)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using var decoded = Image.Load<TPixel>(image);
        return Png(decoded, new PngEncoder { BitDepth = depth, ColorType = color });
    }

    private static byte[] Png(Image image, PngEncoder encoder)
    {
        using var png = new System.IO.MemoryStream();
        image.Save(png, encoder);
        return png.ToArray();
    }
}
