using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Files;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>The label files of a YOLO data set, and the lists of its image names.</summary>
internal sealed class YoloFiles
{
    // A label line has at least a class and a box.
    private const int FewestNumbers = 5;

    private static readonly string[] ImageLists = ["train.txt", "val.txt", "valid.txt", "test.txt"];

    private readonly Dictionary<string, string> _extensions = new(FolderPaths.Comparer);

    private YoloFiles()
    {
    }

    /// <summary>
    /// Returns the label files, sorted by name. If there are folders called <c>labels</c>, a file elsewhere is one only next to its
    /// image, as in another data set of the folder.
    /// </summary>
    /// <param name="root">The folder of the data set.</param>
    /// <param name="texts">Its text files.</param>
    /// <param name="hasImage">Whether there is an image for a label file. It decides about an empty file that is named like a list.</param>
    /// <param name="isBeside">Whether a label file is next to its image.</param>
    internal static string[] In(string root, IReadOnlyList<string> texts, Func<string, bool> hasImage, Func<string, bool> isBeside)
    {
        var hasLabels = texts.Any(f => IsBelowLabels(root, f));
        return [.. texts.Where(f => IsBelowLabels(root, f) ? !IsNamed(f, YoloForm.ClassesFile) || ContainsLabels(f) || hasImage(f)
            : hasLabels ? IsLabelFile(f) && isBeside(f)
            : hasImage(f) || (IsLabelFile(f) && !NamesImage(f)))];
    }

    /// <summary>Whether a file is not named like a list or a note, or contains labels anyway: an image can be called test.jpg.</summary>
    internal static bool IsLabelFile(string file) =>
        (!Array.Exists(ImageLists, l => IsNamed(file, l)) && !IsNamed(file, YoloForm.ClassesFile)
            && !Path.GetFileName(file).StartsWith("README", StringComparison.OrdinalIgnoreCase))
        || ContainsLabels(file);

    /// <summary>Returns what a single file is instead of a label file, such as a list of images; null if it is one.</summary>
    internal static string? OtherThanLabels(string file, bool hasImage) =>
        hasImage || ContainsLabels(file) ? null
        : IsNamed(file, YoloForm.ClassesFile) ? "a list of class names"
        : NamesImage(file) ? "a list of images"
        : IsBelowLabels(string.Empty, file) || IsLabelFile(file) ? null
        : Array.Exists(ImageLists, l => IsNamed(file, l)) ? "a list of images"
        : "a note";

    /// <summary>Returns an error about a file that is neither a label file nor a configuration by its extension, or, among the files of a pattern or the
    /// pipeline, by its content; null for any other, and for a folder.</summary>
    internal static string? OtherThanData(string path, bool isAmongOthers)
    {
        if (Directory.Exists(path) || DatasetForm.Of(DatasetFormat.Yolo).HasExtension(path))
        {
            return null;
        }

        // One that Git did not fetch is an error of its own.
        return !YoloForm.CanBeConfiguration(path) ? $"{path} is neither a label file (.txt) nor the data set's data.yaml. Specify the folder of the data set."
            : isAmongOthers && !YoloForm.IsConfiguration(path) && ForeignText.Find(path, default) is null ? $"{path} is not a data.yaml: it has no names."
            : null;
    }

    // FiftyOne's list of images is called images.txt, and others have names of their own.
    private static bool NamesImage(string file) => FileHead.FirstLine(file) is { } line && ImageFolders.HasExtension(line.Trim());

    /// <summary>Whether a file is not named like a list, and begins with a label or is blank, as for an image without objects.</summary>
    internal static bool CanBeLabels(string file) => IsLabelFile(file) && (FileHead.FirstLine(file) is null || ContainsLabels(file));

    /// <summary>Whether the first line of a file that is not blank is a label, and not a name.</summary>
    internal static bool ContainsLabels(string file)
    {
        try
        {
            return FileHead.FirstLine(file) is { } line && YoloLine.Split(line).Length >= FewestNumbers;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Reads the lists in a folder. Their lines are untrusted names, of which only the extension is used.</summary>
    internal static YoloFiles Lists(string root, Func<string, IEnumerable<TextLine>?> read)
    {
        var files = new YoloFiles();
        foreach (var line in ImageLists.Select(f => Path.Combine(root, f)).Where(File.Exists).SelectMany(f => read(f) ?? []))
        {
            var name = line.Text?.Trim().Replace('\\', '/') ?? string.Empty;
            files._extensions[PathText.StemOf(name)] = files._extensions[KeyOf(ImageName.StemOf(name), '/')] = PathText.ExtensionOf(name);
        }

        return files;
    }

    /// <summary>Returns an image's extension in the lists, or null. Images of one name in different folders can have different ones.</summary>
    internal string? ExtensionOf(string labelFile) =>
        _extensions.TryGetValue(KeyOf(ImageName.StemOf(labelFile), Path.DirectorySeparatorChar), out var extension)
            || _extensions.TryGetValue(Path.GetFileNameWithoutExtension(labelFile), out extension)
                ? extension
                : null;

    // The name after that of its folder, in which labels stands for images.
    private static string KeyOf(string path, char separator)
    {
        var end = Math.Max(0, path.LastIndexOf(separator));
        var start = end == 0 ? 0 : path.LastIndexOf(separator, end - 1) + 1;
        var folder = path.Substring(start, end - start);
        var isLayout = folder.Equals("images", StringComparison.OrdinalIgnoreCase) || folder.Equals("labels", StringComparison.OrdinalIgnoreCase);
        return (isLayout ? "images" : folder) + "/" + path.Substring(end == 0 ? 0 : end + 1);
    }

    private static bool IsNamed(string file, string name) => Path.GetFileName(file).Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file of the data set is in a folder called <c>labels</c>, or below one.</summary>
    internal static bool IsBelowLabels(string root, string file) =>
        file.Substring(root.Length).Split(Path.DirectorySeparatorChar) is var segments
            && segments.Take(segments.Length - 1).Contains("labels", StringComparer.OrdinalIgnoreCase);
}
