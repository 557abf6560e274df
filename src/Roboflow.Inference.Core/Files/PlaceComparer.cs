using System;
using System.Collections.Generic;
using System.IO;

namespace Roboflow.Inference.Files;

/// <summary>
/// Compares the full paths of files to write. Memory cards and network shares that are mounted on Linux can ignore case: there, files whose
/// names differ only in case are one. Only if two such paths meet is their folder tested.
/// </summary>
/// <param name="ignoresCase">Tests an existing folder; null writes and deletes an empty file in it.</param>
internal sealed class PlaceComparer(Func<string, bool>? ignoresCase = null) : IEqualityComparer<string>
{
    private readonly Dictionary<string, bool> _folders = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool Equals(string? x, string? y) =>
        FolderPaths.Comparer.Equals(x, y) || (StringComparer.OrdinalIgnoreCase.Equals(x, y) && IgnoresCase(x!));

    /// <inheritdoc/>
    public int GetHashCode(string obj) => StringComparer.OrdinalIgnoreCase.GetHashCode(obj);

    // A folder that does not exist yet will be on the volume of the one that is to contain it.
    private bool IgnoresCase(string path)
    {
        var folder = Path.GetDirectoryName(path);
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        if (folder is null)
        {
            return false;
        }

        if (!_folders.TryGetValue(folder, out var ignores))
        {
            ignores = (ignoresCase ?? Test)(folder);
            _folders.Add(folder, ignores);
        }

        return ignores;
    }

    private static bool Test(string folder)
    {
        var name = $".{Guid.NewGuid():N}.tmp";
        try
        {
            using var file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return File.Exists(Path.Combine(folder, name.ToUpperInvariant()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing can be written here.
            return false;
        }
    }
}
