namespace Roboflow.Inference;

/// <summary>The output formats of images.</summary>
public enum ImageFormat
{
    /// <summary>JPEG: small, without transparency.</summary>
    Jpeg,

    /// <summary>PNG: lossless.</summary>
    Png,

    /// <summary>WebP: smaller than JPEG, with transparency.</summary>
    WebP,

    /// <summary>TIFF: lossless, compressed with Deflate.</summary>
    Tiff,
}
