using System;
using Roboflow.Inference.OnDevice.Preparation;

namespace Roboflow.Inference.OnDevice.Tests.Preparation;

public sealed class ResizerTests
{
    // Half-pixel centers: four samples of two pixels lie at -0.25, 0.25, 0.75 and 1.25.
    [Fact]
    public void Bilinear_enlarges_with_half_pixel_centers()
    {
        var target = new byte[12];

        BilinearResizer.Resize(new byte[] { 0, 0, 0, 255, 255, 255 }, 6, 2, 1, target, 12, 4, 1);

        Assert.Equal([0, 64, 191, 255], Red(target));
    }

    // Without antialiasing, each new pixel uses only the two nearest ones: the white one at 3 is skipped.
    [Fact]
    public void Bilinear_does_not_average_what_it_skips_and_the_triangle_does()
    {
        var source = new byte[10 * 3];
        source[9] = source[10] = source[11] = 255;
        byte[] sharp = new byte[6], smooth = new byte[6];

        BilinearResizer.Resize(source, 30, 10, 1, sharp, 6, 2, 1);
        TriangleResizer.Resize(source, 10, 1, smooth, 2, 1);

        Assert.Equal([0, 0], Red(sharp));
        Assert.True(smooth[0] > 20);
    }

    [Theory]
    [InlineData(560, 360, 320, 206)]
    [InlineData(100, 77, 320, 246)]
    [InlineData(33, 1, 7, 3)]
    [InlineData(7, 9, 7, 4)]
    [InlineData(3, 700, 9, 31)]
    [InlineData(41, 40, 20, 39)]
    [InlineData(20, 41, 20, 20)]
    public void Both_agree_with_the_same_filter_in_floating_point(int width, int height, int toWidth, int toHeight)
    {
        var random = new Random(7);
        var source = new byte[width * height * 3];
        random.NextBytes(source);
        byte[] bilinear = new byte[toWidth * toHeight * 3], triangle = new byte[toWidth * toHeight * 3];

        BilinearResizer.Resize(source, width * 3, width, height, bilinear, toWidth * 3, toWidth, toHeight);
        TriangleResizer.Resize(source, width, height, triangle, toWidth, toHeight);

        for (var i = 0; i < bilinear.Length; i++)
        {
            var (x, y, band) = (i / 3 % toWidth, i / 3 / toWidth, i % 3);
            Assert.InRange(bilinear[i] - Reference(source, width, height, toWidth, toHeight, x, y, band, widens: false), -1.01, 1.01);
            Assert.InRange(triangle[i] - Reference(source, width, height, toWidth, toHeight, x, y, band, widens: true), -1.51, 1.51);
        }
    }

    [Theory]
    [InlineData(ModelConvention.Ultralytics, 333, 500, 53, 0, 213, 320)]
    [InlineData(ModelConvention.Roboflow, 333, 500, 53, 0, 213, 320)]
    [InlineData(ModelConvention.RoboflowClassic, 333, 500, 53, 0, 213, 320)]
    [InlineData(ModelConvention.Ultralytics, 334, 500, 53, 0, 214, 320)]
    [InlineData(ModelConvention.Roboflow, 334, 500, 53, 0, 213, 320)]
    [InlineData(ModelConvention.Ultralytics, 100, 60, 0, 64, 320, 192)]
    public void Letterbox_offset_follows_the_convention(ModelConvention convention, int width, int height, int x, int y, int w, int h)
    {
        var at = Letterbox.Fit(width, height, 320, 320, convention);

        Assert.Equal((x, y, w, h), (at.X, at.Y, at.Width, at.Height));
    }

    private static double Reference(byte[] source, int width, int height, int toWidth, int toHeight, int x, int y, int band, bool widens)
    {
        double sum = 0, weights = 0;
        var (scaleX, scaleY) = ((double)width / toWidth, (double)height / toHeight);
        var (reachX, reachY) = widens ? (Math.Max(1, scaleX), Math.Max(1, scaleY)) : (1, 1);
        var (centerX, centerY) = (((x + 0.5) * scaleX) - 0.5, ((y + 0.5) * scaleY) - 0.5);
        if (!widens)
        {
            (centerX, centerY) = (Math.Clamp(centerX, 0, width - 1), Math.Clamp(centerY, 0, height - 1));
        }

        for (var j = Math.Max(0, (int)(centerY - reachY)); j <= Math.Min(height - 1, centerY + reachY); j++)
        {
            for (var i = Math.Max(0, (int)(centerX - reachX)); i <= Math.Min(width - 1, centerX + reachX); i++)
            {
                var weight = Math.Max(0, 1 - (Math.Abs(i - centerX) / reachX)) * Math.Max(0, 1 - (Math.Abs(j - centerY) / reachY));
                sum += weight * source[(((j * width) + i) * 3) + band];
                weights += weight;
            }
        }

        return sum / weights;
    }

    private static byte[] Red(byte[] pixels)
    {
        var red = new byte[pixels.Length / 3];
        for (var i = 0; i < red.Length; i++)
        {
            red[i] = pixels[i * 3];
        }

        return red;
    }
}
