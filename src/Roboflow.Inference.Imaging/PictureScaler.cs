using System;
using NetVips;

namespace Roboflow.Inference.Imaging;

/// <summary>
/// Makes pictures smaller and encodes them to be sent to a model: JPEG as JPEG and WebP as WebP of high quality, what is
/// exact or transparent as PNG, so that nothing but the size differs. Upright, without metadata, and without alpha: servers
/// drop it, while scaling with it would lose the colours below.
/// </summary>
public static class PictureScaler
{
    /// <summary>The quality of JPEG and WebP. From 90 on libvips keeps JPEG's colours at full resolution.</summary>
    internal const int Quality = 95;

    /// <summary>The picture with its longer side brought down to <paramref name="maxDimension"/>, or null where it is no longer.</summary>
    /// <remarks>JPEG, WebP and others are decoded at a reduced scale and row by row, never in whole.</remarks>
    /// <exception cref="InvalidPictureException">The bytes are no picture, or one above the limit of pixels.</exception>
    public static ScaledPicture? ShrinkToFit(byte[] encoded, int maxDimension)
    {
        var size = PictureDecoder.ReadSize(encoded);
        if (Math.Max(size.Width, size.Height) <= maxDimension)
        {
            return null;
        }

        var kind = PictureSignature.Of(encoded);
        if (kind == PictureSignature.Kind.Bmp)
        {
            return ShrinkToFit(PictureDecoder.Read(encoded), maxDimension);
        }

        if ((long)size.Width * size.Height > PictureDecoder.DefaultMaximumPixels)
        {
            throw new InvalidPictureException(FormattableString.Invariant($"The picture has {size.Width} x {size.Height} pixels, above the limit of {PictureDecoder.DefaultMaximumPixels}."));
        }

        try
        {
            using var source = Image.NewFromBuffer(encoded, access: Enums.Access.Sequential);
            using var small = source.HasAlpha() ? Shrink(source, maxDimension) : Image.ThumbnailBuffer(encoded, maxDimension, height: maxDimension, size: Enums.Size.Down);
            return new ScaledPicture(Encode(small, PictureSignature.WrittenAs(kind)), (small.Width, small.Height), size);
        }
        catch (VipsException e)
        {
            throw new InvalidPictureException("The picture cannot be decoded: it is damaged, or of a kind that is not supported.", e);
        }
    }

    /// <summary>The same for a picture that is decoded already, or null where it is no longer.</summary>
    public static ScaledPicture? ShrinkToFit(Picture picture, int maxDimension)
    {
        var pixels = picture.Pixels;
        if (Math.Max(pixels.Width, pixels.Height) <= maxDimension)
        {
            return null;
        }

        using var image = Open(pixels);
        using var small = Shrink(image, maxDimension);
        return new ScaledPicture(Encode(small, picture.Format), (small.Width, small.Height), (pixels.Width, pixels.Height));
    }

    private static Image Shrink(Image image, int maxDimension)
    {
        using var opaque = image.HasAlpha() ? image.ExtractBand(0, n: image.Bands - 1) : image.Copy();
        return opaque.ThumbnailImage(maxDimension, height: maxDimension, size: Enums.Size.Down);
    }

    /// <summary>The format to send a picture in that came in <paramref name="own"/>.</summary>
    internal static PictureFormat SentAs(PictureFormat own, bool transparent) => own switch
    {
        PictureFormat.WebP => PictureFormat.WebP,
        PictureFormat.Jpeg when !transparent => PictureFormat.Jpeg,
        _ => PictureFormat.Png,
    };

    /// <summary>The pixels as libvips sees them, not copied.</summary>
    internal static Image Open(PixelBuffer pixels)
    {
        VipsRuntime.Start();
        using var image = Image.NewFromMemory(pixels.Data, pixels.Width, pixels.Height, pixels.Bands, Enums.BandFormat.Uchar);
        return image.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    internal static byte[] Encode(Image image, PictureFormat own)
    {
        using var srgb = image.Colourspace(Enums.Interpretation.Srgb);
        using var bytes = srgb.Cast(Enums.BandFormat.Uchar);
        return SentAs(own, bytes.HasAlpha()) switch
        {
            PictureFormat.Jpeg => bytes.JpegsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None),
            PictureFormat.WebP => bytes.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None),
            _ => bytes.PngsaveBuffer(keep: Enums.ForeignKeep.None),
        };
    }
}
