using System;
using System.Collections.Generic;
using System.IO;
using Roboflow.Emulator.Drawing;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Tiff;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing.Processors.Quantization;

namespace Roboflow.Emulator;

/// <summary>Draws images of solid shapes for the samples and the tests, and encodes them.</summary>
public static class SampleImages
{
    private const string White = "#ffffff";

    /// <summary>Writes the sample images to a folder and returns their paths.</summary>
    public static IReadOnlyList<string> Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var harbour = SampleScenes.Harbour();
        return
        [
            Save(folder, "harbour.jpg", Encode(harbour, ".jpg", 1)),
            Save(folder, "street.png", Encode(SampleScenes.Street(), ".png", 1)),
            Save(folder, "market.webp", Encode(SampleScenes.Market(), ".webp", 1)),
            Save(folder, "rotated.jpg", Encode(harbour, ".jpg", 6)),
            Save(folder, "empty.png", Encode(SampleScenes.Empty(), ".png", 1)),
            Save(folder, "yard [2] north.jpg", Encode(SampleScenes.Yard(), ".jpg", 1)),
            Save(folder, "büro-窓.png", Encode(SampleScenes.Window(), ".png", 1)),
        ];
    }

    /// <summary>
    /// Encodes one image: the SVG elements rect, circle, polygon and path (straight lines) on white, in the format of the
    /// extension, with an EXIF orientation if it is not 1.
    /// </summary>
    public static byte[] Encode(string shapes, int width, int height, string suffix, int orientation = 1)
    {
        var canvas = new Canvas(width, height, White);
        ShapeMarkup.Draw(canvas, shapes);
        return Encode(canvas, suffix, orientation);
    }

    private static byte[] Encode(Canvas canvas, string suffix, int orientation)
    {
        using var image = Image.LoadPixelData<Rgb24>(canvas.Data, canvas.Width, canvas.Height);
        if (orientation != 1)
        {
            image.Metadata.ExifProfile = new ExifProfile();
            image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)orientation);
        }

        using var encoded = new MemoryStream();
        image.Save(encoded, EncoderOf(suffix));
        return encoded.ToArray();
    }

    // No chroma subsampling and no dithering, so that the edges of solid shapes stay exact.
    private static IImageEncoder EncoderOf(string suffix) => suffix switch
    {
        ".jpg" or ".jpeg" => new JpegEncoder { Quality = 90, ColorType = JpegColorType.YCbCrRatio444 },
        ".png" => new PngEncoder(),
        ".webp" => new WebpEncoder { FileFormat = WebpFileFormatType.Lossy, Quality = 75 },
        ".gif" => new GifEncoder { Quantizer = new WuQuantizer(new QuantizerOptions { Dither = null }) },
        ".tif" or ".tiff" => new TiffEncoder(),
        ".bmp" => new BmpEncoder(),
        _ => throw new ArgumentException($"'{suffix}' images cannot be written.", nameof(suffix)),
    };

    private static string Save(string folder, string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }
}
