using System;
using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.Datasets;

/// <summary>The images in folders. Each folder is listed only once.</summary>
internal sealed class ImageFolders
{
    private static readonly HashSet<string> Extensions = new(
        [".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".avif", ".jfif"],
        StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Dictionary<string, string>> _folders = new(ImageNames.Comparer);

    /// <summary>Returns the image with this name below a folder, or with this name and another extension; null if there is neither.</summary>
    internal string? Find(string folder, string name)
    {
        var slash = name.LastIndexOf(Path.DirectorySeparatorChar);
        var images = ImagesOf(slash < 0 ? folder : Path.Combine(folder, name.Substring(0, slash)));
        if (images.Count == 0)
        {
            return null;
        }

        var last = slash < 0 ? name : name.Substring(slash + 1);
        return images.TryGetValue(last, out var found)
            || (Extensions.Contains(Path.GetExtension(last)) && images.TryGetValue(ImageNames.StemOf(last), out found)) ? found : null;
    }

    private Dictionary<string, string> ImagesOf(string folder)
    {
        if (!_folders.TryGetValue(folder, out var images))
        {
            images = new Dictionary<string, string>(ImageNames.Comparer);
            _folders.Add(folder, images);
            foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
            {
                if (Extensions.Contains(Path.GetExtension(file)))
                {
                    images[Path.GetFileName(file)] = file;
                    images[Path.GetFileNameWithoutExtension(file)] = file;
                }
            }
        }

        return images;
    }
}
