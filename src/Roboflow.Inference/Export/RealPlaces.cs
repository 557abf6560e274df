using System;
using System.Collections.Generic;
using System.IO;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Export;

/// <summary>The real places of files: links do not hide that two paths are the same file. Folders are looked up once.</summary>
internal sealed class RealPlaces
{
    private readonly Dictionary<string, string> _folders = new(PathRules.Comparer);

    /// <summary>Returns the place of a file. A file that is a link is the link itself, because writing replaces it.</summary>
    internal string Of(string file) => Path.Combine(FolderOf(file), Path.GetFileName(file));

    /// <summary>Returns the places that an image is read from: its own, and that of its target if it is a link.</summary>
    internal string[] OfSource(string path) => TargetOf(path) is { } target ? [Of(path), Of(target)] : [Of(path)];

    private string FolderOf(string file)
    {
        // A root, which is not an image, has no folder.
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
