namespace Roboflow.Inference.Datasets.Images;

/// <summary>A folder that can have the images of a split.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="IsSubfolder">Whether it is another folder than those that have the images of all splits.</param>
/// <param name="IsAbove">Whether folders above the named one are part of its name, so that it is more exact.</param>
internal readonly record struct SplitFolder(string Folder, bool IsSubfolder, bool IsAbove);
