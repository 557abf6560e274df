using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// The splits of a data.yaml that are not in its folder, of which nothing is read. Paths of another machine count as this folder if their end is in it:
/// many tools leave the path of the machine on which a data set was made, and Roboflow writes <c>../train/images</c> for its own folder.
/// </summary>
internal static class OutsideSplits
{
    private const string AllImages = "the images of ";
    private const string SomeImages = "some images of ";

    // The maximum length of a path in the warning.
    private const int Displayed = 200;

    // The maximum length of a path, as of Linux: a longer one leads nowhere.
    internal const int Longest = 4096;

    // The maximum number of folders at the end of a path to look for in this folder.
    private const int MostFolders = 100;

    // The maximum number of lists to read.
    private const int MostLists = 20;

    /// <summary>Returns a warning about the splits that are elsewhere, or null.</summary>
    /// <param name="file">The full path of the configuration.</param>
    /// <param name="read">What it says.</param>
    /// <param name="root">The folder that is read, which can contain that of the configuration.</param>
    /// <param name="cancellation">Ends it.</param>
    internal static string? Warning(string file, YoloDataYaml read, string root, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(file)!;
        var lists = new Dictionary<string, (bool AreHere, bool AreElsewhere)>(ImageNames.Comparer);
        string[] outside =
        [
            .. read.Splits.Distinct().Select(s => (Split: s, Part: PartElsewhere(s.Path))).Where(s => s.Part is not null)
                .Select(s => $"{s.Part}{s.Split.Name} ('{Shortened(s.Split.Path)}')").Distinct(StringComparer.Ordinal),
        ];
        var isOne = outside.Length == 1 && !Array.Exists([AllImages, SomeImages], i => outside[0].StartsWith(i, StringComparison.Ordinal));
        return outside.Length == 0 ? null
            : $"{file}: {string.Join(", ", outside.Take(Displayed / 10))} {(isOne ? "is" : "are")} not in this folder, "
                + $"so {(isOne ? "its" : "their")} objects are not read. "
                + "Import the folder that contains the images and labels itself, with -ClassName if it does not name its classes.";

        // What of a split is elsewhere, in the words before its name; null for nothing. A list in the folder can name the images of others.
        string? PartElsewhere(string path)
        {
            if (IsElsewhere(root, folder, read.Base, path, cancellation))
            {
                return string.Empty;
            }

            var (areHere, areElsewhere) = PlaceOfSplit(folder, read.Base, path) is { } list && DatasetForm.Of(DatasetFormat.Yolo).HasExtension(list)
                ? ImagesOf(list)
                : default;
            return !areElsewhere ? null : areHere ? SomeImages : AllImages;
        }

        // Each list once, however often it is written.
        (bool AreHere, bool AreElsewhere) ImagesOf(string list)
        {
            if (!lists.TryGetValue(list, out var found) && lists.Count < MostLists)
            {
                found = ListedImages.Places(list, image => IsElsewhere(root, folder, string.Empty, image, cancellation), cancellation);
                lists.Add(list, found);
            }

            return found;
        }
    }

    private static string Shortened(string path) => path.Length > Displayed ? path.Substring(0, Displayed) + "..." : path;

    private static bool IsElsewhere(string root, string folder, string parent, string path, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();

        path = WithoutPattern(path);
        if (parent.Length + path.Length > Longest)
        {
            return true;
        }

        var place = PlaceOf(folder, parent, path);
        var isBelow = place is not null && IsBelow(place, root);

        // The images need not be there to read the labels.
        return !isBelow && ((place is not null && Exists(place)) || !EndsOf($"{parent}/{path}").Any(IsHere));

        bool IsHere(string end)
        {
            cancellation.ThrowIfCancellationRequested();

            // The configuration can be in a folder of its own.
            return new[] { folder, root }.Distinct(ImageNames.Comparer)
                .Any(f => PlaceOf(f, string.Empty, end) is { } here && (Exists(here) || Exists(LabelsOf(here))));
        }
    }

    /// <summary>Returns the full path of a split's folder or list; null if there is none, or it is on a share.</summary>
    internal static string? PlaceOfSplit(string folder, string parent, string path) =>
        WithoutPattern(path) is var own && own.Length + parent.Length <= Longest ? PlaceOf(folder, parent, own) : null;

    // A part with an asterisk is a pattern for the files in the part before it.
    private static string WithoutPattern(string path) => path.Split('*')[0];

    // The path without its first folder, without its first two, and so on.
    private static IEnumerable<string> EndsOf(string path)
    {
        string[] parts = [.. path.Split('/', '\\').Where(p => p is not ("" or "." or ".."))];
        return Enumerable.Range(0, parts.Length).Skip(parts.Length - MostFolders).Select(i => string.Join("/", parts.Skip(i)));
    }

    private static bool IsBelow(string place, string root) => DatasetPaths.Below(place, root) is not null
        || (Exists(place) && DatasetPaths.Below(FolderWalk.RealPath(place), FolderWalk.RealPath(root)) is not null);

    // As trainers do: the last folder called images.
    private static string LabelsOf(string images)
    {
        var parts = images.Split(Path.DirectorySeparatorChar);
        if (Array.FindLastIndex(parts, p => p == "images") is >= 0 and var at)
        {
            parts[at] = "labels";
        }

        var labels = string.Join(Path.DirectorySeparatorChar.ToString(), parts);
        return ImageFolders.HasExtension(labels) ? ImageNames.StemOf(labels) + ".txt" : labels;
    }

    // Null for a share or an address, which is not opened, and for what no path can be.
    private static string? PlaceOf(string folder, string parent, string path)
    {
        try
        {
            var local = Path.Combine(parent, path).Replace('\\', Path.DirectorySeparatorChar);
            return RemotePath.IsRemote(local) || local.Contains("://") ? null : Path.GetFullPath(Path.Combine(folder, local));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or IOException)
        {
            return null;
        }
    }

    private static bool Exists(string place) => Directory.Exists(place) || File.Exists(place);
}
