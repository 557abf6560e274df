namespace Roboflow.Inference.Datasets.Images;

/// <summary>An image with its name in the data set.</summary>
internal sealed record DatasetImage(string Name, string Path, int Width, int Height);
