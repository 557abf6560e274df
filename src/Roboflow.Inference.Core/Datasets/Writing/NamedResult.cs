namespace Roboflow.Inference.Datasets.Writing;

/// <summary>An image of a file, with what names it in a file that has many; otherwise the name is null.</summary>
internal readonly record struct NamedResult(string? Name, DetectionResult Result);
