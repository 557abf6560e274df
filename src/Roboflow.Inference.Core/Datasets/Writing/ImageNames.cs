using System;
using System.Collections.Generic;
using System.IO;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Files;
using Roboflow.Inference.Images;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Writing;

/// <summary>
/// Gives each image a unique name in a data set: the file name, or the path below a root, with forward slashes.
/// </summary>
/// <param name="options">The options, with the root.</param>
/// <param name="byStem">Whether names must differ without their extensions, because label files replace the extension.</param>
internal sealed class ImageNames(DatasetWriterOptions options, bool byStem)
{
    private readonly Dictionary<string, string> _images = new(FolderPaths.Comparer);

    /// <summary>Returns the image's name, or null and the problem.</summary>
    internal string? Claim(string? path, out DatasetProblem? problem)
    {
        problem = null;
        if (string.IsNullOrEmpty(path))
        {
            problem = new(DatasetProblemKind.PathMissing, null, "A prediction has no Path, so its image is unknown.");
            return null;
        }

        var name = NameOf(path!);
        if (name is { Length: 0 })
        {
            problem = new(DatasetProblemKind.PathMissing, path, $"{path} is a folder, so the image is unknown.");
            return null;
        }

        if (name is null)
        {
            problem = new(DatasetProblemKind.OutsideRoot, path, $"{path} is not below {options.Root}.");
            return null;
        }

        var key = byStem ? ImageName.StemOf(name) : name;
        if (!_images.TryGetValue(key, out var other))
        {
            _images.Add(key, path!);
        }
        else if (!FolderPaths.Comparer.Equals(other, path) && !FolderPaths.Comparer.Equals(FullOf(other), FullOf(path!)))
        {
            problem = new(DatasetProblemKind.NameCollision, path, $"{path} would have the same name in the data set as {AddressText.OfPath(other)}: {key}.");
            return null;
        }

        return name;
    }

    /// <summary>Releases the name of an image that is not written, so that a later one can have it.</summary>
    internal void GiveBack(string name) => _images.Remove(byStem ? ImageName.StemOf(name) : name);

    private string? NameOf(string path)
    {
        if (ImageName.OfAddress(path) is { } ofAddress)
        {
            return ofAddress;
        }

        if (options.Root is null)
        {
            return IsOfWindows(path) ? ImagePath.NameOf(path) : Path.GetFileName(FullOf(path));
        }

        return FolderPaths.Below(FullOf(path), options.Root) is { Length: > 0 } name ? name.Replace(Path.DirectorySeparatorChar, '/') : null;
    }

    // Results of a Windows machine can be collected on another system, which would take the whole path for a name.
    private static bool IsOfWindows(string path) =>
        Path.DirectorySeparatorChar == '/' && (path.StartsWith("\\\\", StringComparison.Ordinal) || (path.Length > 2 && path[1] == ':' && path[2] == '\\'));

    // The path is already full; this resolves "..", so that no name leads out of the data set.
    private string FullOf(string path) => WebAddress.Of(path) is null ? Path.GetFullPath(options.FullPath(path)) : path;
}
