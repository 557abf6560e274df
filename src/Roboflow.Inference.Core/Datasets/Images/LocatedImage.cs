namespace Roboflow.Inference.Datasets.Images;

/// <summary>An image of a data set: its path, and whether it exists and can be opened.</summary>
internal readonly record struct LocatedImage(string Path, bool Exists);
