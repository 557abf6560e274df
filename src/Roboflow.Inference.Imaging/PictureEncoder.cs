using System;
using NetVips;

namespace Roboflow.Inference.Imaging;

/// <summary>Writes pixels as JPEG, PNG, WebP or TIFF.</summary>
public static class PictureEncoder
{
    /// <summary>The quality of JPEG and WebP unless the caller says otherwise.</summary>
    public const int DefaultQuality = 90;

    /// <summary>
    /// Encodes a picture. Its colour profile and resolution are written, and nothing else that its file held: no EXIF,
    /// no XMP, no thumbnail. JPEG has no transparency; there the picture is laid on white.
    /// </summary>
    /// <param name="picture">The picture.</param>
    /// <param name="format">The format; default the picture's own.</param>
    /// <param name="quality">1 to 100, for JPEG and WebP; PNG and TIFF are exact.</param>
    /// <exception cref="InvalidPictureException">The format cannot hold the picture: WebP and JPEG have a largest size.</exception>
    public static byte[] Encode(Picture picture, PictureFormat? format = null, int quality = DefaultQuality)
    {
        VipsRuntime.Start();
        try
        {
            return EncodeAs(format ?? picture.Format, picture, quality);
        }
        catch (VipsException e)
        {
            throw new InvalidPictureException(
                $"A picture of {picture.Pixels.Width} x {picture.Pixels.Height} pixels cannot be written as {format ?? picture.Format}.", e);
        }
    }

    private static byte[] EncodeAs(PictureFormat format, Picture picture, int quality)
    {
        var pixels = picture.Pixels;
        using var image = Image.NewFromMemory(pixels.Data, pixels.Width, pixels.Height, pixels.Bands, Enums.BandFormat.Uchar);
        using var described = Describe(image, picture);
        switch (format)
        {
            case PictureFormat.Jpeg:
                using (var flat = described.HasAlpha() ? described.Flatten(background: [255.0, 255.0, 255.0]) : described.Copy())
                {
                    return flat.JpegsaveBuffer(q: quality);
                }

            case PictureFormat.WebP:
                return described.WebpsaveBuffer(q: quality);
            case PictureFormat.Tiff:
                return described.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Deflate, predictor: Enums.ForeignTiffPredictor.Horizontal);
            case PictureFormat.Png:
                return described.PngsaveBuffer();
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "That is no format that pictures are written in.");
        }
    }

    private static Image Describe(Image image, Picture picture)
    {
        var described = image.Copy(
            interpretation: Enums.Interpretation.Srgb, xres: picture.HorizontalResolution, yres: picture.VerticalResolution);
        if (picture.ColourProfile is not { } profile)
        {
            return described;
        }

        using (described)
        {
            return described.Mutate(d => d.Set(GValue.BlobType, "icc-profile-data", profile));
        }
    }
}
