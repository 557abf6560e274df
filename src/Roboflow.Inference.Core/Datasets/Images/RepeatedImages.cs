using System;
using System.Collections.Generic;
using System.IO;
using Roboflow.Inference.Datasets.Writing;
using Roboflow.Inference.Files;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>
/// Notices an image that has the objects of two entries of a data set: of a file and its copy, of two label files, or of two names in a file. Warns
/// once, also if the files are named one by one.
/// </summary>
internal sealed class RepeatedImages
{
    // Limits the memory. Copies of a file have their first images in common.
    private const int MostImages = 250_000;

    private readonly Dictionary<Key, Entry> _entries = [];
    private bool _warned;

    /// <summary>Adds an image.</summary>
    /// <param name="file">The file that has it.</param>
    /// <param name="read">The image with its objects.</param>
    /// <param name="isForImage">Whether each file is that of an image. Otherwise a file can list the images of another one, without their objects.</param>
    /// <param name="warn">Receives the warning.</param>
    internal void Add(string file, NamedResult read, bool isForImage, Action<string> warn)
    {
        if (_warned || read.Result.Path is not { Length: > 0 } path)
        {
            return;
        }

        // A path that is kept although it is relative belongs to the file's folder, and other models find other objects.
        var key = new Key(ImageName.IsFull(path) || path.Contains("://") ? null : Path.GetDirectoryName(file), path, read.Result.Model);
        var entry = new Entry(file, read.Name is { } name ? ImageName.Plain(name) : null, read.Result.Predictions.Count > 0);
        if (!_entries.TryGetValue(key, out var earlier))
        {
            if (_entries.Count < MostImages)
            {
                _entries.Add(key, entry);
            }
        }
        else if (earlier.File == file ? earlier.Name != entry.Name : isForImage || (earlier.HasObjects && entry.HasObjects))
        {
            Stop();
            var where = earlier.File == file ? $"is the image of {earlier.Name} and of {entry.Name} in {file}" : $"is in {earlier.File} and in {file}";
            warn($"{AddressText.OfPath(path)} {where}; its objects come from both. This warning is shown once.");
        }
        else if (!earlier.HasObjects && entry.HasObjects)
        {
            _entries[key] = entry;
        }
    }

    /// <summary>Warns no longer, because the user knows already.</summary>
    internal void Stop()
    {
        _warned = true;
        _entries.Clear();
    }

    private readonly record struct Entry(string File, string? Name, bool HasObjects);

    private readonly record struct Key(string? Folder, string Path, string? Model)
    {
        public bool Equals(Key other) => Folder == other.Folder && FolderPaths.Comparer.Equals(Path, other.Path) && Model == other.Model;

        public override int GetHashCode() => FolderPaths.Comparer.GetHashCode(Path);
    }
}
