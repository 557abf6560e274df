using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets;

/// <summary>An image of a data set: its path, and whether it exists and can be opened.</summary>
internal readonly record struct LocatedImage(string Path, bool Exists);

/// <summary>
/// Finds the images of label files, in the same way for every format: in the folder that corresponds to <c>labels</c> or
/// <c>Annotations</c>, in an <c>images</c> folder, or next to the labels; by name, or by name without extension.
/// </summary>
internal sealed class ImageLocator(DatasetReaderOptions options)
{
    private readonly ImagePlaces _places = new(options);
    private readonly ImageFolders _folders = new(options.Cancellation);
    private bool _warned;
    private bool _warnedOfTwin;

    /// <summary>Returns the image that a label file names, or the image with the label file's own name.</summary>
    /// <param name="labelFile">The file with the labels.</param>
    /// <param name="name">The name in it, or null.</param>
    /// <param name="extension">The extension of the image, if it is in a list of the data set.</param>
    internal LocatedImage Find(string labelFile, string? name, string? extension = null)
    {
        if (name is not null && SchemeOf(name) is { } scheme)
        {
            // An address of the web or of a store, such as s3://, is complete; one of this machine is a path.
            return scheme.Equals("file", StringComparison.OrdinalIgnoreCase) ? Outside(labelFile, name) : new(name, false);
        }

        if (name is not null && IsFull(name))
        {
            return _places.IsInside(name) ? new(name, File.Exists(name)) : Outside(labelFile, name);
        }

        // Outside Windows a backslash can be part of a file's name, as archives that were packed on Windows are unpacked.
        var exact = (name ?? Path.GetFileNameWithoutExtension(labelFile)).Replace('/', Path.DirectorySeparatorChar);
        var relative = exact.Replace('\\', Path.DirectorySeparatorChar);
        if (relative.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
        {
            return new(relative, false);
        }

        // LabelMe writes the path from the label file to the image, which can lead through a folder above.
        if (HasParent(relative) && OfFile(labelFile, relative) is { } fromFile)
        {
            return fromFile;
        }

        // A name with a folder is complete; otherwise the label file's own folder is part of the image's name.
        var places = _places.Of(Path.GetDirectoryName(labelFile)!, relative.IndexOf(Path.DirectorySeparatorChar) >= 0);
        var named = Path.Combine(places[0], relative);
        if (HasParent(relative) && !_places.IsInside(named))
        {
            return Outside(labelFile, named);
        }

        string[] all = [.. places, .. OfSubset(labelFile)];
        return (relative == exact || HasParent(relative) ? null : Search(labelFile, exact, extension, all, name is null))
            ?? Search(labelFile, relative, extension, all, name is null)
            ?? (Decoded(relative) is { } decoded ? Search(labelFile, decoded, extension, all, name is null) : null)
            ?? new(name is null ? named + extension : named, false);
    }

    // The named image in any place counts before one with another extension, which can be its mask or its thumbnail. A list of the data set only
    // decides between the images of one place: another place can have the image of other labels.
    private LocatedImage? Search(string labelFile, string relative, string? extension, string[] places, bool isStem)
    {
        var listed = relative + extension;
        var found = places.Select(place => (listed == relative ? null : _folders.Find(place, listed, isStem: false)) ?? _folders.Find(place, relative, isStem))
            .Concat(places.Select(place => _folders.FindConverted(place, relative)))
            .FirstOrDefault(image => image is not null);
        if (found is null)
        {
            return null;
        }

        WarnOfTwin(labelFile, listed, found);
        return new(found, true);
    }

    // Label Studio writes names as in addresses: Capture_d%C3%A9cran. An encoded separator would lead elsewhere.
    private static string? Decoded(string relative) =>
        relative.IndexOf('%') >= 0 && Uri.UnescapeDataString(relative) is var decoded && decoded.Count(IsSeparator) == relative.Count(IsSeparator)
            && decoded.IndexOfAny(Path.GetInvalidPathChars()) < 0 && !HasParent(decoded) && !IsFull(decoded)
                ? decoded
                : null;

    private static bool IsSeparator(char character) => character is '/' or '\\';

    /// <summary>All images that belong to a folder of labels by the layout, in the order of their names.</summary>
    internal IEnumerable<string> InPlaceOf(string labelFolder) =>
        _places.Corresponding(labelFolder).Select(_folders.Images).FirstOrDefault(images => images.Count > 0) ?? [];

    /// <summary>The images beside all splits of the labels, in the order of their names.</summary>
    internal IEnumerable<string> BesideSplits(string labelFolder) => _places.Flat(labelFolder).SelectMany(_folders.Images);

    /// <summary>
    /// Returns the image of a relative path in a file that keeps paths unchanged: below the image folder, or where the image is
    /// found; null to keep the path.
    /// </summary>
    internal string? OfRelative(string file, string? path)
    {
        if (string.IsNullOrEmpty(path) || IsFull(path!) || path!.Contains("://") || HasParent(path))
        {
            return null;
        }

        var image = Find(file, path);
        return image.Exists || options.ImageFolder is not null ? image.Path : null;
    }

    /// <summary>Returns the size of an image: that of its file if it can be opened, else the default size.</summary>
    internal (int Width, int Height)? SizeOf(LocatedImage image)
        => (image.Exists && RegularFile.HasContent(image.Path) ? options.ReadSize(image.Path) : null) ?? options.DefaultSize;

    // a.jpg and a.png can both be the image of a.txt; a name with an extension is clear.
    private void WarnOfTwin(string labelFile, string name, string found)
    {
        var isNamed = PathText.ExtensionOf(found).Equals(PathText.ExtensionOf(name), StringComparison.OrdinalIgnoreCase);
        if (!_warnedOfTwin && !isNamed && _folders.Twin(found) is { } twin)
        {
            _warnedOfTwin = true;
            options.Warn($"The image of {labelFile} is not clear: {found} and {twin} differ only in their extension. The first one is used. This warning is "
                + "shown once.");
        }
    }

    // Null if it is outside the data set, or another place is likelier because there is no image.
    private LocatedImage? OfFile(string labelFile, string relative)
    {
        var labels = Path.GetDirectoryName(labelFile)!;
        var folder = options.ImageFolder ?? labels;
        var full = _places.IsInside(Path.Combine(folder, relative), labels) ? Path.GetFullPath(Path.Combine(folder, relative)) : null;
        return full is not null && Path.GetDirectoryName(full) is { } parent && Path.GetFileName(full) is var name
            && (_folders.Find(parent, name, isStem: false) ?? _folders.FindConverted(parent, name)) is { } found
            ? new(found, true)
            : full is not null && !_places.IsInside(Path.Combine(_places.Of(labels, true)[0], relative)) ? new(full, false)
            : null;
    }

    // COCO's own images are in val2017 next to the folder of annotations/instances_val2017.json, those of CVAT in images/val2017.
    private static string[] OfSubset(string labelFile)
    {
        var folder = Path.GetDirectoryName(labelFile)!;
        var stem = Path.GetFileNameWithoutExtension(labelFile);
        var isSubset = stem.StartsWith("instances_", StringComparison.Ordinal) || stem.StartsWith("person_keypoints_", StringComparison.Ordinal);
        return isSubset && Path.GetFileName(folder) == "annotations" && Path.GetDirectoryName(folder) is { } above
            && stem.Substring(stem.LastIndexOf('_') + 1) is { Length: > 0 } subset
            ? [Path.Combine(above, subset), Path.Combine(above, "images", subset)]
            : [];
    }

    private static string? SchemeOf(string name)
    {
        var end = name.IndexOf("://", StringComparison.Ordinal);
        return end > 1 && char.IsLetter(name[0]) && name.Take(end).All(c => char.IsLetterOrDigit(c) || c is '+' or '-' or '.') ? name.Substring(0, end) : null;
    }

    // Full paths of any system, or of another machine: the data set can come from anywhere.
    internal static bool IsFull(string name) => name.Length > 0 && (name[0] is '/' or '\\' || (name.Length > 2 && name[1] == ':' && name[2] is '\\' or '/')
        || IsOfDrive(name));

    // On Windows C:sub\x.jpg is relative to a drive, and not to the data set; elsewhere it is an ordinary name.
    private static bool IsOfDrive(string name) => Path.DirectorySeparatorChar == '\\' && name.Length > 1 && name[1] == ':';

    // A name such as a..b.png leads nowhere.
    private static bool HasParent(string name) => Array.IndexOf(name.Split('/', '\\'), "..") >= 0;

    private LocatedImage Outside(string file, string path)
    {
        if (!_warned)
        {
            _warned = true;
            options.Warn($"{file} names an image outside the folder of the data set: {path}. Such images are not opened; check the paths before you "
                + "use them to send, copy or delete files. This warning is shown once.");
        }

        return new(path, false);
    }
}
