using System;
using NetVips;
using Roboflow.Inference.Imaging.Vips;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Writes pixels as JPEG, PNG, WebP or TIFF.</summary>
internal static class ImageEncoder
{
    /// <summary>The default quality of JPEG and WebP.</summary>
    public const int DefaultQuality = 90;

    /// <summary>
    /// Encodes an image. Of its metadata, only the color profile and resolution are written: no EXIF, no XMP, no thumbnail. JPEG
    /// has no transparency; the image is flattened onto white.
    /// </summary>
    /// <param name="decoded">The image.</param>
    /// <param name="format">The format; default: the image's own.</param>
    /// <param name="quality">1 to 100, for JPEG and WebP; PNG and TIFF are lossless.</param>
    /// <exception cref="InvalidImageException">
    /// The image is too large for the format, as WebP and JPEG have a maximum size; or, with an inner exception, the encoder failed.
    /// </exception>
    public static byte[] Encode(DecodedImage decoded, ImageFormat? format = null, int quality = DefaultQuality)
    {
        VipsRuntime.Start();
        var written = format ?? decoded.Format;
        var pixels = decoded.Pixels;
        if (Math.Max(pixels.Width, pixels.Height) > MostPixels(written))
        {
            throw new InvalidImageException(
                $"An image of {pixels.Width} x {pixels.Height} pixels cannot be written as {written}, which allows {MostPixels(written)} per side.");
        }

        try
        {
            return EncodeAs(written, decoded, quality);
        }
        catch (VipsException e)
        {
            // The last line is the cause: those before can be from other images.
            throw new InvalidImageException($"The image cannot be written as {written}: {e.Message.TrimEnd().Split('\n')[^1].Trim()}.", e);
        }
    }

    // The format itself would allow JPEG 65535, but libjpeg does not.
    private static int MostPixels(ImageFormat format) => format switch
    {
        ImageFormat.WebP => 16383,
        ImageFormat.Jpeg => 65500,
        _ => int.MaxValue,
    };

    private static byte[] EncodeAs(ImageFormat format, DecodedImage decoded, int quality)
    {
        var pixels = decoded.Pixels;
        using var image = Image.NewFromMemory(pixels.Data, pixels.Width, pixels.Height, pixels.Bands, Enums.BandFormat.Uchar);
        using var described = Describe(image, decoded);
        switch (format)
        {
            case ImageFormat.Jpeg:
                using (var flat = described.HasAlpha() ? described.Flatten(background: [255.0, 255.0, 255.0]) : described.Copy())
                {
                    return flat.JpegsaveBuffer(q: quality, subsampleMode: decoded.HasHalvedColors ? Enums.ForeignSubsample.On : Enums.ForeignSubsample.Auto);
                }

            case ImageFormat.WebP:
                // Otherwise colors under transparent pixels are replaced, and a program that ignores alpha sees blocks.
                return described.WebpsaveBuffer(q: quality, exact: true);
            case ImageFormat.Tiff:
                return described.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Deflate, predictor: Enums.ForeignTiffPredictor.Horizontal);
            case ImageFormat.Png:
                return described.PngsaveBuffer();
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, "Images cannot be written in this format.");
        }
    }

    private static Image Describe(Image image, DecodedImage decoded)
    {
        var described = image.Copy(
            interpretation: Enums.Interpretation.Srgb, xres: decoded.HorizontalResolution, yres: decoded.VerticalResolution);
        if (decoded.ColorProfile is not { } profile)
        {
            return described;
        }

        using (described)
        {
            return described.Mutate(d => d.Set(GValue.BlobType, ColorProfile.Name, profile));
        }
    }
}
