using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets.Images;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// The folders of images in a data set for which there are no labels at all, such as <c>images/val</c> if only <c>labels/train</c>
/// exists. Another data set's images, of which nothing is in a folder of labels, do not count.
/// </summary>
/// <param name="root">The folder of the data set.</param>
internal sealed class UnlabeledFolders(string root)
{
    private readonly SortedSet<string> _labels = new(StringComparer.Ordinal);
    private string? _last;

    /// <summary>Notes the folder of an image; other files are ignored.</summary>
    internal void Add(string file)
    {
        if (ImageFolders.CanBeImage(file) && Path.GetDirectoryName(file)! is var folder && folder != _last)
        {
            _last = folder;
            var segments = SegmentsOf(folder);
            if (LastOf(segments, "images") is >= 0 and var at)
            {
                segments[at] = "labels";
                _ = _labels.Add(Path.Combine([root, .. segments]));
            }
        }
    }

    /// <summary>Returns the folders of labels that these images would have, of the data sets that have others.</summary>
    /// <param name="labels">The folders of label files.</param>
    internal IEnumerable<string> Beside(IEnumerable<string> labels)
    {
        var read = new HashSet<string>(labels, StringComparer.OrdinalIgnoreCase);
        var sets = new HashSet<string>(read.Select(SetOf).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        return _labels.Where(l => !read.Contains(l) && SetOf(l) is { } set && sets.Contains(set));
    }

    // labels for labels/train, and */labels for train/labels.
    private string? SetOf(string folder)
    {
        var segments = SegmentsOf(folder);
        return LastOf(segments, "labels") is >= 0 and var at
            ? string.Join("/", segments.Take(at + 1).Select(s => SplitNames.Contains(s) ? "*" : s))
            : null;
    }

    private static int LastOf(string[] segments, string name) => Array.FindLastIndex(segments, s => s.Equals(name, StringComparison.OrdinalIgnoreCase));

    private string[] SegmentsOf(string folder) =>
        folder.Substring(Math.Min(root.Length, folder.Length)).Split([Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
}
