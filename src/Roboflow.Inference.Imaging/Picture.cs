namespace Roboflow.Inference.Imaging;

/// <summary>A decoded picture, upright, with what its file said about it.</summary>
public sealed class Picture
{
    /// <summary>72 dots an inch, which viewers assume where a file does not say.</summary>
    internal const double UsualResolution = 72 / 25.4;

    /// <summary>A picture of these pixels.</summary>
    public Picture(PixelBuffer pixels) => Pixels = pixels;

    /// <summary>The pixels, with EXIF orientation applied.</summary>
    public PixelBuffer Pixels { get; }

    /// <summary>The format to write it in unless the user says otherwise: the file's own, or the nearest that we write.</summary>
    public PictureFormat Format { get; init; } = PictureFormat.Png;

    /// <summary>The ICC profile that the pixels' values are meant in; null for sRGB.</summary>
    public byte[]? ColourProfile { get; init; }

    /// <summary>Pixels a millimetre, across.</summary>
    public double HorizontalResolution { get; init; } = UsualResolution;

    /// <summary>Pixels a millimetre, down.</summary>
    public double VerticalResolution { get; init; } = UsualResolution;

    /// <summary>The same format, profile and resolution with other pixels, for example a part of them.</summary>
    public Picture With(PixelBuffer pixels) => new(pixels)
    {
        Format = Format,
        ColourProfile = ColourProfile,
        HorizontalResolution = HorizontalResolution,
        VerticalResolution = VerticalResolution,
    };

    /// <summary>Gives the pixels' memory back for the next picture. To be called once, when nobody uses the pixels any more.</summary>
    public void Recycle() => PixelArrays.Return(Pixels.Data);
}
