using System;
using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.Datasets;

/// <summary>Notices an image whose objects are in two files of a data set, such as a file and its copy; warns once.</summary>
internal sealed class RepeatedImages(Action<string> warn)
{
    // Limits the memory. Copies of a file have their first images in common.
    private const int MostImages = 1_000_000;

    private readonly Dictionary<(string? Folder, string Path, string? Model), string> _files = [];
    private bool _warned;

    internal void Add(string file, DetectionResult result)
    {
        if (_warned || result.Path is not { Length: > 0 } path || result.Predictions.Count == 0)
        {
            return;
        }

        // A path that is kept although it is relative belongs to the file's folder, and other models find other objects.
        var key = (ImageLocator.IsFull(path) || path.Contains("://") ? null : Path.GetDirectoryName(file), path, result.Model);
        if (!_files.TryGetValue(key, out var earlier))
        {
            if (_files.Count < MostImages)
            {
                _files.Add(key, file);
            }
        }
        else if (earlier != file)
        {
            _warned = true;
            _files.Clear();
            warn($"{path} is in {earlier} and in {file}; its objects come from both. This warning is shown once.");
        }
    }
}
