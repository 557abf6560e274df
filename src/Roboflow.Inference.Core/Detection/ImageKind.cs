namespace Roboflow.Inference.Detection;

/// <summary>The format of an image by its first bytes.</summary>
internal enum ImageKind
{
    /// <summary>No image format claims them.</summary>
    None,
    Jpeg,
    Png,
    Gif,
    WebP,
    Tiff,
    Avif,
    Bmp,

    /// <summary>An image that a server may read and this module does not decode.</summary>
    Other,
}
