using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>The folders that can contain the images of a label file, the likeliest first.</summary>
internal sealed class ImagePlaces(DatasetReaderOptions options)
{
    private static readonly (string Labels, string Images)[] Siblings = [("labels", "images"), ("Annotations", "JPEGImages"), ("annotations", "images")];

    private static readonly HashSet<string> LayoutNames = new(
        ["images", "labels", "Annotations", "JPEGImages", .. SplitNames.All], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<(string, bool), string[]> _places = [];

    /// <summary>The folders that were looked at.</summary>
    internal ImageFolders Folders { get; } = new(options.Cancellation);

    private string Root { get; } = Directory.Exists(options.Path) ? FolderPaths.WithoutEnd(options.Path) : Path.GetDirectoryName(options.Path)!;

    /// <summary>Whether a folder's name is part of a known layout.</summary>
    internal static bool IsLayout(string name) => LayoutNames.Contains(name);

    /// <param name="folder">The folder of the label file.</param>
    /// <param name="nameHasFolder">Whether the image's name includes a folder.</param>
    internal string[] Of(string folder, bool nameHasFolder)
    {
        if (!_places.TryGetValue((folder, nameHasFolder), out var places))
        {
            places = [.. Find(folder, nameHasFolder)];
            _places.Add((folder, nameHasFolder), places);
        }

        return places;
    }

    /// <summary>The image folders that can correspond to a label folder, the likeliest first. All their images belong to the data set.</summary>
    internal IEnumerable<string> Corresponding(string labelFolder) => options.ImageFolder is null ? InPlace(labelFolder) : [];

    /// <summary>The image folders that have the images of all splits, if these are all read: a part of the labels can belong to a part of the images.</summary>
    internal IEnumerable<string> Flat(string labelFolder) => options.ImageFolder is null
        ? WithoutSplits(labelFolder).Concat(WithoutFolders(labelFolder)).Where(f => FolderPaths.Below(f, Path.GetDirectoryName(Root) ?? Root) is not null)
        : [];

    /// <summary>Whether a path is below the data set, below the image folder, or below the folder that corresponds to the labels.</summary>
    internal bool IsInside(string path, string? labelFolder = null)
    {
        try
        {
            var full = Path.GetFullPath(path);
            string[] folders = [Root, .. options.ImageFolder is { } images ? [images] : labelFolder is null ? [] : InPlace(labelFolder)];
            return Array.Exists(folders, folder => FolderPaths.Below(full, folder) is not null);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            return false;
        }
    }

    private IEnumerable<string> Find(string folder, bool nameHasFolder)
    {
        if (options.ImageFolder is { } images)
        {
            var below = Path.Combine([images, .. Below(folder)]);
            SplitFolder[] splits = [.. new SplitFolders(images, Root, Folders.Has).Of(folder)];
            string[] first = nameHasFolder
                ? [images, below]
                : [.. Mirrored(images, folder, Array.FindAll(splits, s => s.IsSubfolder)), below, images];
            return first.Concat(Splits(images, folder)).Concat(splits.Select(s => s.Folder));
        }

        var above = Path.GetDirectoryName(folder) ?? folder;
        string[] others =
        [
            folder, Path.Combine(folder, "images"), Path.Combine(above, "images"), Path.Combine(above, "JPEGImages"),

            // Next to a folder of labels, before the named folder, in which another data set can have images of the same names.
            // Folders above any other folder are not part of the data set.
            .. LayoutNames.Contains(Path.GetFileName(folder)) ? new[] { above } : [],
            .. WithoutSplits(folder), Root, Path.Combine(Root, "images"), .. WithoutFolders(folder),

            // FiftyOne's.
            Path.Combine(folder, "data"), Path.Combine(above, "data"),
        ];
        var inPlace = InPlace(folder).Concat(others);
        return nameHasFolder ? inPlace.Prepend(Root) : inPlace;
    }

    // The same subfolders, as Export-RoboflowDataset -Relative writes them (YOLO's below labels/train), if there are any: one that is
    // named images or train is then a folder of images like any other.
    private IEnumerable<string> Mirrored(string images, string folder, SplitFolder[] splits)
    {
        var segments = SegmentsBelow(folder);
        string[] layout = Path.GetFileName(Root) == "labels" ? ["labels", .. segments] : segments;
        var isLayout = layout is ["labels", "train" or "val" or "valid" or "test", ..];
        string[] flat = isLayout && Path.Combine([images, .. layout.Skip(2)]) is var place && Directory.Exists(place) ? [place] : [];
        string[] mirror = segments.Length > 0 && Path.Combine([images, .. segments]) is var same && Directory.Exists(same) ? [same] : [];
        var (above, own) = (splits.Where(s => s.IsAbove).Select(s => s.Folder), splits.Where(s => !s.IsAbove).Select(s => s.Folder));
        return SplitFolders.Exported(folder) is not null ? [.. flat, .. mirror, .. own] : [.. above, .. mirror, .. own, .. flat];
    }

    // The folder that corresponds to the label folder.
    private IEnumerable<string> InPlace(string folder) => InPlace(folder, static (below, _) => below);

    // The same without the splits of the labels: images/cam of labels/cam/train.
    private IEnumerable<string> WithoutSplits(string folder) => InPlace(
        folder, static (below, _) => Array.FindAll(below, s => !LayoutNames.Contains(s)) is { Length: > 0 } kept && kept.Length < below.Length ? kept : null);

    // The folder of images itself. Above the named folder, another folder than a split can be part of another data set.
    private IEnumerable<string> WithoutFolders(string folder) => InPlace(
        folder, static (below, isOfSet) => below.Length > 0 && (isOfSet || below.All(LayoutNames.Contains)) ? [] : null);

    // Above the named folder it counts only if it exists. A folder of images can itself be named labels: labels/cam/labels of images/cam/labels.
    private IEnumerable<string> InPlace(string folder, Func<string[], bool, string[]?> belowImages)
    {
        var separator = Path.DirectorySeparatorChar;
        var segments = folder.Split(separator);
        var start = Root.TrimEnd(separator).Split(separator).Length;
        for (var i = segments.Length - 1; i > 0; i--)
        {
            if (SiblingOf(segments[i]) is { } sibling
                && belowImages([.. segments.Skip(i + 1)], i >= start - 1) is { } below
                && string.Join(separator.ToString(), [.. segments.Take(i), sibling, .. below]) is var place
                && (i >= start || Directory.Exists(place)))
            {
                yield return place;
            }
        }
    }

    // An image folder can have the splits of the labels below it, or the whole layout: train of labels/train, images/train.
    private IEnumerable<string> Splits(string images, string folder)
    {
        var segments = SegmentsBelow(folder);
        var labels = Array.FindLastIndex(segments, s => SiblingOf(s) is not null);
        yield return Path.Combine([images, .. segments.Skip(labels + 1)]);
        yield return Path.Combine([images, .. segments.Select((s, i) => i == labels ? SiblingOf(s)! : s)]);
    }

    /// <summary>The folder of images that corresponds to one of labels, or null.</summary>
    // In the case of the layout first: Annotations and annotations have different ones.
    internal static string? SiblingOf(string labels) =>
        Array.Find(Siblings, s => s.Labels == labels).Images
            ?? Array.Find(Siblings, s => string.Equals(s.Labels, labels, StringComparison.OrdinalIgnoreCase)).Images;

    // The subfolders of the data set, without those of a known layout.
    private IEnumerable<string> Below(string folder) => SegmentsBelow(folder).Where(
        s => !LayoutNames.Contains(s) && !(s.StartsWith("obj_", StringComparison.Ordinal) && s.EndsWith("_data", StringComparison.Ordinal)));

    private string[] SegmentsBelow(string folder) => folder.Length > Root.Length
        ? folder.Substring(Root.Length).Split([Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries)
        : [];
}
