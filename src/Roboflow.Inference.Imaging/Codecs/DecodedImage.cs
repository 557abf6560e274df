using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>A decoded image, upright, with what its file said about it.</summary>
internal sealed class DecodedImage
{
    /// <summary>72 dots an inch, which viewers assume where a file does not say.</summary>
    internal const double UsualResolution = 72 / 25.4;

    /// <summary>An image of these pixels.</summary>
    public DecodedImage(PixelBuffer pixels) => Pixels = pixels;

    /// <summary>The pixels, with EXIF orientation applied.</summary>
    public PixelBuffer Pixels { get; }

    /// <summary>The format to write it in unless the user says otherwise: the file's own, or the nearest that we write.</summary>
    public ImageFormat Format { get; init; } = ImageFormat.Png;

    /// <summary>Whether the file holds its colors at half the resolution, as most JPEGs do; written again, it stays so.</summary>
    internal bool HasHalvedColors { get; init; }

    /// <summary>The ICC profile that the pixels' values are meant in; null for sRGB.</summary>
    public byte[]? ColorProfile { get; init; }

    /// <summary>Pixels a millimeter, across.</summary>
    public double HorizontalResolution { get; init; } = UsualResolution;

    /// <summary>Pixels a millimeter, down.</summary>
    public double VerticalResolution { get; init; } = UsualResolution;

    /// <summary>The same format, profile and resolution with other pixels, for example a part of them.</summary>
    public DecodedImage With(PixelBuffer pixels) => new(pixels)
    {
        Format = Format,
        HasHalvedColors = HasHalvedColors,
        ColorProfile = ColorProfile,
        HorizontalResolution = HorizontalResolution,
        VerticalResolution = VerticalResolution,
    };

    /// <summary>Gives the pixels' memory back for the next image. To be called once, when nobody uses the pixels any more.</summary>
    public void Recycle() => PixelArrays.Return(Pixels.Data);
}
