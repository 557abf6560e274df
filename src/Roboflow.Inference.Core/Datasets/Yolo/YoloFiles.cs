using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>The label files of a YOLO data set, and the lists of its image names.</summary>
internal sealed class YoloFiles
{
    private static readonly string[] ImageLists = ["train.txt", "val.txt", "valid.txt", "test.txt"];

    private readonly Dictionary<string, string> _extensions = new(ImageNames.Comparer);

    private YoloFiles()
    {
    }

    /// <summary>Returns the label files, sorted by name: only those in folders called <c>labels</c>, if there are any.</summary>
    internal static IReadOnlyList<string> In(string root, IReadOnlyList<string> texts)
    {
        var inLabels = texts.Where(f => IsBelowLabels(root, f)).ToArray();
        return [.. (inLabels.Length > 0 ? inLabels : texts).Where(IsLabelFile)];
    }

    /// <summary>Whether the name is not that of a list or a note.</summary>
    internal static bool IsLabelFile(string file)
    {
        var name = Path.GetFileName(file);
        return !ImageLists.Append(YoloForm.ClassesFile).Append("obj.names").Contains(name, StringComparer.OrdinalIgnoreCase)
            && !name.StartsWith("README", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads the lists in a folder. Their lines are untrusted names, of which only the extension is used.</summary>
    internal static YoloFiles Lists(string root, Func<string, IEnumerable<TextLine>?> read)
    {
        var files = new YoloFiles();
        foreach (var line in ImageLists.Select(f => Path.Combine(root, f)).Where(File.Exists).SelectMany(f => read(f) ?? []))
        {
            var name = line.Text?.Trim().Replace('\\', '/') ?? string.Empty;
            files._extensions[Path.GetFileNameWithoutExtension(name)] = Path.GetExtension(name);
        }

        return files;
    }

    /// <summary>Returns an image's extension in the lists, or null.</summary>
    internal string? ExtensionOf(string labelFile)
        => _extensions.TryGetValue(Path.GetFileNameWithoutExtension(labelFile), out var extension) ? extension : null;

    private static bool IsBelowLabels(string root, string file) =>
        file.Substring(root.Length).Split(Path.DirectorySeparatorChar) is var segments
            && segments.Take(segments.Length - 1).Contains("labels", StringComparer.OrdinalIgnoreCase);
}
