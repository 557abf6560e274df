using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Files;

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

    /// <summary>A warning about lines that lead to another place than this folder, as in the copy of a data set; null if there are none.</summary>
    internal string? Warning => Elsewhere() is { } start
        ? $"{Path.Combine(folder, YoloForm.ImagesFile)}: its lines begin with {start}, which is not this folder, as in a data set that was copied or moved. "
            + (LeadsToOthers(start) ? "They stay" : "Those of images that are written again are replaced, the others stay")
            + $", and new images are listed with {Here}."
        : null;

    /// <summary>Returns the lines that stay, because their labels do, and those of the written images, which lead there in the same way.</summary>
    internal IEnumerable<string> With(IReadOnlyList<string> written)
    {
        var replaced = new HashSet<string>(written.Select(ImageName.StemOf), FolderPaths.Comparer);
        var start = Start();
        var others = new HashSet<string>(Starts().Where(LeadsToOthers), StringComparer.Ordinal);
        return _kept.Where(l => NameIn(l) is not { } name || !replaced.Contains(name) || (StartOf(l) is { } its && others.Contains(its)))
            .Concat(written.Select(name => start + ImagesFolder + name));
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
            var folders = Path.GetDirectoryName(FolderPaths.Below(file, destination)!)!.Split(Path.DirectorySeparatorChar);
            var isTrain = folders.Any(f => f.StartsWith("train", StringComparison.OrdinalIgnoreCase));
            if (isTrain && Array.FindLastIndex(folders, f => f.Equals("labels", StringComparison.OrdinalIgnoreCase)) is >= 0 and var at)
            {
                folders[at] = "images";
            }

            if (isTrain && images.Find(Path.Combine([destination, .. folders]), Path.GetFileNameWithoutExtension(file), isStem: true) is { } image)
            {
                yield return FolderPaths.Below(image, destination)!.Replace(Path.DirectorySeparatorChar, '/');
            }
        }
    }

    // What all lines of the earlier list have before the folder of the images; of several, the one that leads into this folder.
    private string Start()
    {
        string[] starts = [.. Starts()];
        return starts.Contains(Here) ? Here
            : Array.Find(starts, IsThis) ?? (starts.Length == 1 && !NamesOther(starts[0]) ? starts[0] : Here);
    }

    private string? Elsewhere() => Starts().All(s => NamesOther(s) && !IsBelow(s)) ? Starts().FirstOrDefault() : null;

    private IEnumerable<string> Starts() => _kept.Select(StartOf).OfType<string>().Distinct(StringComparer.Ordinal);

    // Where a relative path begins is the trainer's business, so only the name of its last folder is compared if nothing is there.
    private bool NamesOther(string start) => start != Here && !IsThis(start) && (IsFull(start) || LeadsToOthers(start)
        || (start != Prefix && LastFolderOf(start) is not ("." or "..") and var last && !FolderPaths.Comparer.Equals(last, LastFolderOf(folder))));

    // Paths of the time before a data set was moved lead nowhere, so their images are those of the folder. A share is not contacted.
    private bool LeadsToOthers(string start) => start != Here && !IsThis(start)
        && (IsOfList(start) || RemotePath.IsRemote(start) || PlacesOf(start).Any(p => Directory.Exists(p + ImagesFolder)));

    private bool IsThis(string start) => PlacesOf(start).Any(p => AreSame(p, folder)
        || (!RemotePath.IsRemote(start) && Directory.Exists(p) && AreSame(FolderWalk.RealPath(p), FolderWalk.RealPath(folder))));

    // Where a start can lead. Trainers are often started in the folder above.
    private IEnumerable<string> PlacesOf(string start) => IsFull(start) ? [start]
        : from place in IsOfList(start) ? [folder] : new[] { folder, Path.GetDirectoryName(folder) ?? folder }
          select place + Path.DirectorySeparatorChar + WithSlashes(start);

    private static bool IsOfList(string start) => WithSlashes(start).StartsWith(Here, StringComparison.Ordinal);

    private static bool IsBelow(string start) => IsOfList(start) && !WithSlashes(start).Split('/').Contains("..");

    private static bool AreSame(string one, string other) => FolderPaths.Comparer.Equals(WithSlashes(one).TrimEnd('/'), WithSlashes(other).TrimEnd('/'));

    private static string LastFolderOf(string path) => WithSlashes(path).TrimEnd('/') is var name ? name.Substring(name.LastIndexOf('/') + 1) : name;

    private static string? StartOf(string line) =>
        PlaceIn(line) is >= 0 and var at ? line.Substring(0, at) is var start && WithSlashes(start) is "" or Here ? Here : start
        : IsOfList(line) ? Here
        : line.StartsWith(Prefix, StringComparison.Ordinal) ? Prefix
        : null;

    // A path in the folder itself, as it is also with the current folder that other tools need.
    private static bool IsHere(string folder, string line) =>
        line.StartsWith("images/", StringComparison.Ordinal)
        || (line.IndexOf('/') is > 0 and var end && line.Substring(0, end) is not ("." or "..") and var first && first.IndexOfAny([':', '\\']) < 0
            && Directory.Exists(folder + Path.DirectorySeparatorChar + first));

    // The name that an image has in this list; null for one elsewhere, whose labels are not written.
    private static string? NameIn(string line) =>
        PlaceIn(line) is >= 0 and var at ? WithSlashes(ImageName.StemOf(line.Substring(at + ImagesFolder.Length))) : null;

    // Where the folder of the images begins, or -1. An image's own folder can have the same name, but only after it; so can one above the data set.
    private static int PlaceIn(string line)
    {
        var path = '/' + WithSlashes(line);
        return IsFull(line) ? path.LastIndexOf('/' + ImagesFolder, StringComparison.Ordinal) : path.IndexOf('/' + ImagesFolder, StringComparison.Ordinal);
    }

    private static bool IsFull(string path) => path.Length > 0 && (path[0] is '/' or '\\' || (path.Length > 1 && path[1] == ':'));

    private static string WithSlashes(string path) => path.Replace('\\', '/');
}
