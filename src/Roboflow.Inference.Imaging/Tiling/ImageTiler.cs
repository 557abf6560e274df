using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Scaling;

namespace Roboflow.Inference.Imaging.Tiling;

/// <summary>Crops tiles from a decoded image and encodes them for sending, like <see cref="ImageScaler"/>.</summary>
internal static class ImageTiler
{
    /// <summary>Returns the encoded part of the image at (x, y). It must be inside the image, whose pixels are not copied.</summary>
    public static byte[] Encode(DecodedImage image, int x, int y, int width, int height)
    {
        using var whole = ImageScaler.Open(image.Pixels);
        using var part = whole.Crop(x, y, width, height);
        return ImageScaler.Encode(part, image.Format, image.HasHalvedColors);
    }
}
