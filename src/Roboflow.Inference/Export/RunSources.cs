using System;
using System.Collections.Generic;
using System.IO;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Export;

/// <summary>
/// The source images of a run. With -Force, an image's output could replace another source: x.bmp becomes x.png next to x.png.
/// Links do not hide that two paths are the same file.
/// </summary>
internal sealed class RunSources
{
    private readonly HashSet<string> _given = new(PathRules.Comparer);
    private readonly Dictionary<string, string> _places = new(PathRules.Comparer);
    private readonly Dictionary<string, string> _folders = new(PathRules.Comparer);

    /// <summary>Adds a source by its full path.</summary>
    internal void Add(string path)
    {
        if (_given.Add(path))
        {
            _places[PlaceOf(path)] = path;
            if (TargetOf(path) is { } target)
            {
                _places[PlaceOf(target)] = path;
            }
        }
    }

    /// <summary>
    /// Returns the source that an image's output would replace, or null. Sources that come later are not known yet, so an existing
    /// file with the image's name in the image's folder counts as one, whatever its extension.
    /// </summary>
    internal string? Replaced(string file, string source)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        return _places.TryGetValue(PlaceOf(file), out var owner) ? owner
            : PathRules.Comparer.Equals(Path.GetFileNameWithoutExtension(file), Path.GetFileNameWithoutExtension(source))
                && PathRules.Comparer.Equals(FolderOf(file), FolderOf(source)) ? file
            : null;
    }

    private string PlaceOf(string file) => Path.Combine(FolderOf(file), Path.GetFileName(file));

    private string FolderOf(string file)
    {
        // A root, which is no image, has no folder.
        var folder = Path.GetDirectoryName(file) ?? file;
        if (!_folders.TryGetValue(folder, out var real))
        {
            real = RealPath(folder);
            _folders.Add(folder, real);
        }

        return real;
    }

    private static string RealPath(string folder)
    {
        try
        {
            return FolderWalk.RealPath(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Path.GetFullPath(folder);
        }
    }

    // .NET Framework cannot resolve links.
    private static string? TargetOf(string path)
    {
#if NET
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
#else
        return null;
#endif
    }
}
