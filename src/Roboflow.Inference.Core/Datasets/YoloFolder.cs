using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Finds what is where in a YOLO data set, as the tools lay it out: labels in folders called <c>labels</c> with images
/// under <c>images</c> in their place (Ultralytics, Roboflow, CVAT), or labels beside the images (labelImg, Darknet).
/// </summary>
internal sealed class YoloFolder
{
    private static readonly string[] Splits = ["train", "val", "valid", "test"];

    private static readonly string[] ListFiles = [YoloLayout.ClassesFile, "train.txt", "val.txt", "valid.txt", "test.txt"];

    private readonly DatasetFiles _files = new();
    private readonly Dictionary<string, string> _listed = new(ImageNames.Comparer);
    private readonly string? _imageFolder;

    internal YoloFolder(string root, string? imageFolder)
    {
        (Root, _imageFolder) = (root, imageFolder);
        foreach (var list in ListFiles.Skip(1).Select(f => Path.Combine(root, f)).Where(File.Exists))
        {
            foreach (var line in File.ReadLines(list).Select(l => l.Trim().Replace('\\', '/')).Where(l => l.Length > 0))
            {
                _listed[ImageNames.StemOf(NameOf(line.Split('/')))] = Path.GetExtension(line);
            }
        }
    }

    internal string Root { get; }

    /// <summary>The label files, in the order of their names.</summary>
    internal IReadOnlyList<string> LabelFiles()
    {
        var files = DatasetFiles.Under(Root, "*.txt");
        var inLabels = Array.FindAll(files, f => IndexOfLabels(Segments(f)) >= 0);
        return inLabels.Length > 0 ? Array.FindAll(inLabels, f => Path.GetFileName(f) != YoloLayout.ClassesFile)
            : Array.FindAll(files, f => !ListFiles.Contains(Path.GetFileName(f), StringComparer.OrdinalIgnoreCase) && !Path.GetFileName(f).StartsWith("README", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The image of a label file, and whether it is there.</summary>
    internal (string Path, bool Exists) ImageOf(string labelFile)
    {
        var segments = Segments(labelFile);
        var name = ImageNames.StemOf(NameOf(segments));
        var place = _imageFolder is null ? InPlaceOf(labelFile, segments) : YoloLayout.FilePath(_imageFolder, name);
        if ((_files.FindImage(Path.GetDirectoryName(place)!, Path.GetFileName(place)) ?? BesideLabels(labelFile)) is { } found)
        {
            return (found, true);
        }

        return (place + (_listed.TryGetValue(name, out var extension) ? extension : string.Empty), false);
    }

    private string? BesideLabels(string labelFile) =>
        _imageFolder is null ? _files.FindImage(Path.GetDirectoryName(labelFile)!, Path.GetFileNameWithoutExtension(labelFile)) : null;

    private string InPlaceOf(string labelFile, string[] segments)
    {
        var labels = IndexOfLabels(segments);
        if (labels >= 0)
        {
            segments[labels] = "images";
        }

        return ImageNames.StemOf(labels >= 0 ? Path.Combine([Root, .. segments]) : labelFile);
    }

    // The image's name in the data set: without what the layout puts before it.
    private static string NameOf(string[] segments)
    {
        var start = Math.Max(Array.LastIndexOf(segments, "images"), IndexOfLabels(segments)) + 1;
        if (start > 0 && start < segments.Length - 1 && Splits.Contains(segments[start]))
        {
            start++;
        }

        var darknet = start > 0 ? -1 : Array.FindIndex(segments, s => s.StartsWith("obj_", StringComparison.Ordinal) && s.EndsWith("_data", StringComparison.Ordinal));
        return string.Join("/", segments.Skip(darknet >= 0 ? darknet + 1 : start));
    }

    private static int IndexOfLabels(string[] segments) => Array.LastIndexOf(segments, "labels", Math.Max(0, segments.Length - 2));

    private string[] Segments(string file) =>
        file.Substring(Root.Length).Trim(Path.DirectorySeparatorChar).Split(Path.DirectorySeparatorChar);
}
