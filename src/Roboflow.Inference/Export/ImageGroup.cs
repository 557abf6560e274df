using System.Collections.Generic;

namespace Roboflow.Inference.Export;

/// <summary>What was found on one image, in the order in which it came.</summary>
/// <typeparam name="T">What is kept of each detection.</typeparam>
internal sealed class ImageGroup<T>
{
    internal ImageGroup(string path) => Path = path;

    /// <summary>The image's full path.</summary>
    internal string Path { get; }

    /// <summary>The detections; empty where nothing was found, or all was refused.</summary>
    internal List<T> Items { get; } = [];

    /// <summary>Whether a detection was refused, so that a group without any is not an image without any.</summary>
    internal bool HasRefused { get; set; }
}
