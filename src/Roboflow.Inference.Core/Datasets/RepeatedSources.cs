using System.Collections.Generic;
using System.IO;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets;

/// <summary>Notices a data set that is read twice in a run: named again, or as a part of a folder that was named too.</summary>
internal sealed class RepeatedSources
{
    private readonly HashSet<(DatasetFormat Format, string Path)> _read = [];
    private readonly HashSet<(DatasetFormat Format, string Path)> _above = [];

    /// <summary>Adds a file or folder; returns the path that was read before and has the same objects, or null.</summary>
    internal string? Add(DatasetFormat format, string path)
    {
        // A data.yaml stands for its folder.
        var full = FolderPaths.WithoutEnd(Path.GetFullPath(path));
        var own = format == DatasetFormat.Yolo && !DatasetForm.Of(format).HasExtension(full) && File.Exists(full) ? Path.GetDirectoryName(full)! : full;
        var first = File.Exists(own) ? FolderReading(format, own) : FolderAbove(own);
        var earlier = _above.Contains((format, own)) || _read.Contains((format, own)) ? own : null;
        for (var folder = first; folder is not null && earlier is null; folder = FolderAbove(folder))
        {
            earlier = _read.Contains((format, folder)) ? folder : null;
        }

        _ = _read.Add((format, own));
        var above = first;
        while (above is not null && _above.Add((format, above)))
        {
            above = FolderAbove(above);
        }

        return earlier;
    }

    // A file that was named is read whatever its name and content are.
    private static string? FolderReading(DatasetFormat format, string file) =>
        DatasetForm.Of(format).IsToRead(file) && !FolderListing.IsAppleDouble(file) ? Path.GetDirectoryName(file) : null;

    // A hidden folder is not read with the folder that it is in.
    private static string? FolderAbove(string path) => FolderListing.IsHidden(path) ? null : Path.GetDirectoryName(path);
}
