using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// The contents of a folder that can be read, without what is hidden. A folder without permission is not an error here, because
/// this only searches.
/// </summary>
internal static class FolderListing
{
    internal static IEnumerable<string> Files(string folder, CancellationToken cancellation) =>
        List(Directory.EnumerateFiles, folder, cancellation).Where(f => !IsAppleDouble(f));

    internal static IEnumerable<string> Folders(string folder, CancellationToken cancellation) =>
        List(Directory.EnumerateDirectories, folder, cancellation).Where(f => !IsHidden(f));

    /// <summary>Whether macOS made the file next to one of that name, on a file system without resource forks: <c>._a.txt</c>.</summary>
    internal static bool IsAppleDouble(string file) => Path.GetFileName(file).StartsWith("._", StringComparison.Ordinal);

    /// <summary>Whether the folder is a tool's own, such as <c>.ipynb_checkpoints</c>, which has old copies of the files next to it.</summary>
    internal static bool IsHidden(string folder) => Path.GetFileName(folder).StartsWith(".", StringComparison.Ordinal);

    /// <summary>Whether a label file with this relative name, with forward slashes, is in a hidden folder or looks like one that macOS made.</summary>
    internal static bool IsPassedOver(string name) =>
        IsAppleDouble(name) || name.Substring(0, name.LastIndexOf('/') + 1).Split('/').Any(IsHidden);

    private static IEnumerable<string> List(Func<string, IEnumerable<string>> list, string folder, CancellationToken cancellation)
    {
        using var entries = Try(() => list(folder).GetEnumerator());
        while (entries is not null && Try<object>(() => entries.MoveNext() ? entries : null) is not null)
        {
            // A folder can have a million entries, each of which the caller opens.
            cancellation.ThrowIfCancellationRequested();
            yield return entries.Current;
        }
    }

    private static T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
