namespace Roboflow.Inference.Datasets;

/// <summary>Why an image or an entry could not be written or read.</summary>
internal enum DatasetProblemKind
{
    /// <summary>The prediction has no image, which the format requires.</summary>
    PathMissing,

    /// <summary>The format needs the image's size, which is unknown.</summary>
    ImageSizeMissing,

    /// <summary>Two images would have the same name in the data set.</summary>
    NameCollision,

    /// <summary>The image is not below the folder to which names are relative.</summary>
    OutsideRoot,

    /// <summary>A number is infinite or NaN, or the width or height is negative.</summary>
    ImpossibleBox,

    /// <summary>The class name contains a character that the format does not allow.</summary>
    InvalidClassName,

    /// <summary>The mask or the key points are invalid; the box is written.</summary>
    InvalidShape,

    /// <summary>The box is outside the image, or has no area in a format that needs one.</summary>
    OutsideImage,

    /// <summary>The prediction refers to another size of its image than the ones before.</summary>
    OtherSize,

    /// <summary>The file exists and must not be overwritten.</summary>
    FileExists,

    /// <summary>The file is a journal, which is never overwritten.</summary>
    JournalExists,

    /// <summary>The file cannot be written.</summary>
    WriteFailed,

    /// <summary>The file does not exist.</summary>
    FileMissing,

    /// <summary>The file cannot be read.</summary>
    FileUnreadable,

    /// <summary>The image of a label file is not found, and its size is unknown.</summary>
    ImageMissing,

    /// <summary>The file, or one of its entries, is malformed.</summary>
    Malformed,
}
