namespace Roboflow.Inference.Datasets.Images;

/// <summary>An image as a data set names it: in a file, or by the name of its own label file.</summary>
/// <param name="File">The file with the labels.</param>
/// <param name="Name">The name in it, or null.</param>
/// <param name="Extension">The extension of the image, if it is in a list of the data set.</param>
internal readonly record struct ImageEntry(string File, string? Name, string? Extension = null);
