namespace Roboflow.Inference.Datasets;

/// <summary>Why an image or an entry could not be written or read.</summary>
internal enum DatasetProblemKind
{
    /// <summary>The prediction has no image, which the form is about.</summary>
    PathMissing,

    /// <summary>The form needs the image's size, and nothing tells it.</summary>
    ImageSizeMissing,

    /// <summary>Two images would have the same name in the data set.</summary>
    NameCollision,

    /// <summary>The image is not under the root that names are relative to.</summary>
    OutsideRoot,

    /// <summary>A number is infinite or none, or the width or height is negative.</summary>
    ImpossibleBox,

    /// <summary>The class's name has a character that the form cannot hold.</summary>
    InvalidClassName,

    /// <summary>The form has no way to write the mask or the key points; the box is written.</summary>
    InvalidShape,

    /// <summary>Nothing of the box is inside the image.</summary>
    OutsideImage,

    /// <summary>The file is there, and overwriting was not asked for.</summary>
    FileExists,

    /// <summary>The file cannot be written.</summary>
    WriteFailed,

    /// <summary>The file is not there.</summary>
    FileMissing,

    /// <summary>The file cannot be read.</summary>
    FileUnreadable,

    /// <summary>The image of a label file is not found, and nothing else tells its size.</summary>
    ImageMissing,

    /// <summary>What the file, or one entry of it, says makes no sense.</summary>
    Malformed,
}

/// <summary>One thing that could not be written or read; everything else could.</summary>
/// <param name="Kind">The cause.</param>
/// <param name="Target">The image or the file.</param>
/// <param name="Message">What is wrong, in words for the user; for a malformed file with its name and line.</param>
internal sealed record DatasetProblem(DatasetProblemKind Kind, string? Target, string Message);
