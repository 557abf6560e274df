namespace Roboflow.Inference;

/// <summary>The formats in which images are written.</summary>
public enum ImageFormat
{
    /// <summary>JPEG: small, without transparency.</summary>
    Jpeg,

    /// <summary>PNG: exact.</summary>
    Png,

    /// <summary>WebP: smaller than JPEG, with transparency.</summary>
    WebP,

    /// <summary>TIFF: exact, compressed with Deflate.</summary>
    Tiff,
}
