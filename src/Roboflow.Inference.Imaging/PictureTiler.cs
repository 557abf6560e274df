using System;

namespace Roboflow.Inference.Imaging;

/// <summary>Cuts parts out of a decoded picture and encodes them to be sent, by the rule of <see cref="PictureScaler"/>.</summary>
public static class PictureTiler
{
    /// <summary>The part of the picture at (x, y), encoded. It must lie in the picture.</summary>
    public static byte[] Encode(Picture picture, int x, int y, int width, int height)
    {
        var pixels = picture.Pixels;
        var row = width * pixels.Bands;
        var part = new byte[row * height];
        for (var i = 0; i < height; i++)
        {
            Buffer.BlockCopy(pixels.Data, (((y + i) * pixels.Width) + x) * pixels.Bands, part, i * row, row);
        }

        var tile = new Picture(new PixelBuffer(width, height, pixels.Bands, part));
        return PictureEncoder.Encode(tile, PictureScaler.SentAs(picture.Format, pixels.Bands == 4), PictureScaler.Quality);
    }
}
