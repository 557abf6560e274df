using System;
using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.Datasets;

/// <summary>Finds the files of a data set, and the images that belong to label files.</summary>
internal sealed class DatasetFiles
{
    private static readonly HashSet<string> ImageExtensions = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".avif", ".jfif" };

    private readonly Dictionary<string, Dictionary<string, string>> _images = new(ImageNames.Comparer);

    /// <summary>The files of a folder and those below it, in the order of their names whatever the file system says.</summary>
    internal static string[] Under(string folder, string pattern)
    {
        var files = Directory.GetFiles(folder, pattern, SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    /// <summary>The image in a folder with this name but for its extension, or null.</summary>
    internal string? FindImage(string folder, string stem)
    {
        // A folder is listed once, however many label files ask.
        if (!_images.TryGetValue(folder, out var images))
        {
            images = new Dictionary<string, string>(ImageNames.Comparer);
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
            {
                if (ImageExtensions.Contains(Path.GetExtension(file)))
                {
                    images[Path.GetFileNameWithoutExtension(file)] = file;
                }
            }

            _images.Add(folder, images);
        }

        return images.TryGetValue(stem, out var found) ? found : null;
    }
}
