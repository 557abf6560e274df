namespace Roboflow.Inference.Imaging;

/// <summary>Cuts parts out of a decoded picture and encodes them to be sent, by the rule of <see cref="PictureScaler"/>.</summary>
public static class PictureTiler
{
    /// <summary>The part of the picture at (x, y), encoded. It must lie in the picture, whose pixels are not copied.</summary>
    public static byte[] Encode(Picture picture, int x, int y, int width, int height)
    {
        using var whole = PictureScaler.Open(picture.Pixels);
        using var part = whole.Crop(x, y, width, height);
        return PictureScaler.Encode(part, picture.Format);
    }
}
