using System;
using Roboflow.Inference.Imaging.Drawing;

namespace Roboflow.Inference.Imaging.Pixels;

/// <summary>Pixels of one image: 8-bit sRGB, interleaved, rows from the top, no padding.</summary>
internal sealed class PixelBuffer
{
    /// <summary>Wraps <paramref name="data"/>, of Width × Height × Bands bytes, without copying it.</summary>
    /// <exception cref="ArgumentException">The length does not match the size.</exception>
    public PixelBuffer(int width, int height, int bands, byte[] data)
    {
        if (data is null || data.LongLength != (long)width * height * bands)
        {
            throw new ArgumentException("The data does not have width x height x bands bytes.", nameof(data));
        }

        Width = width;
        Height = height;
        Bands = bands;
        Data = data;
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Bytes per pixel: 3 (RGB) or 4 (RGBA).</summary>
    public int Bands { get; }

    /// <summary>The bytes, not copied: writing to them changes the image.</summary>
    public byte[] Data { get; }

    /// <summary>Returns a copy of a part inside the image.</summary>
    internal PixelBuffer Cut(PixelRectangle area)
    {
        var cut = new byte[area.Area * Bands];
        var row = area.Width * Bands;
        for (var y = 0; y < area.Height; y++)
        {
            Array.Copy(Data, (((long)(area.Top + y) * Width) + area.Left) * Bands, cut, (long)y * row, row);
        }

        return new PixelBuffer(area.Width, area.Height, Bands, cut);
    }

    /// <summary>Returns RGB if every pixel is opaque, as in most images with an alpha channel; else the buffer itself.</summary>
    internal PixelBuffer WithoutOpaqueAlpha()
    {
        if (Bands != 4)
        {
            return this;
        }

        for (var i = 3; i < Data.Length; i += 4)
        {
            if (Data[i] != byte.MaxValue)
            {
                return this;
            }
        }

        return WithoutAlpha();
    }

    /// <summary>Returns RGB with unchanged colors.</summary>
    internal PixelBuffer WithoutAlpha()
    {
        if (Bands != 4)
        {
            return this;
        }

        var rgb = new byte[Data.Length / 4 * 3];
        for (int i = 0, o = 0; o < rgb.Length; i += 4, o += 3)
        {
            (rgb[o], rgb[o + 1], rgb[o + 2]) = (Data[i], Data[i + 1], Data[i + 2]);
        }

        return new PixelBuffer(Width, Height, 3, rgb);
    }
}
