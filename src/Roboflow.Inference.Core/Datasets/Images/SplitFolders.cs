using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>
/// The subfolders of an image folder that have the images of a folder of labels. Tools differ in it; the likeliest are first:
/// <list type="table">
/// <listheader><term>labels in</term><description>images in</description></listheader>
/// <item><term><c>labels/val/cam</c></term><description><c>val/cam</c>, <c>images/val/cam</c>, <c>val/images/cam</c>, <c>cam</c></description></item>
/// <item><term><c>val/labels/cam</c></term><description><c>val/cam</c>, <c>val/images/cam</c>, <c>images/val/cam</c>, <c>cam</c></description></item>
/// <item><term><c>val</c></term><description><c>val</c>, <c>images/val</c>, <c>val/images</c></description></item>
/// <item><term><c>labels/cam</c></term><description><c>cam</c>, <c>images/cam</c></description></item>
/// </list>
/// <c>JPEGImages</c> are as good as <c>images</c>, and <c>Annotations</c> as <c>labels</c>.
/// </summary>
internal sealed class SplitFolders(string images, string root, Func<string, bool> exists)
{
    private const string Labels = "labels";

    private static readonly char Separator = Path.DirectorySeparatorChar;

    private readonly DatasetStarts _starts = new(images, root);

    /// <summary>The subfolders in labels/train of a data set as Export-RoboflowDataset writes it, for images of any folder; null in another one.</summary>
    internal static string[]? Exported(string folder)
    {
        var folders = folder.Split(Separator);
        var at = Enumerable.Range(1, folders.Length - 1).FirstOrDefault(i => i < folders.Length - 1 && folders[i] == Labels
            && folders[i + 1] == SplitNames.Training && IsExport(FolderPaths.OfSegments(folders.Take(i))));
        return at > 0 ? [.. folders.Skip(at + 2)] : null;
    }

    /// <summary>Those that exist, the likeliest first.</summary>
    internal IEnumerable<SplitFolder> Of(string folder)
    {
        var folders = folder.Split(Separator);
        var starts = _starts.Of(folders);
        var places = Exported(folder) is { } exported
            ? [(Below: exported, IsAbove: false)]
            : starts.SelectMany(start => WithSplit(folders, start).Select(below => (Below: below, IsAbove: start < _starts.RootLength)));
        var withoutSplit = starts.Select(start => folders.Skip(start).Where(s => !ImagePlaces.IsLayout(s)).ToArray()).Where(below => below.Length > 0);
        return places.Concat(withoutSplit.Select(below => (Below: below, IsAbove: false)))
            .Select(p => new SplitFolder(Path.Combine([images, .. p.Below]), !p.Below.All(s => s is "images" or "JPEGImages"), p.IsAbove))
            .Distinct()
            .Where(place => exists(place.Folder));
    }

    private static IEnumerable<string[]> WithSplit(string[] folders, int start)
    {
        string[] part = [.. folders.Skip(start)];
        var labels = Array.FindLastIndex(part, s => ImagePlaces.SiblingOf(s) is not null);
        string[] below = [.. part.Where((_, i) => i != labels)];

        // labels/val/val has the images of val: labels/val has then those of the folder above.
        var isInSplit = labels < 0 || (labels + 1 < part.Length && SplitNames.Contains(part[labels + 1]));
        string[] top = [.. folders.Take(start + labels + (isInSplit ? 2 : 1))];
        if (below.Length > 0 && top.Length + below.Length > folders.Length
            && Directory.Exists(Path.Combine(FolderPaths.OfSegments(top), Path.Combine(below))))
        {
            return [];
        }

        string[][] own = labels < 0 ? [below] : [below, [.. part.Select((s, i) => i == labels ? ImagePlaces.SiblingOf(s)! : s)]];
        return own.Concat(OtherForms(below));
    }

    // images/val and val/images are the same split.
    private static IEnumerable<string[]> OtherForms(string[] below)
    {
        var split = Array.FindIndex(below, s => SplitNames.Contains(SplitNames.WithoutYear(s)));
        if (split < 0)
        {
            return [];
        }

        int[] places = [0, split, split + 1];
        return places.Distinct().SelectMany(_ => new[] { "images", "JPEGImages" }, (i, name) => (string[])[.. below.Take(i), name, .. below.Skip(i)]);
    }

    private static bool IsExport(string set) => File.Exists(Path.Combine(set, "train.txt"))
        && !SplitNames.All.Any(s => s != SplitNames.Training && Directory.Exists(Path.Combine(set, Labels, s)));
}
