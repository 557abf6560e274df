namespace Roboflow.Inference.Core.Tests.Datasets;

/// <summary>Two boxes of one image, and an image without any.</summary>
internal static class SampleBoxes
{
    internal static readonly Prediction Helmet = new()
    {
        X = 189.5,
        Y = 100,
        Width = 163,
        Height = 186,
        Confidence = 0.544,
        Class = "helmet",
        Path = "/p/a.jpg",
        ImageWidth = 2048,
        ImageHeight = 1371
    };

    internal static readonly Prediction Vest = Helmet with { Class = "vest, \"red\"", X = 10, Y = 10, Width = 40, Height = 40 };

    internal static readonly DetectionResult Empty = new() { Path = "/p/empty.png", ImageWidth = 64, ImageHeight = 48 };
}
