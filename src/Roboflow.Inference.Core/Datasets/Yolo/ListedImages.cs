using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>Where the images are that a split's list names. A list of a million names is not a reason to look for a million files, so only some of
/// each folder are looked for.</summary>
internal static class ListedImages
{
    private const int MostFolders = 50;

    // One that was deleted does not mean that its folder is elsewhere.
    private const int MostOfFolder = 3;

    private const int IsHere = int.MaxValue;

    /// <summary>Returns whether some images are here, and whether some are elsewhere; neither for a list that names no image or cannot be read.</summary>
    /// <param name="list">The list.</param>
    /// <param name="isElsewhere">Whether one of its lines leads elsewhere.</param>
    /// <param name="cancellation">Ends it.</param>
    internal static (bool AreHere, bool AreElsewhere) Places(string list, Func<string, bool> isElsewhere, CancellationToken cancellation)
    {
        // For each folder, how many of its images are elsewhere.
        var folders = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var image in ImagesIn(list, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            var folder = image.Substring(0, image.LastIndexOfAny(['/', '\\']) + 1);
            var isKnown = folders.TryGetValue(folder, out var count);
            if (count < MostOfFolder && (isKnown || folders.Count < MostFolders))
            {
                folders[folder] = isElsewhere(image) ? count + 1 : IsHere;
            }
        }

        return (folders.ContainsValue(IsHere), folders.Values.Any(c => c != IsHere));
    }

    private static IEnumerable<string> ImagesIn(string list, CancellationToken cancellation)
    {
        using var lines = LinesOf(list, cancellation).GetEnumerator();
        while (HasNext())
        {
            if (lines.Current.Text?.Trim() is { Length: > 0 } line && ImageFolders.HasExtension(line))
            {
                yield return line;
            }
        }

        // What cannot be read tells nothing about the images.
        bool HasNext()
        {
            try
            {
                return lines.MoveNext();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }

    // A file without a length can be one of the system, without an end.
    private static IEnumerable<TextLine> LinesOf(string list, CancellationToken cancellation)
    {
        if (!RegularFile.HasContent(list))
        {
            yield break;
        }

        using var stream = new CancelableStream(RegularFile.OpenRead(list), cancellation);
        foreach (var line in TextLines.Read(stream, OutsideSplits.Longest))
        {
            yield return line;
        }
    }
}
