using System;

namespace Roboflow.Inference.Images;

/// <summary>
/// Recognizes image formats by their first bytes. Files of no image format are not sent: a private key in a folder of photos
/// stays on the machine. The list is generous: servers read formats that this module does not decode, and reject others (HEIC)
/// themselves.
/// </summary>
internal static class ImageSignature
{
    /// <summary>How many bytes are needed to recognize a format; SVG can have a prolog.</summary>
    internal const int HeaderLength = 1024;

    // Bytes as Latin-1 text; a dot matches any byte.
    private static readonly (string First, ImageKind Kind)[] Signatures =
    [
        ("\u00FF\u00D8\u00FF", ImageKind.Jpeg),
        ("\u0089PNG\r\n\u001A\n", ImageKind.Png),
        ("RIFF....WEBP", ImageKind.WebP),
        ("II*\0", ImageKind.Tiff),
        ("MM\0*", ImageKind.Tiff),
        ("II+\0", ImageKind.Tiff), // BigTIFF
        ("MM\0+", ImageKind.Tiff),
        ("\0\0\0\u000CjP  \r\n\u0087\n", ImageKind.Other), // JPEG 2000
        ("\u00FFO\u00FFQ", ImageKind.Other), // its code stream
        ("\u00FF\n", ImageKind.Other), // JPEG XL's code stream
        ("\0\0\0\u000CJXL \r\n\u0087\n", ImageKind.Other),
        ("v/1\u0001", ImageKind.Other), // OpenEXR
        ("Y\u00A6j\u0095", ImageKind.Other), // Sun raster
        ("8BPS\0", ImageKind.Other), // Photoshop
        ("DDS |\0\0\0", ImageKind.Other),
        ("\u000A\u0005\u0001\u0008", ImageKind.Other), // PCX
        ("\0\0\u0001\0.\0", ImageKind.Other), // icon
    ];

    // The brands of still images; videos have the same box with other brands. AVIF can have its brand among the compatible ones.
    private static readonly string[] AvifBrands = ["avif", "avis"];
    private static readonly string[] OtherBrands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1", "miaf"];

    /// <summary>Whether these first bytes match an image format.</summary>
    /// <param name="header">The first bytes, or all.</param>
    /// <param name="length">The number of all bytes, or null if it is unknown.</param>
    internal static bool IsImage(ReadOnlySpan<byte> header, long? length) => KindOf(header, length) != ImageKind.None;

    /// <summary>Returns the format that matches the content of a file.</summary>
    internal static ImageKind KindOf(ReadOnlySpan<byte> content) => KindOf(content, content.Length);

    private static ImageKind KindOf(ReadOnlySpan<byte> content, long? length)
    {
        var header = content.Slice(0, Math.Min(content.Length, HeaderLength));
        foreach (var (first, kind) in Signatures)
        {
            if (StartsWith(header, first))
            {
                return kind;
            }
        }

        return IsBitmap(header) ? ImageKind.Bmp
            : IsBranded(header, AvifBrands) ? ImageKind.Avif
            : WordedHeaders.IsGif(header, length) ? ImageKind.Gif
            : IsBranded(header, OtherBrands) || WordedHeaders.IsQoi(header) || WordedHeaders.IsRadiance(header)
                || PortableMaps.IsOne(header, length) || VectorImages.IsOne(header) ? ImageKind.Other
            : ImageKind.None;
    }

    internal static bool StartsWith(ReadOnlySpan<byte> header, string signature)
    {
        if (header.Length < signature.Length)
        {
            return false;
        }

        for (var i = 0; i < signature.Length; i++)
        {
            if (signature[i] != '.' && signature[i] != header[i])
            {
                return false;
            }
        }

        return true;
    }

    // Many texts begin with these two letters, so the header length must also be that of a bitmap.
    private static bool IsBitmap(ReadOnlySpan<byte> header) =>
        header.Length >= 18 && StartsWith(header, "BM") && header[15] == 0 && header[16] == 0 && header[17] == 0
        && header[14] is 12 or 16 or 40 or 52 or 56 or 64 or 108 or 124;

    private static bool IsBranded(ReadOnlySpan<byte> header, string[] brands)
    {
        if (header.Length < 12 || !StartsWith(header.Slice(4), "ftyp"))
        {
            return false;
        }

        // The major brand, its version, and then the compatible brands up to the end of the box.
        var end = Math.Min(header.Length, Math.Max(12, (header[2] << 8) | header[3]));
        for (var at = 8; at + 4 <= end; at += at == 8 ? 8 : 4)
        {
            foreach (var brand in brands)
            {
                if (StartsWith(header.Slice(at), brand))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
