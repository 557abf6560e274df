using System.Globalization;
using System.IO;
using NetVips;
using Roboflow.Inference.Images;
using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Reads JPEG, PNG, WebP, GIF (first frame), TIFF (first page), AVIF and BMP into pixels.</summary>
internal static class ImageDecoder
{
    /// <summary>The default maximum number of pixels of an image.</summary>
    public const long DefaultMaximumPixels = 200_000_000;

    /// <summary>Decodes to 8-bit RGB, dropping alpha and keeping the colors below it, optionally with EXIF orientation applied.</summary>
    /// <exception cref="InvalidImageException">The bytes are not an image, or it is larger than <paramref name="maximumPixels"/>.</exception>
    public static DecodedImage ReadOpaque(byte[] encoded, bool autoOrient = true, long maximumPixels = DefaultMaximumPixels) =>
        Read(encoded, autoOrient, keepsAlpha: false, maximumPixels);

    /// <summary>Decodes to 8-bit RGB or, for a transparent image, RGBA, upright, with format, profile and resolution.</summary>
    /// <exception cref="InvalidImageException">The bytes are not an image, or it is larger than <paramref name="maximumPixels"/>.</exception>
    public static DecodedImage Read(byte[] encoded, long maximumPixels = DefaultMaximumPixels) =>
        Read(encoded, autoOrient: true, keepsAlpha: true, maximumPixels);

    /// <summary>Reads a file and decodes it like <see cref="Read(byte[], long)"/>.</summary>
    /// <exception cref="InvalidImageException">The file is not an image, or it is larger than <paramref name="maximumPixels"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DecodedImage ReadFile(string path, long maximumPixels = DefaultMaximumPixels) =>
        Read(ReadAllBytes(path), maximumPixels);

    /// <summary>Reads the size of an image in pixels from its header, with EXIF orientation applied.</summary>
    /// <exception cref="InvalidImageException">The bytes are not an image.</exception>
    public static (int Width, int Height) ReadSize(byte[] encoded)
    {
        var kind = KindOf(encoded);
        if (kind == ImageKind.Bmp)
        {
            return BmpReader.ReadSize(encoded);
        }

        return StrictDecoding.RunHeader(encoded, bytes =>
        {
            using var header = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential);
            return kind == ImageKind.Gif ? GifCanvas.SizeOf(header, bytes)
                : OrientationOf(header) > 4 ? (header.Height, header.Width)
                : (header.Width, header.Height);
        });
    }

    /// <summary>Reads the EXIF orientation, 1 to 8, from the header; 1 if the file has none.</summary>
    /// <exception cref="InvalidImageException">The bytes are not an image.</exception>
    internal static int ReadOrientation(byte[] encoded)
    {
        if (KindOf(encoded) == ImageKind.Bmp)
        {
            return 1;
        }

        return StrictDecoding.RunHeader(encoded, static bytes =>
        {
            using var header = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential);
            return OrientationOf(header);
        });
    }

    private static DecodedImage Read(byte[] encoded, bool autoOrient, bool keepsAlpha, long maximumPixels)
    {
        var kind = KindOf(encoded);
        if (kind == ImageKind.Bmp)
        {
            var (width, height) = BmpReader.ReadSize(encoded);
            RequireAtMost(maximumPixels, width, height);
            var pixels = BmpReader.Read(encoded);
            var (x, y) = BmpReader.ReadResolution(encoded);
            return new DecodedImage(keepsAlpha ? pixels : pixels.WithoutAlpha()) { HorizontalResolution = x, VerticalResolution = y };
        }

        return StrictDecoding.Run(encoded, (bytes, failOn) =>
        {
            // This reads only the header; pixels are decoded when they are accessed below.
            using var opened = Image.NewFromBuffer(bytes, access: Enums.Access.Sequential, failOn: failOn);
            using var image = kind == ImageKind.Gif ? GifCanvas.Complete(opened, bytes) : opened.Copy();
            RequireAtMost(maximumPixels, image.Width, image.Height);
            using var upright = Upright(image, autoOrient);
            var (x, y) = Resolution.Of(image, kind, encoded);
            (x, y) = autoOrient && OrientationOf(image) > 4 ? (y, x) : (x, y);
            var profile = ColorProfile.Of(image, encoded, kind, out var hasDamagedProfile);
            return new DecodedImage(PixelsOf(upright, keepsAlpha && !(kind == ImageKind.Tiff && TiffPixels.HasOtherBand(encoded))))
            {
                Format = WrittenFormat.For(kind),
                HasHalvedColors = kind == ImageKind.Jpeg && JpegMarkers.HasHalvedColors(encoded),
                HasMoreBits = HasMoreBits(image),
                IsTurned = autoOrient && OrientationOf(image) != 1,
                ColorProfile = profile,
                HasDamagedProfile = hasDamagedProfile,
                HorizontalResolution = x,
                VerticalResolution = y,
            };
        });
    }

    /// <exception cref="InvalidImageException">The path is not a file with a length; it is not opened.</exception>
    internal static byte[] ReadAllBytes(string path)
    {
        try
        {
            return ImageFile.ReadAllBytes(path);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidImageException("This is not an image file. " + e.Message, e);
        }
    }

    private static ImageKind KindOf(byte[] encoded) => ImageSignature.KindOf(encoded) is var kind and not (ImageKind.None or ImageKind.Other)
        ? kind
        : throw new InvalidImageException("The data is not a JPEG, PNG, WebP, GIF, TIFF, AVIF or BMP image.");

    /// <exception cref="InvalidImageException">The image is larger than the limit.</exception>
    internal static void RequireAtMost(long maximumPixels, int width, int height)
    {
        if ((long)width * height > maximumPixels)
        {
            throw new InvalidImageException(string.Format(
                CultureInfo.InvariantCulture, "The image has {0} x {1} pixels, above the limit of {2}.", width, height, maximumPixels));
        }
    }

    // Rotation needs rows in another order than decoding, so such images are decoded into memory first.
    private static Image Upright(Image image, bool autoOrient)
    {
        if (!autoOrient || OrientationOf(image) == 1)
        {
            return image.Copy();
        }

        using var whole = image.CopyMemory();
        return whole.Autorot();
    }

    private static PixelBuffer PixelsOf(Image image, bool keepsAlpha)
    {
        using var srgb = image.Colourspace(Enums.Interpretation.Srgb);
        using var bands = srgb.Bands > (keepsAlpha ? 4 : 3) ? srgb.ExtractBand(0, n: 3) : srgb.Copy();
        using var bytes = bands.Cast(Enums.BandFormat.Uchar);
        return new PixelBuffer(bytes.Width, bytes.Height, bytes.Bands, DataOf(bytes)).WithoutOpaqueAlpha();
    }

    // Decodes directly into our own array; libvips' WriteToMemory would use its own array first and copy it.
    private static byte[] DataOf(Image image)
    {
        var length = (long)image.Width * image.Height * image.Bands;
        var data = length <= int.MaxValue ? PixelArrays.Rent((int)length) : throw new InvalidImageException("The image has more than 2 GB of pixels.");
        using var target = Image.NewFromMemory(data, image.Width, image.Height, image.Bands, Enums.BandFormat.Uchar);
        image.Write(target);
        return data;
    }

    private static int OrientationOf(Image image) =>
        image.Contains("orientation") && image.Get("orientation") is int orientation and >= 1 and <= 8 ? orientation : 1;

    internal static bool HasMoreBits(Image image) => image.Format != Enums.BandFormat.Uchar;
}
