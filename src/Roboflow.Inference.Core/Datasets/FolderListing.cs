using System;
using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.Datasets;

/// <summary>The contents of a folder that can be read. A folder without permission is not an error here, because this only searches.</summary>
internal static class FolderListing
{
    internal static IEnumerable<string> Files(string folder) => List(Directory.EnumerateFiles, folder);

    internal static IEnumerable<string> Folders(string folder) => List(Directory.EnumerateDirectories, folder);

    private static IEnumerable<string> List(Func<string, IEnumerable<string>> list, string folder)
    {
        using var entries = Try(() => list(folder).GetEnumerator());
        while (entries is not null && Try<object>(() => entries.MoveNext() ? entries : null) is not null)
        {
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
