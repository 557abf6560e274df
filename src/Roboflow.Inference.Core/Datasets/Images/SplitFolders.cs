using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets.Yolo;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>
/// The subfolders of an image folder that have the images of a folder of labels: <c>val</c>, <c>images/val</c> or <c>val/images</c> for
/// <c>labels/val</c>, <c>val/labels</c> and <c>val</c>. The names above the named folder count too, so that it does not matter whether the data set, a
/// split or one file is named.
/// </summary>
internal sealed class SplitFolders(string images, string root, Func<string, bool> exists)
{
    private const string Labels = "labels";

    private static readonly char Separator = Path.DirectorySeparatorChar;

    /// <summary>The subfolders in labels/train of a data set as Export-RoboflowDataset writes it, for images of any folder; null in another one.</summary>
    internal static string[]? Exported(string folder)
    {
        var segments = folder.Split(Separator);
        var at = Enumerable.Range(1, segments.Length - 1).FirstOrDefault(i => i < segments.Length - 1 && segments[i] == Labels && segments[i + 1] == "train"
            && IsExport(Join(segments.Take(i))));
        return at > 0 ? [.. segments.Skip(at + 2)] : null;
    }

    /// <summary>Those that exist, the likeliest first.</summary>
    internal IEnumerable<SplitFolder> Of(string folder)
    {
        var segments = folder.Split(Separator);
        var end = root.TrimEnd(Separator).Split(Separator).Length;
        int[] starts = [.. Enumerable.Range(1, end).Where(i => i < segments.Length && (i == end || IsAboveRoot(segments, i, end)))];
        var places = Exported(folder) is { } exported
            ? [(Below: exported, IsAbove: false)]
            : starts.SelectMany(start => WithSplit(segments, start).Select(below => (Below: below, IsAbove: start < end)));
        var without = starts.Select(start => segments.Skip(start).Where(s => !ImagePlaces.IsLayout(s)).ToArray()).Where(s => s.Length > 0);
        return places.Concat(without.Select(below => (Below: below, IsAbove: false)))
            .Select(p => new SplitFolder(Path.Combine([images, .. p.Below]), !p.Below.All(s => s is "images" or "JPEGImages"), p.IsAbove))
            .Distinct()
            .Where(place => exists(place.Folder));
    }

    private static IEnumerable<string[]> WithSplit(string[] segments, int start)
    {
        string[] part = [.. segments.Skip(start)];
        var labels = Array.FindLastIndex(part, s => ImagePlaces.SiblingOf(s) is not null);
        var isInLabels = labels >= 0 && labels + 1 < part.Length && SplitNames.Contains(part[labels + 1]);
        string[] whole = [.. segments.Take(start + labels + (isInLabels || labels < 0 ? 2 : 1))];
        string[] below = [.. part.Where((_, i) => i != labels)];

        // labels/val/val has the images of val: labels/val has then those of the folder above.
        if (below.Length > 0 && whole.Length + below.Length > segments.Length && Directory.Exists(Path.Combine(Join(whole), Path.Combine(below))))
        {
            return [];
        }

        string[][] own = labels < 0 ? [below] : [below, [.. part.Select((s, i) => i == labels ? ImagePlaces.SiblingOf(s)! : s)]];
        return own.Concat(OtherForms(below));
    }

    // Tools differ in where they put a split: images/val and val/images are the same one.
    private static IEnumerable<string[]> OtherForms(string[] below)
    {
        var split = Array.FindIndex(below, s => SplitNames.Contains(WithoutYear(s)));
        if (split < 0)
        {
            return [];
        }

        int[] places = [0, split, split + 1];
        return places.Distinct().SelectMany(_ => new[] { "images", "JPEGImages" }, (i, name) => (string[])[.. below.Take(i), name, .. below.Skip(i)]);
    }

    private static bool IsExport(string set) => File.Exists(Path.Combine(set, "train.txt"))
        && !SplitNames.All.Any(s => s != SplitNames.Training && Directory.Exists(Path.Combine(set, Labels, s)));

    // One that is also above the images tells nothing.
    private bool IsAboveRoot(string[] segments, int start, int end)
    {
        var shared = images.Split(Separator).Zip(segments, string.Equals).TakeWhile(isSame => isSame).Count();
        return start >= shared && IsStart(segments[start])
            && (start + 1 == end || ImagePlaces.IsLayout(WithoutYear(segments[start + 1])) || IsOfLabels(segments, start, end));
    }

    // Above the named folder, another folder than a split can be part of another data set, but not one within the labels. The folder of images can be
    // the one that corresponds to the named one.
    private bool IsOfLabels(string[] segments, int start, int end) =>
        !images.EndsWith(Separator + string.Join(Separator.ToString(), segments.Skip(start + 1).Take(end - start - 1)), StringComparison.Ordinal)
            && start == Array.FindLastIndex(segments, s => ImagePlaces.SiblingOf(s) is not null)
            && !Enumerable.Range(start + 2, end - start - 1).Any(length => YoloNames.IsConfigured(Join(segments.Take(length))));

    // COCO's train2017.
    private static string WithoutYear(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static bool IsStart(string name) => SplitNames.Contains(name) || ImagePlaces.SiblingOf(name) is not null;

    private static string Join(IEnumerable<string> segments) => string.Concat(segments.Select(s => s + Separator));
}
