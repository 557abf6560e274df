using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>Where the images are that the lists of a data.yaml name. A list of a million names is not a reason to look for a million files: each folder
/// is looked for once.</summary>
/// <param name="folders">Finds the folders.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class ListedImages(ListedFolders folders, CancellationToken cancellation)
{
    // The maximum number of lines of all lists, and what a list counts for that has none.
    private const int MostLines = 20_000_000;
    private const int LinesOfEmpty = 1000;

    private const int IsHere = int.MaxValue;

    private int _lines;

    /// <summary>Returns where the images are; neither here nor elsewhere for a list that names no image or cannot be read.</summary>
    internal ListedPlaces Places(string list)
    {
        _lines += LinesOfEmpty;

        // For each folder, how many of its images are elsewhere.
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        bool isCut = false, areBelow = false;
        foreach (var image in ImagesIn(list, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (_lines++ > MostLines)
            {
                isCut = true;
                break;
            }

            var end = image.LastIndexOfAny(['/', '\\']) + 1;
            var written = image.Substring(0, end);
            _ = found.TryGetValue(written, out var count);
            if (count == IsHere)
            {
                continue;
            }

            var folder = folders.Find(written);
            areBelow |= folder?.IsBelow == true;
            if (folder is { IsBelow: false })
            {
                found[written] = folders.Has(folder, image.Substring(end), count) ? IsHere : count + 1;
            }

            isCut |= folder is null;
        }

        return new(areBelow || found.ContainsValue(IsHere), found.Values.Any(c => c != IsHere), isCut);
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
