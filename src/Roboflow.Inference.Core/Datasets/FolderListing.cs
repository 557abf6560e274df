using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;

namespace Roboflow.Inference.Datasets;

/// <summary>The contents of a folder that can be read. A folder without permission is not an error here, because this only searches.</summary>
internal static class FolderListing
{
    internal static IEnumerable<string> Files(string folder, CancellationToken cancellation) => List(Directory.EnumerateFiles, folder, cancellation);

    internal static IEnumerable<string> Folders(string folder, CancellationToken cancellation) => List(Directory.EnumerateDirectories, folder, cancellation);

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
