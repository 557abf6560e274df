using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Export;

/// <summary>Writes a file atomically, so that no partial file is visible.</summary>
internal static class AtomicFile
{
    /// <summary>Writes the file; returns null, without writing, if it would be <paramref name="source"/>.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="content">The complete content.</param>
    /// <param name="overwrite">Whether to overwrite an existing file.</param>
    /// <param name="source">The source image, or null if it has no file or can be overwritten.</param>
    /// <param name="root">The folder of all files of the run.</param>
    /// <exception cref="IOException">The file cannot be written, or it exists and <paramref name="overwrite"/> is false.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    /// <exception cref="DestinationException">No file of the run can be written.</exception>
    internal static FileInfo? Write(string path, byte[] content, bool overwrite, string? source, string root)
    {
        try
        {
            return Write(path, content, overwrite, source);
        }
        catch (Exception e) when (DestinationException.EndsRun(e, path, root))
        {
            throw new DestinationException(e);
        }
    }

    private static FileInfo? Write(string path, byte[] content, bool overwrite, string? source)
    {
        using var pending = new PendingFile(path);
        if (source is not null && PlacesOf(source).Any(
            place => PathRules.Comparer.Equals(Path.GetFileName(place), Path.GetFileName(path)) && pending.IsIn(Path.GetDirectoryName(place)!)))
        {
            return null;
        }

        pending.Stream.Write(content, 0, content.Length);
        pending.Commit(overwrite);
        return new FileInfo(path);
    }

    // If the source is a link, its target counts too. .NET Framework cannot resolve links.
    private static string[] PlacesOf(string source)
    {
#if NET
        try
        {
            return File.ResolveLinkTarget(source, returnFinalTarget: true) is { } target ? [source, target.FullName] : [source];
        }
        catch (FileNotFoundException)
        {
            // The source was removed after it was read.
        }

#endif
        return [source];
    }
}
