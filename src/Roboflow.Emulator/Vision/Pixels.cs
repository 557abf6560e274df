using System;
using System.IO;
using Roboflow.Emulator.Answers;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Roboflow.Emulator.Vision;

/// <summary>A decoded image: red, green and blue of each pixel, row by row.</summary>
internal sealed record Pixels(int Width, int Height, byte[] Data)
{
    // Memory use depends on the number of pixels, not on the size of the file.
    private const long Maximum = 64_000_000;

    private static readonly JpegEncoder Jpeg = new() { Quality = 90 };

    /// <exception cref="EmulatorFault">400: the bytes are not an image that the server can read.</exception>
    internal static Pixels Decode(byte[] bytes, bool autoOrient)
    {
        if (!ImageSignature.IsTaken(bytes))
        {
            throw EmulatorFault.BadImage("the content is not an image of a known kind.");
        }

        try
        {
            // A small file can state any size, so the size is checked before the pixels are decoded.
            var size = Image.Identify(bytes) ?? throw EmulatorFault.BadImage("the image cannot be read.");
            if ((long)size.Width * size.Height > Maximum)
            {
                throw EmulatorFault.BadImage($"the image has {size.Width} x {size.Height} pixels, more than {Maximum}.");
            }

            // Rgb24 drops alpha and keeps the colors below it, like the server.
            using var image = Image.Load<Rgb24>(bytes);
            if (autoOrient)
            {
                image.Mutate(i => i.AutoOrient());
            }

            var data = new byte[image.Width * image.Height * 3];
            image.CopyPixelDataTo(data);
            return new Pixels(image.Width, image.Height, data);
        }
        catch (Exception e) when (e is not (EmulatorFault or OutOfMemoryException))
        {
            // For damaged files the decoder can throw almost any exception.
            throw EmulatorFault.BadImage("the image is damaged.");
        }
    }

    internal byte[] ToJpeg()
    {
        using var image = Image.LoadPixelData<Rgb24>(Data, Width, Height);
        using var jpeg = new MemoryStream();
        image.Save(jpeg, Jpeg);
        return jpeg.ToArray();
    }
}
