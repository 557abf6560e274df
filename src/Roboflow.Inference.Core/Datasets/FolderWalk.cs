using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Lists the files in a folder and its subfolders, without hidden ones. Links to folders are followed, but each folder is visited once. .NET Framework
/// cannot resolve a link, so links are not followed there: one to a parent folder would never end.
/// </summary>
internal static class FolderWalk
{
    /// <summary>Returns the files sorted by name.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="isWanted">Which files to take.</param>
    /// <param name="tellUnreadable">Told of each folder that cannot be read; the others are.</param>
    /// <param name="cancellation">Ends it.</param>
    internal static string[] Files(string root, Func<string, bool> isWanted, Action<string, Exception> tellUnreadable, CancellationToken cancellation)
    {
        var files = new List<string>();
        var visited = new HashSet<string>(FolderPaths.Comparer);
        var folders = new Stack<string>();
        var links = new Queue<string>();
        folders.Push(root);
        while (folders.Count > 0 || links.Count > 0)
        {
            // Real folders come before links, so that a folder is visited under its own name.
            var folder = folders.Count > 0 ? folders.Pop() : links.Dequeue();
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (visited.Add(RealPath(folder)))
                {
                    Look(folder);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                tellUnreadable(folder, e);
            }
        }

        files.Sort(StringComparer.Ordinal);
        return [.. files];

        void Look(string folder)
        {
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!FolderListing.IsAppleDouble(file) && isWanted(file))
                {
                    files.Add(file);
                }
                else if (!ImageFolders.HasExtension(file) && !FolderListing.IsHidden(file) && LeadsNowhere(file))
                {
                    // Elsewhere than on Windows, a link to a missing folder is listed as a file. Of images only those count that are looked for.
                    tellUnreadable(file, new DirectoryNotFoundException("It is a link to what does not exist."));
                }
            }

            foreach (var below in Directory.EnumerateDirectories(folder))
            {
                cancellation.ThrowIfCancellationRequested();
                if (FolderListing.IsHidden(below))
                {
                    continue;
                }

                if (!File.GetAttributes(below).HasFlag(FileAttributes.ReparsePoint))
                {
                    folders.Push(below);
                }
#if NET

                // A link to a folder above the root would lead out of the data set and back into it.
                else if (FolderPaths.Below(RealPath(root), RealPath(below)) is null)
                {
                    links.Enqueue(below);
                }
#endif
            }
        }
    }

#if NET
    internal static string RealPath(string folder)
    {
        // Any part of the path can be a link.
        var real = Path.GetPathRoot(Path.GetFullPath(folder))!;
        foreach (var segment in Path.GetFullPath(folder)[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var at = Path.Combine(real, segment);
            real = new DirectoryInfo(at) is { Exists: true, LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: true) is { } target
                ? target.FullName
                : at;
        }

        return real;
    }

    private static bool LeadsNowhere(string file)
    {
        try
        {
            return File.ResolveLinkTarget(file, returnFinalTarget: true) is { Exists: false };
        }
        catch (IOException)
        {
            // A link to itself.
            return true;
        }
    }
#else
    private static bool LeadsNowhere(string file) => !File.Exists(file);

    internal static string RealPath(string folder) => Path.GetFullPath(folder);
#endif
}
