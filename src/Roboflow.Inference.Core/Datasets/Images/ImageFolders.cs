using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Files;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>The images in folders. Each folder is listed only once.</summary>
internal sealed class ImageFolders(CancellationToken cancellation)
{
    private static readonly HashSet<string> Extensions = new(
        [".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".avif", ".jfif", ".jpe", ".mpo"],
        StringComparer.OrdinalIgnoreCase);

    // Images that are not decoded. Without a name of their own they count only where there is no other image.
    private static readonly HashSet<string> Undecoded = new(
        [
            ".heic", ".heif", ".dng", ".jp2", ".jxl", ".pbm", ".pgm", ".ppm", ".pnm", ".pfm", ".hdr", ".exr", ".tga", ".psd", ".dds", ".qoi", ".ico", ".pcx",
        ],
        StringComparer.OrdinalIgnoreCase);

    // That of Windows; other systems allow less.
    private const int LongestPath = 32_767;

    private readonly Dictionary<string, Listing?> _folders = new(FolderPaths.Comparer);
    private readonly Dictionary<string, LooseNames> _subfolders = new(FolderPaths.Comparer);

    /// <summary>Returns the image with this name below a folder; null if there is none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The name, maybe with folders.</param>
    /// <param name="isStem">Whether the name is that of a label file, so that the image's extension is unknown.</param>
    internal string? Find(string folder, string name, bool isStem)
    {
        var slash = name.LastIndexOf(Path.DirectorySeparatorChar);
        return ListingOf(slash < 0 ? folder : Path.Combine(folder, name.Substring(0, slash)))?.Find(name.Substring(slash + 1), isStem);
    }

    /// <summary>Returns the image below a folder that has this name with another extension: images can be converted, but not their labels.</summary>
    internal string? FindConverted(string folder, string name) =>
        CanBeImage(name) ? Find(folder, ImageName.StemOf(name), isStem: true) : null;

    /// <summary>Whether a name has the extension of an image.</summary>
    internal static bool HasExtension(string name) => Extensions.Contains(PathText.ExtensionOf(name));

    /// <summary>Whether it is the name of an image, also of one that is not decoded.</summary>
    internal static bool CanBeImage(string name) => HasExtension(name) || Undecoded.Contains(PathText.ExtensionOf(name));

    /// <summary>Returns another image in the same folder that differs from the found one only in its extension, or null.</summary>
    internal string? Twin(string image) => ListingOf(Path.GetDirectoryName(image)!)?.Twin(image);

    /// <summary>Whether a folder exists, maybe spelled in another case or form.</summary>
    internal bool Has(string folder) => ListingOf(folder) is not null;

    /// <summary>The images in a folder, in the order of their names.</summary>
    internal IReadOnlyList<string> Images(string folder) => ListingOf(folder)?.Images ?? [];

    private Listing? ListingOf(string folder)
    {
        if (!_folders.TryGetValue(folder, out var images))
        {
            images = ActualName(folder) is { } actual ? new Listing(FolderListing.Files(actual, cancellation)) : null;
            _folders.Add(folder, images);
        }

        return images;
    }

    // The folder under its name on this system: a data set of Windows or macOS may spell it in another case or form. From the
    // root down, because an untrusted name can have thousands of folders, and ends at the first that does not exist.
    private string? ActualName(string folder)
    {
        if (folder.Length > LongestPath || Directory.Exists(folder))
        {
            return folder.Length > LongestPath ? null : folder;
        }

        var actual = Path.GetPathRoot(folder)!;
        foreach (var part in folder.Substring(actual.Length).Split([Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries))
        {
            var written = Path.Combine(actual, part);
            if ((Directory.Exists(written) ? written : SubfoldersOf(actual).Find(part)) is not { } next)
            {
                return null;
            }

            actual = next;
        }

        return actual;
    }

    private LooseNames SubfoldersOf(string folder)
    {
        if (!_subfolders.TryGetValue(folder, out var names))
        {
            names = LooseNames.Of(FolderListing.Folders(folder, cancellation));
            _subfolders.Add(folder, names);
        }

        return names;
    }

    /// <summary>The images of one folder.</summary>
    private sealed class Listing
    {
        private readonly Dictionary<string, string> _exact = new(FolderPaths.Comparer);
        private readonly Dictionary<string, string> _others = new(FolderPaths.Comparer);
        private readonly Dictionary<string, string> _twins = new(FolderPaths.Comparer);
        private readonly LooseNames _loose = new();
        private readonly LooseNames _undecoded = new();

        internal Listing(IEnumerable<string> files)
        {
            var images = new List<string>();
            var undecoded = new List<string>();
            foreach (var file in files)
            {
                if (Extensions.Contains(Path.GetExtension(file)))
                {
                    images.Add(file);
                }
                else
                {
                    _others[Path.GetFileName(file)] = file;
                    if (Undecoded.Contains(Path.GetExtension(file)))
                    {
                        undecoded.Add(file);
                        _undecoded.Add(Path.GetFileNameWithoutExtension(file), file);
                    }
                }
            }

            images.Sort(StringComparer.Ordinal);
            undecoded.Sort(StringComparer.Ordinal);
            var stems = new HashSet<string>(images.Select(Path.GetFileNameWithoutExtension)!, FolderPaths.Comparer);
            Images = [.. images, .. undecoded.Where(f => stems.Add(Path.GetFileNameWithoutExtension(f)))];
            foreach (var file in images)
            {
                Add(Path.GetFileName(file), file);
            }

            // Of a.jpg and a.png the first one is a, whatever order the file system has.
            foreach (var file in images)
            {
                var stem = Path.GetFileNameWithoutExtension(file);
                if (_exact.TryGetValue(stem, out var first) && first != file && !_twins.ContainsKey(first))
                {
                    _twins.Add(first, file);
                }

                Add(stem, file);
            }
        }

        internal IReadOnlyList<string> Images { get; }

        // A file that is named in full is the image, even without an extension, and another one with that stem is not.
        internal string? Find(string name, bool isStem) =>
            !isStem && _others.TryGetValue(name, out var file) ? file
                : _exact.TryGetValue(name, out file) || _others.TryGetValue(name, out file) ? file
                : _loose.Find(name) ?? _undecoded.Find(name);

        internal string? Twin(string image) => _twins.TryGetValue(image, out var twin) ? twin : null;

        private void Add(string name, string file)
        {
            if (!_exact.ContainsKey(name))
            {
                _exact.Add(name, file);
            }

            _loose.Add(name, file);
        }
    }
}
