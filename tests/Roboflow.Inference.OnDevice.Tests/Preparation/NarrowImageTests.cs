using System;
using System.Threading;
using Roboflow.Inference.Imaging;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.OnDevice.Preparation;
using Roboflow.Samples.ShapesModel;

namespace Roboflow.Inference.OnDevice.Tests.Preparation;

/// <summary>A file of a few bytes can be an image of one column and millions of rows.</summary>
public sealed class NarrowImageTests
{
    [Theory]
    [InlineData(1, 900_000)]
    [InlineData(900_000, 1)]
    public void Extremely_narrow_image_is_an_invalid_one(int width, int height)
    {
        using var files = ModelFiles.Of(new ShapesOptions { Layout = ShapesLayout.RfDetr }).WithNames();
        var image = ImageEncoder.Encode(new DecodedImage(new PixelBuffer(width, height, 3, new byte[3 * width * height])), ImageFormat.Png);

        var e = Assert.Throws<RoboflowException>(() => files.Detect(image));

        Assert.Equal(FailureKind.InvalidImage, e.Kind);
        Assert.Contains("900000", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_memory_for_resizing_does_not_depend_on_the_height()
    {
        byte[] source = new byte[20_000 * 3], target = new byte[320 * 320 * 3];
        var before = GC.GetAllocatedBytesForCurrentThread();

        TriangleResizer.Resize(source, 1, 20_000, target, 320, 320);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    [Fact]
    public void Resizing_can_be_canceled() =>
        Assert.Throws<OperationCanceledException>(() => TriangleResizer.Resize(new byte[300], 1, 100, new byte[30], 1, 10, new CancellationToken(true)));

    [Theory]
    [InlineData(900_000)]
    [InlineData(4_500_000)]
    public void The_limit_names_both_sizes(int height) =>
        Assert.Contains(
            "model's 320 x 320",
            Assert.Throws<InvalidImageException>(() => TriangleResizer.Resize([], 1, height, [], 320, 320)).Message,
            StringComparison.Ordinal);
}
