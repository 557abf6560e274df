using System;
using NetVips;
using Roboflow.Inference.Images;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Vips;

namespace Roboflow.Inference.Imaging.Scaling;

/// <summary>
/// Scales images down and encodes them for a model: JPEG as JPEG and WebP as WebP with high quality, lossless images as PNG, so
/// that only the size differs. Upright, without metadata, and without alpha: servers drop it, and scaling or compressing with it
/// would lose the colors below.
/// </summary>
internal static class ImageScaler
{
    /// <summary>The quality of JPEG and WebP. From 90 on, libvips does not subsample JPEG's chroma.</summary>
    internal const int Quality = 95;

    /// <summary>Returns the image with its longer side reduced to <paramref name="maxDimension"/>, or null if it is not longer.</summary>
    /// <remarks>JPEG, WebP and others are decoded at a reduced scale and row by row, never completely.</remarks>
    /// <exception cref="InvalidImageException">The bytes are not an image, or it exceeds the pixel limit.</exception>
    public static ScaledImage? ShrinkToFit(byte[] encoded, int maxDimension)
    {
        var size = ImageDecoder.ReadSize(encoded);
        if (Math.Max(size.Width, size.Height) <= maxDimension)
        {
            return null;
        }

        var kind = ImageSignature.KindOf(encoded);
        if (kind == ImageKind.Bmp)
        {
            return ShrinkToFit(ImageDecoder.Read(encoded), maxDimension);
        }

        ImageDecoder.RequireAtMost(ImageDecoder.DefaultMaximumPixels, size.Width, size.Height);
        return StrictDecoding.Run(encoded, (bytes, failOn) =>
        {
            using var opened = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential, failOn: failOn);
            using var source = kind == ImageKind.Gif ? GifCanvas.Complete(opened, bytes) : opened.Copy();

            // libvips' own thumbnail ignores strictness for PNG and TIFF and is not faster, so they are decoded in full.
            using var small = source.HasAlpha() || kind is ImageKind.Png or ImageKind.Tiff or ImageKind.Gif ? Shrink(source, maxDimension)
                : kind == ImageKind.Jpeg && CanHalve(source, maxDimension) ? ShrinkHalf(bytes, maxDimension, failOn)
                : Image.ThumbnailBuffer(bytes, maxDimension, height: maxDimension, size: Enums.Size.Down, failOn: failOn);
            var halvesColors = kind == ImageKind.Jpeg && JpegMarkers.HasHalvedColors(encoded);
            return new ScaledImage(Encode(small, WrittenFormat.For(kind), halvesColors), (small.Width, small.Height), size, ImageDecoder.HasMoreBits(opened));
        });
    }

    /// <summary>The same for a decoded image; null if it is not longer.</summary>
    public static ScaledImage? ShrinkToFit(DecodedImage decoded, int maxDimension)
    {
        var pixels = decoded.Pixels;
        if (Math.Max(pixels.Width, pixels.Height) <= maxDimension)
        {
            return null;
        }

        using var image = Open(pixels);
        using var small = Shrink(image, maxDimension);
        var content = Encode(small, decoded.Format, decoded.HasHalvedColors);
        return new ScaledImage(content, (small.Width, small.Height), (pixels.Width, pixels.Height), decoded.HasMoreBits);
    }

    // libvips decodes JPEG at a reduced scale from a factor of 4 on. Half is also exact if width and height are even, and saves a
    // third of the time; means of two by two pixels differ from its own filter by one of 255.
    private static bool CanHalve(Image source, int maxDimension) =>
        Math.Max(source.Width, source.Height) is var longer && longer >= 2L * maxDimension && longer < 4L * maxDimension
        && source.Width % 2 == 0 && source.Height % 2 == 0;

    private static Image ShrinkHalf(byte[] jpeg, int maxDimension, Enums.FailOn failOn)
    {
        using var half = Image.JpegloadBuffer(jpeg, shrink: 2, access: Enums.Access.Sequential, failOn: failOn);
        return half.ThumbnailImage(maxDimension, height: maxDimension, size: Enums.Size.Down);
    }

    private static Image Shrink(Image image, int maxDimension)
    {
        using var few = WithoutExtraBands(image);
        using var opaque = WithoutAlpha(few);
        return opaque.ThumbnailImage(maxDimension, height: maxDimension, size: Enums.Size.Down);
    }

    private static Image WithoutAlpha(Image image) => image.HasAlpha() ? image.ExtractBand(0, n: image.Bands - 1) : image.Copy();

    /// <summary>Opens the pixels as a libvips image without copying them.</summary>
    internal static Image Open(PixelBuffer pixels)
    {
        VipsRuntime.Start();
        using var image = Image.NewFromMemory(pixels.Data, pixels.Width, pixels.Height, pixels.Bands, Enums.BandFormat.Uchar);
        return image.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>
    /// Returns an image without the bands beside its colors and alpha, such as a TIFF's spot colors: libvips would take the last of
    /// them for alpha.
    /// </summary>
    internal static Image WithoutExtraBands(Image image, bool hasAlpha = true) =>
        image.Bands > ColorsOf(image) + (hasAlpha ? 1 : 0) ? image.ExtractBand(0, n: ColorsOf(image)) : image.Copy();

    private static int ColorsOf(Image image) => image.Interpretation switch
    {
        Enums.Interpretation.Bw or Enums.Interpretation.Grey16 => 1,
        Enums.Interpretation.Cmyk => 4,
        _ => 3,
    };

    internal static byte[] Encode(Image image, ImageFormat own, bool halvesColors)
    {
        using var srgb = image.Colourspace(Enums.Interpretation.Srgb);
        using var opaque = WithoutAlpha(srgb);
        using var bytes = opaque.Cast(Enums.BandFormat.Uchar);
        return own switch
        {
            ImageFormat.Jpeg => bytes.JpegsaveBuffer(
                q: Quality,
                subsampleMode: halvesColors ? Enums.ForeignSubsample.On : Enums.ForeignSubsample.Auto,
                keep: Enums.ForeignKeep.None),
            ImageFormat.WebP => bytes.WebpsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None),
            _ => bytes.PngsaveBuffer(keep: Enums.ForeignKeep.None),
        };
    }
}
