using System.IO;
using Roboflow.Emulator;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace Roboflow.Inference.Tests.Detection;

public sealed class TransparentTileTests(DetectionFixture given) : IClassFixture<DetectionFixture>
{
    // The emulator drops alpha, as most servers do.
    [Fact]
    public void Tiles_of_a_transparent_image_show_no_other_objects()
    {
        using var image = Image.Load<Rgba32>(SampleImages.Encode("""<circle cx="350" cy="300" r="150" fill="#e02020"/>""", 800, 600, ".png"));
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
            {
                foreach (ref var pixel in rows.GetRowSpan(y))
                {
                    pixel = pixel.B > 150 ? new Rgba32(255, 255, 255, 0) : pixel;
                }
            }
        });
        using var webp = new MemoryStream();
        image.SaveAsWebp(webp, new WebpEncoder { FileFormat = WebpFileFormatType.Lossless, TransparentColorMode = WebpTransparentColorMode.Preserve });
        var file = given.File("transparent.webp", webp.ToArray()).FullName;
        var (whole, tiled) = (Detect(file, string.Empty), Detect(file, "-TileSize 400"));
        Assert.Equal("red-circle", whole.Class);
        Assert.Equal(whole.Class, tiled.Class);
        Assert.Equal(whole.Left, tiled.Left, 2.0);
        Assert.Equal(whole.Bottom, tiled.Bottom, 2.0);
    }

    private Prediction Detect(string file, string parameters)
    {
        var run = given.Run($"Invoke-RoboflowDetection $args[0] -Model shapes/1 @common {parameters}", null, file);
        Assert.Empty(run.Errors);
        return PredictionView.Of(Assert.Single(run.Output));
    }
}
