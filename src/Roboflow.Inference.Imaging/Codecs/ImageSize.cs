using System;
using System.IO;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Reads the size of an image file without decoding it.</summary>
internal static class ImageSize
{
    /// <summary>Returns width and height in pixels with EXIF orientation applied, or null if the file is not an image or cannot be read.</summary>
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
