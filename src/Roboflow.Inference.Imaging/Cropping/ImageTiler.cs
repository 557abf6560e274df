using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Scaling;

namespace Roboflow.Inference.Imaging.Cropping;

/// <summary>Cuts parts out of a decoded image and encodes them to be sent, by the rule of <see cref="ImageScaler"/>.</summary>
internal static class ImageTiler
{
    /// <summary>The part of the image at (x, y), encoded. It must lie in the image, whose pixels are not copied.</summary>
    public static byte[] Encode(DecodedImage image, int x, int y, int width, int height)
    {
        using var whole = ImageScaler.Open(image.Pixels);
        using var part = whole.Crop(x, y, width, height);
        return ImageScaler.Encode(part, image.Format, image.HasHalvedColors);
    }
}
