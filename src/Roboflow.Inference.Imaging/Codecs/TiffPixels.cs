using System;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// What libvips makes of a TIFF image's pixels. It reads some kinds without an error but with other colors: numbers without a
/// fixed range for white would be drawn black or white.
/// </summary>
internal static class TiffPixels
{
    private const int Bits = 258;
    private const int Compression = 259;
    private const int Colors = 262;
    private const int TileWidth = 322;
    private const int ColorMap = 320;
    private const int ExtraSamples = 338;
    private const int Format = 339;
    private const int Subsampling = 530;

    private const long OldJpeg = 6;
    private const long Jpeg = 7;
    private const long BrightnessAndColors = 6;
    private const long Lab = 8;
    private const long Palette = 3;

    // Dark or bright from zero on, RGB, palette, CMYK, YCbCr and Lab. A camera's sensor data, for example, is drawn as gray squares.
    private static readonly long[] KnownColors = [0, 1, 2, Palette, 5, BrightnessAndColors, Lab];

    // Width, height, bits, compression, colors, fill order, orientation, samples, resolution, planes, fax options, predictor, palette,
    // tiles, extra samples and formats, subsampling, black and white, and the color profile.
    private static readonly int[] Essential =
        [256, 257, 258, 259, 262, 266, 274, 277, 282, 283, 284, 292, 293, 296, 317, 320, 322, 323, 324, 325, ExtraSamples, 339, 529, 530, 532, 34675];

    // Orientation and unit of the resolution, with the largest value of each. Some programs write 0, and libvips then refuses the image.
    private static readonly (int Tag, int Most)[] Harmless = [(274, 8), (296, 3)];

    /// <summary>Returns the image with 1, which changes nothing, for values without a meaning that do not concern its pixels.</summary>
    internal static byte[] WithKnownValues(byte[] tiff)
    {
        foreach (var (tag, most) in Harmless)
        {
            var directory = new TiffDirectory(tiff);
            tiff = directory.First(tag) is { } value && (value < 1 || value > most) ? directory.With(tag, 1) : tiff;
        }

        return tiff;
    }

    /// <summary>Why the pixels cannot be shown as they are meant; null if they can.</summary>
    internal static string? Flaw(TiffDirectory directory)
    {
        if (directory.IsPreview)
        {
            return "The TIFF begins with a small preview of its image, as raw files of cameras do: save it as JPEG or PNG.";
        }

        var format = directory.First(Format) switch
        {
            2 => "signed",
            3 => "floating-point",
            5 or 6 => "complex",
            _ => null,
        };
        var bits = directory.First(Bits) ?? 1;
        var colors = directory.First(Colors);

        // White is 1 for some programs and 255 for others, and brightness linear or not; only Lab has a range of its own.
        if ((format is not null || bits > 16) && (format != "floating-point" || colors != Lab))
        {
            return $"TIFF with {format ?? "unsigned"} samples of {bits} bits is not supported, because their white is not defined: "
                + "save it with 8 or 16 bits.";
        }

        if (colors is { } kind && (Array.IndexOf(KnownColors, kind) < 0 || (kind == Palette && bits > 8)))
        {
            return $"TIFF with colors of type {kind} and {bits} bits is not supported: save it as RGB.";
        }

        // Without it, libtiff takes the colors' numbers for shades of gray.
        if (colors == Palette && !HasColorMap(directory, bits))
        {
            return "The TIFF image has no complete palette: the file is truncated or damaged.";
        }

        return colors == BrightnessAndColors && !IsJpeg(directory) && IsUnsampled(directory)
            ? "TIFF with YCbCr colors and without JPEG compression is not supported: save it as RGB."
            : null;
    }

    /// <summary>
    /// Whether the band after the colors is not alpha, but for example near infrared, as in aerial images: it would be drawn as
    /// transparency.
    /// </summary>
    internal static bool HasOtherBand(byte[] tiff) => new TiffDirectory(tiff).First(ExtraSamples) == 0;

    /// <summary>
    /// The same page for strict decoding, if it has tiles. Only where warnings are failures does libvips fail on a damaged tile, so
    /// only the tags that pixels need are left: a tag that it does not know is a warning too. Null for strips, and for JPEG.
    /// </summary>
    internal static byte[]? StrictTiles(TiffDirectory directory) =>
        directory.First(TileWidth) is not null && !IsJpeg(directory) ? directory.WithOnly(Essential) : null;

    private static bool IsJpeg(TiffDirectory directory) => directory.First(Compression) is OldJpeg or Jpeg;

    // All values of red, then of green and of blue.
    private static bool HasColorMap(TiffDirectory directory, long bits)
    {
        var count = 3 << (int)bits;
        return directory.Find(ColorMap) is { } map && map.Count >= count && directory.Value(map, count - 1) is not null;
    }

    // A color for each pixel; by default two by two pixels share one.
    private static bool IsUnsampled(TiffDirectory directory) =>
        directory.Find(Subsampling) is { } numbers && directory.Value(numbers, 0) == 1 && directory.Value(numbers, 1) == 1;
}
