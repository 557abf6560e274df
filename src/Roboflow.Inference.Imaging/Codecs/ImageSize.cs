using System;
using System.IO;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Tells how large an image file is, without decoding it.</summary>
internal static class ImageSize
{
    /// <summary>Width and height in pixels with EXIF orientation applied, or null where the file is not an image or cannot be read.</summary>
    public static (int Width, int Height)? TryRead(string path)
    {
        try
        {
            return ImageDecoder.ReadSize(ImageDecoder.ReadAllBytes(path));
        }
        catch (Exception e) when (e is InvalidImageException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
