using System.Collections.Generic;

namespace Roboflow.Inference.Export;

/// <summary>What was found on one picture, in the order in which it came.</summary>
/// <typeparam name="T">What is kept of each detection.</typeparam>
internal sealed class PictureGroup<T>
{
    internal PictureGroup(string path) => Path = path;

    /// <summary>The picture's full path.</summary>
    internal string Path { get; }

    /// <summary>The detections; empty where nothing was found, or all was refused.</summary>
    internal List<T> Items { get; } = [];

    /// <summary>Whether a detection was refused, so that a group without any is not a picture without any.</summary>
    internal bool HasRefused { get; set; }
}
