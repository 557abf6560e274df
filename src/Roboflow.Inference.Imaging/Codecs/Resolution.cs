using System;
using System.Buffers.Binary;
using System.Globalization;
using NetVips;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>The resolution of a file, in pixels per millimeter.</summary>
internal static class Resolution
{
    /// <summary>72 dots per inch, the default of viewers.</summary>
    internal const double Usual = 72 / 25.4;

    /// <summary>Returns the resolution; for a PNG or TIFF without a unit, whose numbers are only the shape of a pixel, the usual one.</summary>
    internal static (double X, double Y) Of(Image image, ImageKind kind, ReadOnlySpan<byte> encoded) => kind switch
    {
        ImageKind.Png => OfPng(encoded),
        ImageKind.Tiff when !image.Contains("resolution-unit") => (Usual, Usual),
        ImageKind.WebP or ImageKind.Avif => (OfExif(image, "X"), OfExif(image, "Y")),
        _ => (Known(image.Xres), Known(image.Yres)),
    };

    /// <summary>Returns a resolution in pixels per meter, or the usual one for 0.</summary>
    internal static double PerMeter(long pixels) => pixels > 0 ? pixels / 1000.0 : Usual;

    private static (double X, double Y) OfPng(ReadOnlySpan<byte> png) => PngChunks.Find(png, "pHYs"u8) is { Length: 9 } stated && stated[8] == 1
        ? (PerMeter(BinaryPrimitives.ReadUInt32BigEndian(stated)), PerMeter(BinaryPrimitives.ReadUInt32BigEndian(stated.Slice(4))))
        : (Usual, Usual);

    // The only place for it in these formats. libvips gives EXIF's fields as texts: "300000/1000 (300.000, Rational, 1 components, 8 bytes)".
    private static double OfExif(Image image, string axis)
    {
        var parts = ExifOf(image, axis + "Resolution").Split('/');
        var unit = ExifOf(image, "ResolutionUnit") == "3" ? 10 : 25.4;
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var dots)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var per) && dots > 0 && per > 0 ? (double)dots / per / unit : Usual;
    }

    private static string ExifOf(Image image, string field) =>
        image.Contains("exif-ifd0-" + field) && image.Get("exif-ifd0-" + field) is string text ? text.Split(' ')[0] : string.Empty;

    // libvips returns 1 if the file has no resolution.
    private static double Known(double perMillimeter) => perMillimeter is > 0 and not 1 ? perMillimeter : Usual;
}
