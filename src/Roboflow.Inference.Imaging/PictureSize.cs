using System;
using System.IO;

namespace Roboflow.Inference.Imaging;

/// <summary>Tells how large a picture file is, without decoding it.</summary>
public static class PictureSize
{
    /// <summary>Width and height in pixels with EXIF orientation applied, or null where the file is no picture or cannot be read.</summary>
    public static (int Width, int Height)? TryRead(string path)
    {
        try
        {
            return PictureDecoder.ReadSize(PictureDecoder.ReadAllBytes(path));
        }
        catch (Exception e) when (e is InvalidPictureException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
