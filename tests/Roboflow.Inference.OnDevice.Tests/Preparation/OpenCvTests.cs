using System.Globalization;
using Roboflow.Emulator;
using Roboflow.Inference.OnDevice.Preparation;

namespace Roboflow.Inference.OnDevice.Tests.Preparation;

/// <summary>The numbers are OpenCV's own: cv2.resize and cv2.cvtColor of opencv-python 4.6.</summary>
public sealed class OpenCvTests
{
    // 4 x 3 random pixels, and the same enlarged to 9 x 8 with INTER_LINEAR.
    private static readonly byte[] Source =
    [
        168, 229, 184, 171, 238, 171, 20, 206, 245, 153, 204, 5, 37, 53, 213, 206, 192, 173, 6, 120, 63, 96, 236, 131, 118, 4, 87,
        161, 124, 71, 42, 73, 237, 16, 194, 250,
    ];

    private static readonly byte[] Enlarged =
    [
        168, 229, 184, 168, 230, 182, 170, 234, 176, 163, 236, 175, 95, 222, 208, 28, 208, 241, 72, 205, 152, 131, 204, 45, 153, 204, 5,
        160, 218, 186, 162, 221, 183, 168, 228, 177, 164, 233, 174, 96, 218, 202, 28, 203, 230, 70, 203, 148, 128, 205, 49, 149, 206, 13,
        111, 152, 197, 123, 163, 193, 157, 192, 181, 177, 215, 172, 100, 193, 169, 23, 171, 165, 58, 187, 124, 109, 210, 78, 128, 218, 60,
        62, 86, 208, 84, 105, 202, 146, 156, 186, 189, 197, 168, 104, 168, 135, 19, 140, 101, 47, 172, 101, 90, 214, 105, 107, 230, 107,
        52, 44, 189, 76, 66, 183, 141, 127, 167, 187, 175, 151, 105, 145, 125, 23, 115, 99, 39, 157, 118, 70, 209, 143, 81, 228, 153,
        82, 25, 142, 99, 47, 138, 142, 104, 126, 172, 150, 118, 103, 124, 138, 35, 97, 158, 36, 140, 175, 47, 193, 192, 51, 212, 198,
        113, 7, 95, 121, 27, 92, 144, 81, 84, 157, 125, 85, 102, 102, 152, 47, 79, 218, 32, 123, 232, 24, 176, 240, 21, 197, 242,
        118, 4, 87, 125, 24, 84, 144, 77, 77, 154, 121, 80, 101, 98, 154, 48, 76, 228, 32, 120, 242, 20, 174, 248, 16, 194, 250,
    ];

    [Fact]
    public void Enlarging_gives_the_same_bytes_also_in_the_first_and_last_rows()
    {
        var target = new byte[9 * 8 * 3];

        BilinearResizer.Resize(Source, 12, 4, 3, target, 27, 9, 8);

        Assert.Equal(Enlarged, target);
    }

    // Colors whose gray differs between OpenCV's weights today, in 15 bits, and those of OpenCV 3, in 14.
    [Theory]
    [InlineData(0x8373D1, 130)]
    [InlineData(0x3EB55E, 136)]
    [InlineData(0x3A11B1, 47)]
    [InlineData(0xD228C3, 108)]
    public void Gray_is_the_same(int color, byte gray)
    {
        var fill = color.ToString("x6", CultureInfo.InvariantCulture);
        var image = SampleImages.Encode($"""<rect x="0" y="0" width="8" height="8" fill="#{fill}"/>""", 8, 8, ".png");
        var pixels = new byte[8 * 8 * 3];

        new ImagePreparer(new PreparationPlan { Width = 8, Height = 8, Convention = ModelConvention.Roboflow, Grayscale = true }).Prepare(image, pixels);

        Assert.All(pixels, p => Assert.Equal(gray, p));
    }
}
