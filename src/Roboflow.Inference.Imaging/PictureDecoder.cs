using NetVips;

namespace Roboflow.Inference.Imaging;

/// <summary>Reads JPEG, PNG, WebP, GIF (first frame), TIFF, AVIF and BMP into pixels.</summary>
public static class PictureDecoder
{
    /// <summary>The most pixels that a picture may have unless the caller says otherwise.</summary>
    public const long DefaultMaximumPixels = 200_000_000;

    /// <summary>Decodes to 8-bit RGB, alpha dropped over white, with EXIF orientation applied unless told not to.</summary>
    /// <exception cref="InvalidPictureException">The bytes are no picture, or one above <paramref name="maximumPixels"/>.</exception>
    public static PixelBuffer Decode(byte[] encoded, bool autoOrient = true, long maximumPixels = DefaultMaximumPixels)
    {
        try
        {
            using var header = Image.NewFromBuffer(encoded, access: Enums.Access.Sequential);
            if ((long)header.Width * header.Height > maximumPixels)
            {
                throw new InvalidPictureException($"The picture has {header.Width} x {header.Height} pixels, above the limit of {maximumPixels}.");
            }

            using var image = Image.NewFromBuffer(encoded);
            using var upright = autoOrient ? image.Autorot() : image.Copy();
            using var srgb = upright.Colourspace(Enums.Interpretation.Srgb);
            using var flat = srgb.HasAlpha() ? srgb.Flatten(background: [255.0, 255.0, 255.0]) : srgb.Copy();
            using var bytes = flat.Cast(Enums.BandFormat.Uchar);
            return new PixelBuffer(bytes.Width, bytes.Height, 3, bytes.WriteToMemory<byte>());
        }
        catch (VipsException e)
        {
            throw new InvalidPictureException("The picture cannot be decoded.", e);
        }
    }
}
