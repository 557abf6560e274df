using Roboflow.Inference.Imaging.Pixels;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>A decoded, upright image, with the format, profile and resolution of its file.</summary>
internal sealed class DecodedImage
{
    /// <summary>Creates an image with these pixels.</summary>
    public DecodedImage(PixelBuffer pixels) => Pixels = pixels;

    /// <summary>The pixels, with EXIF orientation applied.</summary>
    public PixelBuffer Pixels { get; }

    /// <summary>The default output format: the file's own, or the closest one that can be written.</summary>
    public ImageFormat Format { get; init; } = ImageFormat.Png;

    /// <summary>Whether the file has chroma subsampling, like most JPEGs; it is kept when the image is written.</summary>
    internal bool HasHalvedColors { get; init; }

    /// <summary>Whether the file has more than 8 bits per channel.</summary>
    internal bool HasMoreBits { get; init; }

    /// <summary>Whether the file's EXIF orientation turned or mirrored the pixels.</summary>
    internal bool IsTurned { get; init; }

    /// <summary>Whether the file has a color profile that is incomplete or damaged, so that it is not used.</summary>
    internal bool HasDamagedProfile { get; init; }

    /// <summary>The ICC profile of the pixels; null for sRGB.</summary>
    public byte[]? ColorProfile { get; init; }

    /// <summary>Horizontal pixels per millimeter.</summary>
    public double HorizontalResolution { get; init; } = Resolution.Usual;

    /// <summary>Vertical pixels per millimeter.</summary>
    public double VerticalResolution { get; init; } = Resolution.Usual;

    /// <summary>Returns an image with the same format, profile and resolution but other pixels, for example a part.</summary>
    public DecodedImage With(PixelBuffer pixels) => new(pixels)
    {
        Format = Format,
        HasHalvedColors = HasHalvedColors,
        HasMoreBits = HasMoreBits,
        ColorProfile = ColorProfile,
        HorizontalResolution = HorizontalResolution,
        VerticalResolution = VerticalResolution,
    };

    /// <summary>Returns the pixels' memory for the next image. Call it once, when the pixels are no longer used.</summary>
    public void Recycle() => PixelArrays.Return(Pixels.Data);
}
