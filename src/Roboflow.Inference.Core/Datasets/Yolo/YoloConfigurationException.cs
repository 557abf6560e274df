using System;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>A data.yaml that cannot be read.</summary>
internal sealed class YoloConfigurationException(string message, long line) : FormatException(message)
{
    internal long Line { get; } = line;
}
