using System;
using System.Collections.Generic;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>
/// The images that entries of a data set name exactly. An image that is only similar in name to a missing one can be one of these, and would get the
/// objects of both. They are collected when that is in question for the first time: most data sets have all their images.
/// </summary>
internal sealed class NamedImages
{
    private Func<IEnumerable<ImageEntry>>? _entries;
    private HashSet<string>? _paths;

    /// <summary>Begins a data set, or a file that has many images.</summary>
    internal void Begin(Func<IEnumerable<ImageEntry>> entries) => (_entries, _paths) = (entries, null);

    /// <summary>Whether an entry names this image.</summary>
    /// <param name="image">The image's path.</param>
    /// <param name="find">Returns the path that an entry names exactly, or null.</param>
    internal bool Contains(string image, Func<ImageEntry, string?> find) => (_paths ??= Collect(find)).Contains(image);

    private HashSet<string> Collect(Func<ImageEntry, string?> find)
    {
        var paths = new HashSet<string>(FolderPaths.Comparer);
        ImageEntry? last = null;
        foreach (var entry in _entries?.Invoke() ?? [])
        {
            if (entry != last && find(entry) is { } path)
            {
                _ = paths.Add(path);
            }

            last = entry;
        }

        return paths;
    }
}
