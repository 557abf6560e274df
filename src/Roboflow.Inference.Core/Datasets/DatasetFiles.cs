using System;
using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.Datasets;

/// <summary>Finds the files of a data set, and the pictures that belong to label files.</summary>
internal sealed class DatasetFiles
{
    private static readonly HashSet<string> PictureExtensions = new(StringComparer.OrdinalIgnoreCase) { ".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".avif", ".jfif" };

    private readonly Dictionary<string, Dictionary<string, string>> _pictures = new(PictureNames.Comparer);

    /// <summary>The files of a folder and those below it, in the order of their names whatever the file system says.</summary>
    internal static string[] Under(string folder, string pattern)
    {
        var files = Directory.GetFiles(folder, pattern, SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    /// <summary>The picture in a folder with this name but for its extension, or null.</summary>
    internal string? FindPicture(string folder, string stem)
    {
        // A folder is listed once, however many label files ask.
        if (!_pictures.TryGetValue(folder, out var pictures))
        {
            pictures = new Dictionary<string, string>(PictureNames.Comparer);
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
            {
                if (PictureExtensions.Contains(Path.GetExtension(file)))
                {
                    pictures[Path.GetFileNameWithoutExtension(file)] = file;
                }
            }

            _pictures.Add(folder, pictures);
        }

        return pictures.TryGetValue(stem, out var found) ? found : null;
    }
}
