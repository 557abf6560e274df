using System;
using System.Collections.Generic;
using System.IO;

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

    /// <summary>Returns the image that a label file names, or the image with the label file's own name.</summary>
    /// <param name="labelFile">The file with the labels.</param>
    /// <param name="name">The name in it, or null.</param>
    /// <param name="extension">The extension of an image that is not found, if known.</param>
    internal LocatedImage Find(string labelFile, string? name, string? extension = null)
    {
        if (name is not null && name.Contains("://") && ImageNames.AddressOf(name) is not null)
        {
            return new(name, false);
        }

        if (name is not null && IsFull(name))
        {
            return _places.IsInside(name) ? new(name, File.Exists(name)) : Outside(labelFile, name);
        }

        var relative = (name ?? Path.GetFileNameWithoutExtension(labelFile)).Replace('/', Path.DirectorySeparatorChar)
            .Replace('\\', Path.DirectorySeparatorChar);
        if (relative.IndexOfAny(Path.GetInvalidPathChars()) >= 0)
        {
            return new(relative, false);
        }

        // A name with a folder is complete; otherwise the label file's own folder is part of the image's name.
        var places = _places.Of(Path.GetDirectoryName(labelFile)!, relative.IndexOf(Path.DirectorySeparatorChar) >= 0);
        var named = Path.Combine(places[0], relative);
        if (HasParent(relative) && !_places.IsInside(named))
        {
            return Outside(labelFile, named);
        }

        foreach (var place in places)
        {
            if (_folders.Find(place, relative, isStem: name is null) is { } found)
            {
                return new(found, true);
            }
        }

        return new(name is null ? named + extension : named, false);
    }

    /// <summary>All images that belong to a folder of labels by the layout, in the order of their names.</summary>
    internal IEnumerable<string> InPlaceOf(string labelFolder) => _places.Whole(labelFolder) is { } folder ? _folders.Images(folder) : [];

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

    // Full paths of any system, or of another machine: the data set can come from anywhere.
    private static bool IsFull(string name) => name.Length > 0 && (name[0] is '/' or '\\' || (name.Length > 2 && name[1] == ':' && name[2] is '\\' or '/')
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
