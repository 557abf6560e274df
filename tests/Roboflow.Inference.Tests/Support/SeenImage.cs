using System;
using System.IO;
using System.Linq;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Roboflow.Inference.Tests.Support;

/// <summary>An image file as ImageSharp reads it, upright and in RGB: the module uses another decoder, so the two share no mistake.</summary>
internal sealed class SeenImage
{
    private readonly Rgb24[] _pixels;

    private SeenImage(Image<Rgb24> image, string format)
    {
        image.Mutate(i => i.AutoOrient());
        (Width, Height, Format) = (image.Width, image.Height, format);
        _pixels = new Rgb24[image.Width * image.Height];
        image.CopyPixelDataTo(_pixels);
    }

    internal int Width { get; }

    internal int Height { get; }

    /// <summary>The file's format by its content, such as PNG.</summary>
    internal string Format { get; }

    internal ReadOnlySpan<Rgb24> Pixels => _pixels;

    internal static SeenImage Read(string path) => Read(File.ReadAllBytes(path));

    internal static SeenImage Read(byte[] encoded)
    {
        using var image = Image.Load<Rgb24>(encoded, out var format);
        return new SeenImage(image, format.Name);
    }

    /// <summary>The color of a pixel as hexadecimal digits, such as FF0000.</summary>
    internal string ColorAt(int x, int y) => Hex(_pixels[(y * Width) + x]);

    internal bool IsCyan(int x, int y) => IsCyan(_pixels[(y * Width) + x]);

    internal int CountCyan() => _pixels.Count(IsCyan);

    /// <summary>A PNG of 100 by 100 pixels of one gray.</summary>
    internal static byte[] Plain(byte gray)
    {
        using var image = new Image<Rgb24>(100, 100, new Rgb24(gray, gray, gray));
        using var png = new MemoryStream();
        image.SaveAsPng(png);
        return png.ToArray();
    }

    private static string Hex(Rgb24 p) => Convert.ToHexString([p.R, p.G, p.B]);

    private static bool IsCyan(Rgb24 p) => p.R < 70 && p.G > 190 && p.B > 190;
}
