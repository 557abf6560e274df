using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Roboflow.Inference.Files;

/// <summary>Converts between data set names with forward slashes and paths of this system, and compares paths by its rules.</summary>
internal static class FolderPaths
{
    /// <summary>Compares file names: except on Linux, names that differ only in case are the same file.</summary>
#if NET
    internal static readonly StringComparer Comparer = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
#else
    internal static readonly StringComparer Comparer = StringComparer.OrdinalIgnoreCase;
#endif

    internal static string Join(string folder, string name) => Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Returns the path of folders that are below each other, with a separator at its end.</summary>
    internal static string OfSegments(IEnumerable<string> folders) => string.Concat(folders.Select(f => f + Path.DirectorySeparatorChar));

    /// <summary>Returns a folder without a separator at its end, which only a root keeps.</summary>
    internal static string WithoutEnd(string folder) =>
        folder.Length > Path.GetPathRoot(folder)!.Length ? folder.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) : folder;

    /// <summary>Returns the rest of a full path below a folder; empty for the folder itself, null for a path elsewhere.</summary>
    internal static string? Below(string full, string folder)
    {
        var root = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        var path = full.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return path.Length >= root.Length && FolderPaths.Comparer.Equals(path.Substring(0, root.Length), root)
            ? path.Substring(root.Length).TrimEnd(Path.DirectorySeparatorChar)
            : null;
    }
}
