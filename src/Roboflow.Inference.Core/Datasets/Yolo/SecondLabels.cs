using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>Label files beside images that have another one below <c>labels</c>, of which the trainers read only the latter.</summary>
internal static class SecondLabels
{
    /// <summary>Returns the files without those that are second, with a warning.</summary>
    /// <param name="root">The folder of the data set.</param>
    /// <param name="files">Its label files.</param>
    /// <param name="imageOf">Returns the path of a label file's image.</param>
    /// <param name="warn">Takes the warning.</param>
    internal static IReadOnlyList<string> Without(string root, IReadOnlyList<string> files, Func<string, string> imageOf, Action<string> warn)
    {
        if (!files.Any(IsFirst) || files.All(IsFirst))
        {
            return files;
        }

        var first = files.Where(IsFirst).GroupBy(f => ImageName.StemOf(imageOf(f)), FolderPaths.Comparer)
            .ToDictionary(f => f.Key, f => f.First(), FolderPaths.Comparer);
        string[] second = [.. files.Where(f => !IsFirst(f) && first.ContainsKey(ImageName.StemOf(f)))];
        if (second.Length > 0)
        {
            warn($"{second[0]} is not read, because {first[ImageName.StemOf(second[0])]} has the labels of the same image."
                + (second.Length > 1 ? $" The same applies to {second.Length} files in all." : string.Empty));
        }

        return [.. files.Except(second)];

        bool IsFirst(string file) => YoloFiles.IsBelowLabels(root, file);
    }
}
