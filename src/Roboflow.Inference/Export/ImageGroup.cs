using System.Collections.Generic;

namespace Roboflow.Inference.Export;

/// <summary>The detections of one image, in input order.</summary>
/// <typeparam name="T">The type that represents each detection.</typeparam>
internal sealed class ImageGroup<T>
{
    internal ImageGroup(string path) => Path = path;

    /// <summary>The image's full path.</summary>
    internal string Path { get; }

    /// <summary>The detections; empty if there are none or all were rejected.</summary>
    internal List<T> Items { get; } = [];

    /// <summary>Whether a detection was rejected, so that an empty group does not count as an image without detections.</summary>
    internal bool HasRefused { get; set; }
}
