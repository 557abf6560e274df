using System.IO;
using NetVips;
using Roboflow.Inference.Images;
using Roboflow.Inference.Imaging.Codecs;
using Roboflow.Inference.Imaging.Pixels;
using Roboflow.Inference.Imaging.Scaling;

namespace Roboflow.Inference.Imaging.Thumbnails;

/// <summary>A small, upright JPEG of an image, and the size of the image.</summary>
/// <param name="Jpeg">The thumbnail's bytes, without metadata.</param>
/// <param name="Width">Width of the image in pixels, with EXIF orientation applied.</param>
/// <param name="Height">Height of the image in pixels, with EXIF orientation applied.</param>
internal sealed record ImageThumbnail(byte[] Jpeg, int Width, int Height)
{
    private const int Quality = 80;

    /// <summary>
    /// Creates the thumbnail of a file. JPEG, WebP and others are decoded at a reduced scale and row by row, never completely;
    /// transparent images are flattened onto white, and colors of a profile become sRGB.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="size">The maximum length of its longer side, in pixels.</param>
    /// <param name="maximumPixels">The maximum number of pixels of the image.</param>
    /// <exception cref="InvalidImageException">The file is not an image, or it is larger than <paramref name="maximumPixels"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ImageThumbnail Make(string path, int size, long maximumPixels = ImageDecoder.DefaultMaximumPixels)
    {
        var encoded = ImageDecoder.ReadAllBytes(path);
        if (ImageSignature.KindOf(encoded) == ImageKind.Bmp)
        {
            return OfPixels(ImageDecoder.Read(encoded, maximumPixels).Pixels, size);
        }

        var (width, height) = ImageDecoder.ReadSize(encoded);
        ImageDecoder.RequireAtMost(maximumPixels, width, height);
        return StrictDecoding.Run(encoded, (bytes, failOn) =>
        {
            using var small = Shrink(bytes, size, failOn);
            return new ImageThumbnail(Encode(small, ColorProfile.Of(small, encoded, ImageSignature.KindOf(encoded), out _)), width, height);
        });
    }

    // As in ImageScaler: for PNG and TIFF libvips' own thumbnail accepts damaged data, and it does not know a GIF's canvas.
    private static Image Shrink(byte[] encoded, int size, Enums.FailOn failOn)
    {
        var kind = ImageSignature.KindOf(encoded);
        if (kind is not (ImageKind.Png or ImageKind.Tiff or ImageKind.Gif))
        {
            return Image.ThumbnailBuffer(encoded, size, height: size, size: Enums.Size.Down, failOn: failOn);
        }

        using var opened = Image.NewFromBuffer(encoded, access: Enums.Access.Sequential, failOn: failOn);
        using var source = kind == ImageKind.Gif ? GifCanvas.Complete(opened, encoded) : opened.Copy();
        using var few = ImageScaler.WithoutExtraBands(source, hasAlpha: kind != ImageKind.Tiff || !TiffPixels.HasOtherBand(encoded));
        return few.ThumbnailImage(size, height: size, size: Enums.Size.Down);
    }

    private static ImageThumbnail OfPixels(PixelBuffer pixels, int size)
    {
        using var image = ImageScaler.Open(pixels);
        using var small = image.ThumbnailImage(size, height: size, size: Enums.Size.Down);
        return new ImageThumbnail(Encode(small, profile: null), pixels.Width, pixels.Height);
    }

    private static byte[] Encode(Image small, byte[]? profile)
    {
        using var srgb = small.Colourspace(Enums.Interpretation.Srgb);
        using var flat = srgb.HasAlpha() ? srgb.Flatten(background: [255.0, 255.0, 255.0]) : srgb.Copy();
        using var shown = ColorProfile.Apply(profile, flat);
        using var bytes = shown.Cast(Enums.BandFormat.Uchar);
        return bytes.JpegsaveBuffer(q: Quality, keep: Enums.ForeignKeep.None);
    }
}
