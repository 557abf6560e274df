using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using Roboflow.Inference.Imaging.Pixels;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace Roboflow.Inference.Imaging.Tests.Support;

/// <summary>Reads images with a decoder that the product does not use, so that the two cannot share a mistake.</summary>
internal static class SecondDecoder
{
    /// <summary>The image's pixels as RGB, alpha dropped.</summary>
    internal static PixelBuffer Read(byte[] encoded)
    {
        using var image = Image.Load<Rgb24>(encoded);
        var data = new byte[image.Width * image.Height * 3];
        image.CopyPixelDataTo(data);
        return new PixelBuffer(image.Width, image.Height, 3, data);
    }

    /// <summary>The alpha of a pixel, 255 where the image has none.</summary>
    internal static byte AlphaAt(byte[] encoded, int x, int y)
    {
        using var image = Image.Load<Rgba32>(encoded);
        return image[x, y].A;
    }

    /// <summary>The format, by the bytes alone.</summary>
    internal static ImageFormat FormatOf(byte[] encoded)
    {
        IImageFormat? format = Image.DetectFormat(encoded);
        return Enum.Parse<ImageFormat>(format!.Name, ignoreCase: true);
    }

    /// <summary>Bits of a pixel as the file says it.</summary>
    internal static int BitsOf(byte[] encoded) => Image.Identify(encoded).PixelType.BitsPerPixel;

    internal static (int Width, int Height) SizeOf(byte[] encoded) => Image.Identify(encoded) is var info ? (info.Width, info.Height) : default;

    /// <summary>The color profile, or null.</summary>
    internal static byte[]? ProfileOf(byte[] encoded)
    {
        if (FormatOf(encoded) == ImageFormat.Png)
        {
            return PngProfileOf(encoded);
        }

        using var image = Image.Load(encoded);
        return (image.Metadata.IccProfile ?? image.Frames.RootFrame.Metadata.IccProfile)?.ToByteArray();
    }

    // ImageSharp 2.1 passes over it: a chunk iCCP of a name, a zero, another one for the compression, and zlib's two bytes and
    // deflated ones.
    private static byte[]? PngProfileOf(byte[] png)
    {
        var chunk = png.AsSpan().IndexOf("iCCP"u8);
        if (chunk < 0)
        {
            return null;
        }

        var content = png.AsSpan(chunk + 4, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(chunk - 4)));
        using var deflated = new DeflateStream(new MemoryStream(content[(content.IndexOf((byte)0) + 4)..].ToArray()), CompressionMode.Decompress);
        using var profile = new MemoryStream();
        deflated.CopyTo(profile);
        return profile.ToArray();
    }

    /// <summary>Pixels for each millimeter, from left to right.</summary>
    internal static double ResolutionOf(byte[] encoded)
    {
        var metadata = Image.Identify(encoded).Metadata;
        return metadata.HorizontalResolution / metadata.ResolutionUnits switch
        {
            PixelResolutionUnit.PixelsPerInch => 25.4,
            PixelResolutionUnit.PixelsPerCentimeter => 10,
            PixelResolutionUnit.PixelsPerMeter => 1000,
            _ => double.NaN,
        };
    }
}
