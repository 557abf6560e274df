using Roboflow.Inference.Images;

namespace Roboflow.Inference.Imaging.Codecs;

/// <summary>The default output format for each input format.</summary>
internal static class WrittenFormat
{
    /// <summary>Returns the format: GIF and BMP become PNG, which is also lossless, and AVIF becomes JPEG.</summary>
    internal static ImageFormat For(ImageKind kind) => kind switch
    {
        ImageKind.Jpeg or ImageKind.Avif => ImageFormat.Jpeg,
        ImageKind.WebP => ImageFormat.WebP,
        ImageKind.Tiff => ImageFormat.Tiff,
        _ => ImageFormat.Png,
    };
}
