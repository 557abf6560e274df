using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets.Yolo;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>
/// Where in a path the part begins that image folders repeat: below the named folder, and above it at folders of labels and of splits, so that
/// <c>set</c>, <c>set/labels</c>, <c>set/labels/val</c> and one file in it have the same images.
/// </summary>
/// <param name="images">The image folder. A folder that is also above it tells nothing.</param>
/// <param name="root">The named folder.</param>
internal sealed class DatasetStarts(string images, string root)
{
    private static readonly char Separator = Path.DirectorySeparatorChar;

    private readonly string[] _images = images.Split(Separator);

    /// <summary>The number of folders of the path up to the named one.</summary>
    internal int RootLength { get; } = root.TrimEnd(Separator).Split(Separator).Length;

    /// <summary>Returns the positions of the first folder that is repeated, the highest first.</summary>
    /// <param name="folders">The folders of the full path of a folder of labels.</param>
    internal int[] Of(string[] folders)
    {
        var shared = _images.Zip(folders, string.Equals).TakeWhile(isSame => isSame).Count();
        return [.. Enumerable.Range(1, RootLength).Where(start => start < folders.Length
            && (start == RootLength || (start >= shared && IsOfSet(folders, start))))];
    }

    // Above the named folder only a split or the labels are part of the data set; what is between them and the named folder has to be so too.
    private bool IsOfSet(string[] folders, int start)
    {
        var isStart = SplitNames.Contains(folders[start]) || ImagePlaces.SiblingOf(folders[start]) is not null;
        return isStart && (start + 1 == RootLength || ImagePlaces.IsLayout(SplitNames.WithoutYear(folders[start + 1])) || IsInLabels(folders, start));
    }

    // Any folder within the labels, such as one for each camera: unless the image folder is the one that corresponds to the named one, or the
    // configuration of the data set lies below the labels, which are then a folder that only has this name.
    private bool IsInLabels(string[] folders, int start)
    {
        var between = folders.Skip(start + 1).Take(RootLength - start - 1);
        return start == Array.FindLastIndex(folders, s => ImagePlaces.SiblingOf(s) is not null)
            && !images.EndsWith(Separator + string.Join(Separator.ToString(), between), StringComparison.Ordinal)
            && !Enumerable.Range(start + 2, RootLength - start - 1).Any(length => YoloNames.IsConfigured(FolderPaths.OfSegments(folders.Take(length))));
    }
}
