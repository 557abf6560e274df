using System;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>Tells an image's kind by its first bytes, so that no decoder but the ones that we want sees foreign data.</summary>
internal static class ImageSignature
{
    internal enum Kind
    {
        Unknown,
        Jpeg,
        Png,
        WebP,
        Gif,
        Tiff,
        Avif,
        Bmp,
    }

    internal static Kind Of(ReadOnlySpan<byte> b)
    {
        if (b.Length < 16)
        {
            return Kind.Unknown;
        }

        return b switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Kind.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Kind.Png,
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] => Kind.Gif,
            [(byte)'I', (byte)'I', 42 or 43, 0, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, ..] => Kind.Tiff,
            [(byte)'B', (byte)'M', ..] => Kind.Bmp,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Kind.WebP,
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => NamesAvif(b) ? Kind.Avif : Kind.Unknown,
            _ => Kind.Unknown,
        };
    }

    /// <summary>The format to write what was read: GIF and BMP stay exact as PNG, AVIF becomes JPEG.</summary>
    internal static ImageFormat WrittenAs(Kind kind) => kind switch
    {
        Kind.Jpeg or Kind.Avif => ImageFormat.Jpeg,
        Kind.WebP => ImageFormat.WebP,
        Kind.Tiff => ImageFormat.Tiff,
        _ => ImageFormat.Png,
    };

    // The brand, or one of the compatible brands, of the ftyp box: the same container also holds HEIC and video.
    private static bool NamesAvif(ReadOnlySpan<byte> b)
    {
        var length = (b[2] << 8) | b[3];
        for (var i = 8; i + 4 <= Math.Min(length, b.Length); i += 4)
        {
            if (b.Slice(i, 4) is [(byte)'a', (byte)'v', (byte)'i', (byte)'f' or (byte)'s'])
            {
                return true;
            }
        }

        return false;
    }
}
