using System;
using System.Linq;
using NetVips;
using Roboflow.Inference.Images;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// The colors that a file states by numbers (CICP, ITU-T H.273) instead of an ICC profile, as phones and browsers do in AVIF and PNG.
/// libvips does not read them.
/// </summary>
internal static class ColorNumbers
{
    private const int DisplayP3 = 12;
    private const int CurveOfSrgb = 13;

    /// <summary>Returns the profile of Display P3; null for other colors.</summary>
    internal static byte[]? ProfileOf(byte[] encoded, ImageKind kind) => (kind switch
    {
        ImageKind.Avif => OfAvif(encoded),
        ImageKind.Png => OfPng(encoded),
        _ => default,
    }) is (DisplayP3, CurveOfSrgb) ? LoadProfile() : null;

    // A libvips without color management has no profiles.
    private static byte[]? LoadProfile()
    {
        try
        {
            return Image.ProfileLoad("p3");
        }
        catch (VipsException)
        {
            return null;
        }
    }

    private static (long Primaries, long Curve) OfAvif(byte[] avif)
    {
        var stated = AvifBox.OfMeta(avif).Where(box => box.Is("iprp"))
            .SelectMany(box => AvifBox.Each(avif, box.Start, box.End)).Where(box => box.Is("ipco"))
            .SelectMany(box => AvifBox.Each(avif, box.Start, box.End)).FirstOrDefault(box => box.Is("colr") && box.BeginsWith(avif, "nclx"));
        return (AvifBox.Number(avif, stated.Start + 4, 2), AvifBox.Number(avif, stated.Start + 6, 2));
    }

    private static (long Primaries, long Curve) OfPng(ReadOnlySpan<byte> png) =>
        PngChunks.Find(png, "cICP"u8) is { Length: 4 } stated ? (stated[0], stated[1]) : default;
}
