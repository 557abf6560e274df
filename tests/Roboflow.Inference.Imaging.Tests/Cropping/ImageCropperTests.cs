using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Cropping;

namespace Roboflow.Inference.Imaging.Tests.Cropping;

public sealed class ImageCropperTests
{
    [Fact]
    public void A_crop_is_the_boxs_part_cut_at_the_borders()
    {
        var image = new DecodedImage(SampleImage.Detailed(100, 80)) { Format = ImageFormat.Jpeg };
        var cut = Assert.IsType<DecodedImage>(ImageCropper.Cut(image, Boxes.Of(-10, 20, 30, 200).Prediction));
        Assert.Equal((30, 60, ImageFormat.Jpeg), (cut.Pixels.Width, cut.Pixels.Height, cut.Format));
        Assert.Equal(image.Pixels.At(29, 79), cut.Pixels.At(29, 59));
        Assert.Null(ImageCropper.Cut(image, Boxes.Of(100, 0, 120, 20).Prediction));
    }

    [Fact]
    public void A_crop_is_resized_by_its_longer_side_or_filled_up_with_gray()
    {
        var image = new DecodedImage(SampleImage.Plain(80, 40, 200, 30, 30));
        Assert.Equal((160, 80), SizeOf(ImageCropper.Fit(image, 160)));
        Assert.Equal((20, 10), SizeOf(ImageCropper.Fit(image, 20)));
        var square = ImageCropper.Fit(image, 64, 64);
        Assert.Equal((64, 64), SizeOf(square));
        Assert.Equal((114, 114, 114), square.Pixels.At(32, 5));
        Assert.InRange(square.Pixels.At(32, 32).R, 198, 202);
    }

    private static (int Width, int Height) SizeOf(DecodedImage image) => (image.Pixels.Width, image.Pixels.Height);
}
