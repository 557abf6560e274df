using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Export;

/// <summary>Writes a whole file at once, so that nobody sees half of it.</summary>
internal static class AtomicFile
{
    /// <summary>Writes the file; null, and nothing is written, where it would be <paramref name="source"/>.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="content">All of it.</param>
    /// <param name="overwrite">Whether another file may be written over.</param>
    /// <param name="source">The image that it is made from, or null where that has no file or may be written over.</param>
    /// <exception cref="IOException">It cannot be written, or it exists and <paramref name="overwrite"/> was not asked for.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    internal static FileInfo? Write(string path, byte[] content, bool overwrite, string? source)
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

    // A source that is a link lies where it leads to as well. .NET Framework cannot ask where that is.
    private static string[] PlacesOf(string source) =>
#if NET
        File.ResolveLinkTarget(source, returnFinalTarget: true) is { } target ? [source, target.FullName] : [source];
#else
        [source];
#endif
}
