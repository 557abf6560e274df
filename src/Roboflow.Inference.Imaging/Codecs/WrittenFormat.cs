using Roboflow.Inference.Detection;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>The format to write what was read, unless the caller names one.</summary>
internal static class WrittenFormat
{
    /// <summary>GIF and BMP stay exact as PNG, AVIF becomes JPEG.</summary>
    internal static ImageFormat For(ImageKind kind) => kind switch
    {
        ImageKind.Jpeg or ImageKind.Avif => ImageFormat.Jpeg,
        ImageKind.WebP => ImageFormat.WebP,
        ImageKind.Tiff => ImageFormat.Tiff,
        _ => ImageFormat.Png,
    };
}
