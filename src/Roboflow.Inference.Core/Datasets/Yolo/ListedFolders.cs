using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// Where the folders are that lists of images name, each found once for all lists of a data.yaml. An image can be deleted, so that only its folder, with
/// another image or with its labels, tells that it belongs here.
/// </summary>
/// <param name="folder">The folder of the configuration.</param>
/// <param name="root">The folder that is read.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class ListedFolders(string folder, string root, CancellationToken cancellation)
{
    // The maximum number of places to look for folders in: a list can have a folder a line, and a path many ends.
    private const int MostPlaces = 100_000;

    // The number of images to look for before a folder is listed, which can have a million.
    private const int MostOfFolder = 3;

    private static readonly ListedFolder Below = new(IsBelow: true, null, [], []);

    private readonly Dictionary<string, ListedFolder> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _exist = new(FolderPaths.Comparer);
    private readonly Dictionary<string, HashSet<string>> _files = new(FolderPaths.Comparer);
    private readonly string[] _bases = [.. new[] { folder, root }.Distinct(FolderPaths.Comparer)];
    private int _places;
    private string? _lastBelow;

    /// <summary>Returns a folder as a list writes it; null if there were too many.</summary>
    internal ListedFolder? Find(string written)
    {
        if (written == _lastBelow)
        {
            return Below;
        }

        if (_found.TryGetValue(written, out var found))
        {
            return found;
        }

        // Most lists name only folders below, of which any number is known without a look.
        var place = OutsideSplits.PlaceOf(folder, string.Empty, written);
        if (place is not null && FolderPaths.Below(place, root) is not null)
        {
            _lastBelow = written;
            return Below;
        }

        if (_places > MostPlaces)
        {
            return null;
        }

        found = Look(written, place);
        _found.Add(written, found);
        return found;
    }

    /// <summary>Whether an image of a folder, or its labels, is here.</summary>
    /// <param name="of">The folder.</param>
    /// <param name="name">The image's name.</param>
    /// <param name="before">How many of its images were looked for.</param>
    internal bool Has(ListedFolder of, string name, int before)
    {
        var label = ImageName.StemOf(name) + ".txt";
        return (Array.Exists(of.Images, f => HasFile(f, name)) || Array.Exists(of.Labels, f => HasFile(f, label)))
            && !(of.Elsewhere is { } own && HasFile(own, name));

        bool HasFile(string place, string file)
        {
            if (!_files.TryGetValue(place, out var files) && before >= MostOfFolder)
            {
                files = new(FolderListing.Files(place, cancellation).Select(Path.GetFileName)!, FolderPaths.Comparer);
                _files.Add(place, files);
            }

            return files?.Contains(file) ?? File.Exists(At(place, file));
        }
    }

    // .NET Framework's Path.Combine throws on characters that no file can have.
    private static string At(string place, string file) => place.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar + file;

    private ListedFolder Look(string written, string? place)
    {
        cancellation.ThrowIfCancellationRequested();
        if (place is not null && OutsideSplits.IsBelow(place, root))
        {
            _places++;
            return Below;
        }

        // The end of the path of another machine, from the longest to none of it.
        string[] ends = [.. OutsideSplits.EndsOf(written), string.Empty];
        _places += ends.Length;
        var here = _bases.SelectMany(f => ends.Select(e => OutsideSplits.PlaceOf(f, string.Empty, e))).OfType<string>();
        string[] images = [.. here.Distinct(FolderPaths.Comparer)];
        return new(
            IsBelow: false,
            place is not null && Directory.Exists(place) ? place : null,
            [.. images.Where(Exists)],
            [.. images.Select(OutsideSplits.LabelFolderOf).Distinct(FolderPaths.Comparer).Where(Exists)]);
    }

    // From the top: most ends of a path begin with a folder that is not here, which is then asked for once.
    private bool Exists(string place)
    {
        cancellation.ThrowIfCancellationRequested();
        var top = Array.Find(_bases, f => FolderPaths.Below(place, f) is not null);
        if (top is null)
        {
            return Directory.Exists(place);
        }

        for (var at = top.TrimEnd(Path.DirectorySeparatorChar).Length; at >= 0 && at < place.Length;)
        {
            at = place.IndexOf(Path.DirectorySeparatorChar, at + 1);
            var part = at < 0 ? place : place.Substring(0, at);
            if (!_exist.TryGetValue(part, out var exists))
            {
                exists = Directory.Exists(part);
                _exist.Add(part, exists);
            }

            if (!exists)
            {
                return false;
            }
        }

        return true;
    }
}
