using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Xml;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>What files name, as far as they can be read; the errors are reported when the files are read themselves.</summary>
internal static class ImageEntries
{
    /// <param name="files">The files.</param>
    /// <param name="names">Returns the names in a file, or null for its own name; it may end with an exception.</param>
    internal static IEnumerable<ImageEntry> Of(IEnumerable<string> files, Func<string, IEnumerable<string?>> names)
    {
        foreach (var file in files)
        {
            using var each = names(file).GetEnumerator();
            while (TryMove(each))
            {
                yield return new ImageEntry(file, each.Current);
            }
        }
    }

    private static bool TryMove(IEnumerator<string?> names)
    {
        try
        {
            return names.MoveNext();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or XmlException or JsonException or FormatException
            or InvalidOperationException)
        {
            return false;
        }
    }
}
