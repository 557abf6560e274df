namespace Roboflow.Inference.Datasets.Images;

/// <summary>Which images are taken for a named one.</summary>
internal enum ImageSearch
{
    /// <summary>Only one of exactly the name.</summary>
    Exact,

    /// <summary>Also one of a similar name.</summary>
    Similar,

    /// <summary>Also one of the label file's name.</summary>
    SimilarOrOwn,
}
