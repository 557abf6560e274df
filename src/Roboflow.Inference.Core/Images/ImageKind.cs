namespace Roboflow.Inference.Images;

/// <summary>The format of an image by its first bytes.</summary>
internal enum ImageKind
{
    /// <summary>Not an image format.</summary>
    None,
    Jpeg,
    Png,
    Gif,
    WebP,
    Tiff,
    Avif,
    Bmp,

    /// <summary>An image that a server may be able to read, but this module does not decode.</summary>
    Other,
}
