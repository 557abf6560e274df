using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Files;

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

    // The maximum number of splits in the warning.
    private const int MostSplits = 20;

    // The maximum length of a path, as of Linux: a longer one leads nowhere.
    internal const int Longest = 4096;

    // The maximum number of folders at the end of a path to look for in this folder.
    private const int MostFolders = 100;

    /// <summary>Returns a warning about the splits that are elsewhere, or null.</summary>
    /// <param name="file">The full path of the configuration.</param>
    /// <param name="read">What it says.</param>
    /// <param name="root">The folder that is read, which can contain that of the configuration.</param>
    /// <param name="cancellation">Ends it.</param>
    internal static string? Warning(string file, YoloDataYaml read, string root, CancellationToken cancellation)
    {
        var folder = Path.GetDirectoryName(file)!;
        var images = new ListedImages(new ListedFolders(folder, root, cancellation), cancellation);
        var lists = new Dictionary<string, ListedPlaces>(FolderPaths.Comparer);
        var isCut = false;
        string[] outside =
        [
            .. read.Splits.Distinct().Select(s => (Split: s, Part: PartElsewhere(s.Path))).Where(s => s.Part is not null)
                .Select(s => $"{s.Part}{s.Split.Name} ('{Shortened(s.Split.Path)}')").Distinct(StringComparer.Ordinal),
        ];
        var isOne = outside.Length == 1 && !Array.Exists([AllImages, SomeImages], i => outside[0].StartsWith(i, StringComparison.Ordinal));
        var told = string.Join(", ", outside.Take(MostSplits)) + (outside.Length > MostSplits ? $" and {outside.Length - MostSplits} more" : string.Empty);
        var cut = isCut ? " Its lists name so many images or folders that the rest of them was not looked at." : string.Empty;
        return outside.Length == 0 ? (isCut ? $"{file}:{cut} Objects of images that are not in this folder are not read." : null)
            : $"{file}: {told} {(isOne ? "is" : "are")} not in this folder, so {(isOne ? "its" : "their")} objects are not read.{cut} "
                + "Import the folder that contains the images and labels itself, with -ClassName if it does not name its classes.";

        // What of a split is elsewhere, in the words before its name; null for nothing. A list in the folder can name the images of others.
        string? PartElsewhere(string path)
        {
            if (IsElsewhere(root, folder, read.Base, path, cancellation))
            {
                return string.Empty;
            }

            if (PlaceOfSplit(folder, read.Base, path) is not { } list || !DatasetForm.Of(DatasetFormat.Yolo).HasExtension(list))
            {
                return null;
            }

            // Each list once, however often it is written.
            if (!lists.TryGetValue(list, out var found))
            {
                found = images.Places(list);
                lists.Add(list, found);
            }

            isCut |= found.IsCut;
            return !found.AreElsewhere ? null : found.AreHere || found.IsCut ? SomeImages : AllImages;
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
            return new[] { folder, root }.Distinct(FolderPaths.Comparer)
                .Any(f => PlaceOf(f, string.Empty, end) is { } here && (Exists(here) || Exists(LabelsOf(here))));
        }
    }

    /// <summary>Returns the full path of a split's folder or list; null if there is none, or it is on a share.</summary>
    internal static string? PlaceOfSplit(string folder, string parent, string path) =>
        WithoutPattern(path) is var own && own.Length + parent.Length <= Longest ? PlaceOf(folder, parent, own) : null;

    // A part with an asterisk is a pattern for the files in the part before it.
    private static string WithoutPattern(string path) => path.Split('*')[0];

    // The path without its first folder, without its first two, and so on.
    internal static IEnumerable<string> EndsOf(string path)
    {
        string[] parts = [.. path.Split('/', '\\').Where(p => p is not ("" or "." or ".."))];
        return Enumerable.Range(0, parts.Length).Skip(parts.Length - MostFolders).Select(i => string.Join("/", parts.Skip(i)));
    }

    internal static bool IsBelow(string place, string root) => FolderPaths.Below(place, root) is not null
        || (Exists(place) && FolderPaths.Below(FolderWalk.RealPath(place), FolderWalk.RealPath(root)) is not null);

    private static string LabelsOf(string images) =>
        LabelFolderOf(images) is var labels && ImageFolders.HasExtension(labels) ? ImageName.StemOf(labels) + ".txt" : labels;

    // As trainers do: the last folder called images.
    internal static string LabelFolderOf(string images)
    {
        var parts = images.Split(Path.DirectorySeparatorChar);
        if (Array.FindLastIndex(parts, p => p == "images") is >= 0 and var at)
        {
            parts[at] = "labels";
        }

        return string.Join(Path.DirectorySeparatorChar.ToString(), parts);
    }

    // Null for a share or an address, which is not opened, and for what no path can be.
    internal static string? PlaceOf(string folder, string parent, string path)
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
