using System;
using System.Buffers.Binary;
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
        _ => (Known(image.Xres), Known(image.Yres)),
    };

    /// <summary>Returns a resolution in pixels per meter, or the usual one for 0.</summary>
    internal static double PerMeter(long pixels) => pixels > 0 ? pixels / 1000.0 : Usual;

    private static (double X, double Y) OfPng(ReadOnlySpan<byte> png) => PngChunks.Find(png, "pHYs"u8) is { Length: 9 } stated && stated[8] == 1
        ? (PerMeter(BinaryPrimitives.ReadUInt32BigEndian(stated)), PerMeter(BinaryPrimitives.ReadUInt32BigEndian(stated.Slice(4))))
        : (Usual, Usual);

    // libvips returns 1 if the file has no resolution.
    private static double Known(double perMillimeter) => perMillimeter is > 0 and not 1 ? perMillimeter : Usual;
}
