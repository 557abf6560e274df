using System;
using System.Buffers.Binary;
using NetVips;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>
/// The canvas of a GIF. libvips ignores it where it has the size of an old screen (640 x 480, 1024 x 768, …) or is larger than 2048,
/// and returns only the area up to the first frame's end. Servers use the canvas, so their boxes are in its pixels.
/// </summary>
internal static class GifCanvas
{
    private const int Position = 6;

    /// <summary>Returns the size of the image: that of the canvas or, if the first frame extends beyond it, up to its end.</summary>
    internal static (int Width, int Height) SizeOf(Image image, ReadOnlySpan<byte> gif)
    {
        var width = BinaryPrimitives.ReadUInt16LittleEndian(gif.Slice(Position));
        var height = BinaryPrimitives.ReadUInt16LittleEndian(gif.Slice(Position + 2));
        return (Math.Max(image.Width, width), Math.Max(image.Height, height));
    }

    /// <summary>Returns the image on its canvas, whose rest is transparent, or black in an image without transparency.</summary>
    internal static Image Complete(Image image, ReadOnlySpan<byte> gif)
    {
        var (width, height) = SizeOf(image, gif);
        return image.Embed(0, 0, width, height);
    }
}
