namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>Where a folder can be that a list of images names.</summary>
/// <param name="IsBelow">Whether it is below the folder that is read, in which the images need not be there.</param>
/// <param name="Elsewhere">The folder of this path, if it exists elsewhere: what it has is not read.</param>
/// <param name="Images">The folders here that can have its images.</param>
/// <param name="Labels">Those that can have the labels.</param>
internal sealed record ListedFolder(bool IsBelow, string? Elsewhere, string[] Images, string[] Labels);
