using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Files;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>
/// Finds the images of label files, in the same way for every format: in the folder that corresponds to <c>labels</c> or
/// <c>Annotations</c>, in an <c>images</c> folder, or next to the labels; by name, or by name without extension.
/// </summary>
internal sealed class ImageLocator(DatasetReaderOptions options)
{
    private readonly ImagePlaces _places = new(options);
    private readonly NamedImages _named = new();
    private bool _warned;
    private bool _warnedOfTwin;
    private bool _warnedOfOther;
    private bool _warnedOfCharacter;

    private ImageFolders Folders => _places.Folders;

    /// <summary>Begins a data set, or a file that has many images, with its entries.</summary>
    internal void Begin(Func<IEnumerable<ImageEntry>> entries) => _named.Begin(entries);

    /// <summary>Returns the image that a label file names, or the image with the label file's own name.</summary>
    /// <param name="labelFile">The file with the labels.</param>
    /// <param name="name">The name in it, or null.</param>
    /// <param name="extension">The extension of the image, if it is in a list of the data set.</param>
    internal LocatedImage Find(string labelFile, string? name, string? extension = null) =>
        Find(new ImageEntry(labelFile, name, extension), ImageSearch.Similar);

    /// <summary>Returns the image of a label file that has only one. If what it names is not found, its own name counts, because tools that rename
    /// files do not change the names in them.</summary>
    internal LocatedImage FindOnly(string labelFile, string? name) => Find(new ImageEntry(labelFile, name), ImageSearch.SimilarOrOwn);

    // ./a.jpg is a.jpg: an image has one path, however an entry writes its name.
    private LocatedImage Find(ImageEntry entry, ImageSearch search)
    {
        var name = entry.Name is { } written ? ImageName.Plain(written) : null;
        var image = FindPlain(entry with { Name = name }, search);
        return name is not null && ImageName.HasParent(name) ? image with { Path = ImageName.Plain(image.Path) } : image;
    }

    private LocatedImage FindPlain(ImageEntry entry, ImageSearch search)
    {
        if (entry.Name is { } full && ImageName.SchemeOf(full) is { } scheme)
        {
            // An address of the web or of a store, such as s3://, is complete; one of this machine is a path.
            return scheme.Equals("file", StringComparison.OrdinalIgnoreCase) ? Outside(entry.File, full, search) : new(full, false);
        }

        if (entry.Name is { } name && ImageName.IsFull(name))
        {
            return _places.IsInside(name) ? new(name, File.Exists(name)) : Outside(entry.File, name, search);
        }

        // Outside Windows a backslash can be part of a file's name, as archives that were packed on Windows are unpacked.
        var exact = (entry.Name ?? Path.GetFileNameWithoutExtension(entry.File)).Replace('/', Path.DirectorySeparatorChar);
        var relative = ImageName.Plain(exact.Replace('\\', Path.DirectorySeparatorChar));
        if (relative.IndexOfAny(Path.GetInvalidPathChars()) is >= 0 and var invalid)
        {
            WarnOfCharacter(entry.File, relative[invalid], search);
            return new(relative, false);
        }

        // LabelMe writes the path from the label file to the image, which can lead through a folder above.
        string? other = null;
        var isWritten = relative == exact || ImageName.HasParent(relative);
        if (ImageName.HasParent(relative) && OfFile(entry.File, relative, search, ref other) is { } fromFile)
        {
            return fromFile.Exists ? fromFile : OwnOf(entry, search, ref other) ?? fromFile;
        }

        // A name with a folder is complete; otherwise the label file's own folder is part of the image's name.
        var places = _places.Of(Path.GetDirectoryName(entry.File)!, relative.IndexOf(Path.DirectorySeparatorChar) >= 0);
        var named = Path.Combine(places[0], relative);
        if (ImageName.HasParent(relative) && !_places.IsInside(named))
        {
            return Outside(entry.File, named, search);
        }

        string[] all = [.. places, .. OfSubset(entry.File)];
        var found = (isWritten ? null : Among(entry, exact, all, search, isWritten: true, ref other))
            ?? Among(entry, relative, all, search, isWritten, ref other)
            ?? (search != ImageSearch.Exact && ImageName.Decoded(relative) is { } decoded
                ? Among(entry, decoded, all, search, isWritten: false, ref other)
                : null)
            ?? OwnOf(entry, search, ref other);
        if (found is not null)
        {
            return found.Value;
        }

        WarnOfOther(entry.File, exact, other);
        return new(other is not null ? Path.Combine(places[0], exact) + entry.Extension : entry.Name is null ? named + entry.Extension : named, false);
    }

    // The named image in any place counts before one with another extension, which can be its mask or its thumbnail. A list of the data set only
    // decides between the images of one place: another place can have the image of other labels.
    private LocatedImage? Among(ImageEntry entry, string relative, string[] places, ImageSearch search, bool isWritten, ref string? other)
    {
        var listed = relative + entry.Extension;
        var isStem = entry.Name is null;
        var candidates = places
            .Select(place => (listed == relative ? null : Folders.Find(place, listed, isStem: false)) ?? Folders.Find(place, relative, isStem))
            .Concat(search == ImageSearch.Exact ? [] : places.Select(place => Folders.FindConverted(place, relative)));
        foreach (var found in candidates)
        {
            if (found is not null && IsOf(found, relative, isStem, search, isWritten, ref other))
            {
                WarnOfTwin(entry.File, listed, found, search);
                return new(found, true);
            }
        }

        return null;
    }

    // What another entry names is not the image of an entry with a similar name.
    private bool IsOf(string found, string relative, bool isStem, ImageSearch search, bool isWritten, ref string? other)
    {
        if ((isWritten && IsNamed(found, relative, isStem)) || (search != ImageSearch.Exact && !_named.Contains(found, FindExact)))
        {
            return true;
        }

        other ??= search == ImageSearch.Exact ? null : found;
        return false;
    }

    private static bool IsNamed(string found, string relative, bool isStem) =>
        EndsWith(found, relative) || (isStem && EndsWith(ImageName.StemOf(found), relative));

    private static bool EndsWith(string path, string relative) => path.EndsWith(relative, StringComparison.Ordinal)
        && (path.Length == relative.Length || path[path.Length - relative.Length - 1] == Path.DirectorySeparatorChar);

    private string? FindExact(ImageEntry entry) => Find(entry, ImageSearch.Exact) is { Exists: true } image ? image.Path : null;

    private LocatedImage? OwnOf(ImageEntry entry, ImageSearch search, ref string? other)
    {
        var own = search == ImageSearch.SimilarOrOwn && entry.Name is not null ? FindExact(entry with { Name = null }) : null;
        other ??= own;
        return own is not null && !_named.Contains(own, FindExact) ? new LocatedImage(own, true) : null;
    }

    /// <summary>All images that belong to a folder of labels by the layout, in the order of their names.</summary>
    internal IEnumerable<string> InPlaceOf(string labelFolder) =>
        _places.Corresponding(labelFolder).Select(Folders.Images).FirstOrDefault(images => images.Count > 0) ?? [];

    /// <summary>The images of each folder beside the splits of these labels, in the order of their names.</summary>
    internal IEnumerable<IReadOnlyList<string>> BesideSplits(IEnumerable<string> labelFolders) =>
        labelFolders.SelectMany(_places.Flat).Distinct(FolderPaths.Comparer).Select(Folders.Images);

    /// <summary>Returns the image of a relative path in a file that keeps paths: below the image folder, or where it is found; null to keep it.</summary>
    internal string? OfRelative(string file, string? path)
    {
        if (path is not { Length: > 0 } || path.Contains("://") || ImageName.Plain(path) is not { } plain)
        {
            return null;
        }

        var image = ImageName.IsFull(plain) || ImageName.HasParent(plain) ? new(plain, false) : Find(file, plain);
        return (image.Exists || options.ImageFolder is not null ? image.Path : plain) is var known && known == path ? null : known;
    }

    /// <summary>The size that the user specified for images of unknown size, or null.</summary>
    internal (int Width, int Height)? GivenSize => options.DefaultSize;

    /// <summary>Returns the size of an image: that of its file if it can be opened, else the default size.</summary>
    internal (int Width, int Height)? SizeOf(LocatedImage image)
        => (image.Exists && RegularFile.HasContent(image.Path) ? options.ReadSize(image.Path) : null) ?? options.DefaultSize;

    /// <summary>Says where a size is from that is used in the place of an unreadable one.</summary>
    internal string SourceOf((int Width, int Height)? size) => size is null ? "Its size is read as unknown."
        : size == options.DefaultSize ? "-ImageWidth and -ImageHeight are used." : "The size of its file is used.";

    // a.jpg and a.png can both be the image of a.txt; a name with an extension is clear.
    private void WarnOfTwin(string labelFile, string name, string found, ImageSearch search)
    {
        var isNamed = PathText.ExtensionOf(found).Equals(PathText.ExtensionOf(name), StringComparison.OrdinalIgnoreCase);
        if (!_warnedOfTwin && search != ImageSearch.Exact && !isNamed && Folders.Twin(found) is { } twin)
        {
            _warnedOfTwin = true;
            options.Warn($"The image of {labelFile} is not clear: {found} and {twin} differ only in their extension. The first one is used. This warning is "
                + "shown once.");
        }
    }

    private void WarnOfCharacter(string file, char character, ImageSearch search)
    {
        if (!_warnedOfCharacter && search != ImageSearch.Exact)
        {
            _warnedOfCharacter = true;
            options.Warn($"{file} names an image with a character that no path can have, U+{(int)character:X4}. Such images are not searched for. This warning "
                + "is shown once.");
        }
    }

    private void WarnOfOther(string labelFile, string name, string? other)
    {
        if (other is not null && !_warnedOfOther)
        {
            _warnedOfOther = true;
            options.Warn($"The image {name} of {labelFile} is not found. {other}, with a similar name or that of the file, is another image of the data "
                + "set, and is not taken for it. This warning is shown once.");
        }
    }

    // Null if it is outside the data set, or another place is likelier because there is no image.
    private LocatedImage? OfFile(string labelFile, string relative, ImageSearch search, ref string? other)
    {
        var labels = Path.GetDirectoryName(labelFile)!;
        var folder = options.ImageFolder ?? labels;
        var full = _places.IsInside(Path.Combine(folder, relative), labels) ? Path.GetFullPath(Path.Combine(folder, relative)) : null;
        return full is not null && Path.GetDirectoryName(full) is { } parent && Path.GetFileName(full) is var name
            && (Folders.Find(parent, name, isStem: false) ?? Folders.FindConverted(parent, name)) is { } found
            && IsOf(found, name, isStem: false, search, isWritten: true, ref other)
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

    private LocatedImage Outside(string file, string path, ImageSearch search)
    {
        if (!_warned && search != ImageSearch.Exact)
        {
            _warned = true;
            options.Warn($"{file} names an image outside the folder of the data set: {path}. Such images are not opened; check the paths before you "
                + "use them to send, copy or delete files. This warning is shown once.");
        }

        return new(path, false);
    }
}
