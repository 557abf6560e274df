using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// The list of images for training. Trainers search for a line that begins with <c>./</c> in the list's own folder, and for another relative
/// one in the current folder, where a file of the same name can be another image.
/// </summary>
/// <param name="folder">The folder of the data set.</param>
/// <param name="kept">The lines of an earlier list, or the paths of its images below the folder.</param>
internal sealed class TrainingList(string folder, IReadOnlyList<string> kept)
{
    internal const string ImagesFolder = "images/train/";

    private const string Here = "./";

    // CVAT and Darknet write it before paths below the folder.
    private const string Prefix = "data/";

    private readonly string[] _kept = [.. kept.Select(l => IsHere(folder, l) ? Here + l : l)];

    /// <summary>Returns the lines that stay, because their labels do, and those of the written images, which lead there in the same way.</summary>
    internal IEnumerable<string> With(IReadOnlyList<string> written)
    {
        var replaced = new HashSet<string>(written.Select(ImageNames.StemOf), ImageNames.Comparer);
        var start = Start();
        return _kept.Where(l => !replaced.Contains(NameIn(l))).Concat(written.Select(name => start + ImagesFolder + name));
    }

    /// <summary>Reads the lines of a list.</summary>
    /// <exception cref="KeptFilesException">A name in it would be lost.</exception>
    internal static string[] LinesOf(string list)
    {
        using var stream = RegularFile.OpenRead(list);
        return [.. TextLines.Read(stream, watch: new(() => throw KeptFilesException.Unreadable(list), () => throw KeptFilesException.Damaged(list)))
            .Select(l => l.Text?.Trim() ?? string.Empty).Where(l => l.Length > 0)];
    }

    /// <summary>Returns the images of labels in a folder such as train: without a list, a setting named that folder, and the new list takes its place.
    /// Those elsewhere can be for validation.</summary>
    internal static IEnumerable<string> TrainedOn(string destination, IEnumerable<string> labels, CancellationToken cancellation)
    {
        var images = new ImageFolders(cancellation);
        foreach (var file in labels)
        {
            var folders = Path.GetDirectoryName(DatasetPaths.Below(file, destination)!)!.Split(Path.DirectorySeparatorChar);
            var isTrain = folders.Any(f => f.StartsWith("train", StringComparison.OrdinalIgnoreCase));
            if (isTrain && Array.FindLastIndex(folders, f => f.Equals("labels", StringComparison.OrdinalIgnoreCase)) is >= 0 and var at)
            {
                folders[at] = "images";
            }

            if (isTrain && images.Find(Path.Combine([destination, .. folders]), Path.GetFileNameWithoutExtension(file), isStem: true) is { } image)
            {
                yield return DatasetPaths.Below(image, destination)!.Replace(Path.DirectorySeparatorChar, '/');
            }
        }
    }

    // What all lines of the earlier list have before the folder of the images; of several, the one that leads into this folder.
    private string Start()
    {
        string[] starts = [.. _kept.Select(StartOf).OfType<string>().Distinct(StringComparer.Ordinal)];
        return starts.Length == 1 ? starts[0]
            : starts.Contains(Here) ? Here
            : Array.Find(starts, s => ImageNames.Comparer.Equals(WithSlashes(s), WithSlashes(folder).TrimEnd('/') + "/")) ?? Here;
    }

    private static string? StartOf(string line) =>
        line.StartsWith(Here, StringComparison.Ordinal) ? Here
        : PlaceIn(line) is >= 0 and var at ? line.Substring(0, at)
        : line.StartsWith(Prefix, StringComparison.Ordinal) ? Prefix
        : null;

    // A path in the folder itself, as it is also with the current folder that other tools need.
    private static bool IsHere(string folder, string line) =>
        line.StartsWith("images/", StringComparison.Ordinal)
        || (line.IndexOf('/') is > 0 and var end && line.Substring(0, end) is not ("." or "..") and var first && first.IndexOfAny([':', '\\']) < 0
            && Directory.Exists(folder + Path.DirectorySeparatorChar + first));

    private static string NameIn(string line) =>
        ImageNames.StemOf(PlaceIn(line) is >= 0 and var at ? line.Substring(at + ImagesFolder.Length)
            : line.StartsWith(Here, StringComparison.Ordinal) ? line.Substring(Here.Length)
            : line);

    // Where the folder of the images begins, or -1. An image's own folder can have the same name, but only after it; so can one above the data set.
    private static int PlaceIn(string line)
    {
        var path = line.IndexOf(ImagesFolder, StringComparison.Ordinal) < 0 ? WithSlashes(line) : line;
        var isFull = path.Length > 1 && (path[0] == '/' || path[1] == ':');
        return isFull ? path.LastIndexOf(ImagesFolder, StringComparison.Ordinal) : path.IndexOf(ImagesFolder, StringComparison.Ordinal);
    }

    private static string WithSlashes(string path) => path.Replace('\\', '/');
}
