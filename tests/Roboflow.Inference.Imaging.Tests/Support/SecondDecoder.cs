using Roboflow.Inference.Imaging.Pixels;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Roboflow.Inference.Imaging.Tests.Support;

/// <summary>Reads images with a decoder that is not the product's, so that both cannot share a mistake.</summary>
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
}
