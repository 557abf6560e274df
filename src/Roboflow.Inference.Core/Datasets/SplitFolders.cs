using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// The subfolders of an image folder that have the images of a folder of labels: <c>val</c> or <c>images/val</c> for <c>labels/val</c> and
/// <c>val/labels</c>. The names above the named folder count too, so that it does not matter whether the data set, a split or one file is named.
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
    internal IEnumerable<(string Folder, bool IsSubfolder)> Of(string folder)
    {
        var segments = folder.Split(Separator);
        var end = root.TrimEnd(Separator).Split(Separator).Length;
        int[] starts = [.. Enumerable.Range(1, end).Where(i => i < segments.Length && (i == end || IsAboveRoot(segments, i, end)))];
        var places = Exported(folder) is { } exported ? [exported] : starts.SelectMany(start => WithSplit(segments, start));
        var without = starts.Select(start => segments.Skip(start).Where(s => !ImagePlaces.IsLayout(s)).ToArray()).Where(s => s.Length > 0);
        return places.Concat(without)
            .Select(below => (Path.Combine([images, .. below]), !below.All(s => s is "images" or "JPEGImages")))
            .Distinct()
            .Where(place => exists(place.Item1));
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

        return labels < 0 ? [below] : [below, [.. part.Select((s, i) => i == labels ? ImagePlaces.SiblingOf(s)! : s)]];
    }

    private static bool IsExport(string set) => File.Exists(Path.Combine(set, "train.txt"))
        && !SplitNames.All.Any(s => s != SplitNames.Training && Directory.Exists(Path.Combine(set, Labels, s)));

    // Above the named folder, another folder than a split can be part of another data set, and one that is also above the images tells nothing.
    private bool IsAboveRoot(string[] segments, int start, int end)
    {
        var shared = images.Split(Separator).Zip(segments, string.Equals).TakeWhile(isSame => isSame).Count();
        return start >= shared && IsStart(segments[start]) && (start + 1 == end || ImagePlaces.IsLayout(WithoutYear(segments[start + 1])));
    }

    // COCO's train2017.
    private static string WithoutYear(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static bool IsStart(string name) => SplitNames.Contains(name) || ImagePlaces.SiblingOf(name) is not null;

    private static string Join(IEnumerable<string> segments) => string.Concat(segments.Select(s => s + Separator));
}
