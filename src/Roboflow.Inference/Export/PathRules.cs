using System;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Export;

/// <summary>How paths are compared, and names that are safe on every system.</summary>
internal static class PathRules
{
    private const int MostCharacters = 120;

    // What Windows refuses is left out everywhere, so that the files can be copied there.
    private static readonly char[] Refused = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    /// <summary>Whether two spellings may be one file: on Linux alone, case tells them apart.</summary>
    internal static StringComparer Comparer => PictureNames.Comparer;

    /// <summary>One name without any folder in it, whatever the text was.</summary>
    internal static string SafeName(string text)
    {
        var name = new string([.. text.Select(c => char.IsControl(c) || char.IsSurrogate(c) || Refused.Contains(c) ? '_' : c)]);
        name = (name.Length > MostCharacters ? name.Substring(0, MostCharacters) : name).Trim(' ', '.');
        var stem = name.Split('.')[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ' ');
        return name.Length == 0 || Devices.Contains(stem, StringComparer.OrdinalIgnoreCase) ? "_" + name : name;
    }

    /// <summary>The file that stands where a path needs a folder, or null. A path may be none yet.</summary>
    internal static string? FileForFolder(string? folder)
    {
        while (folder is not null && !File.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }

    /// <summary>The part of a path below a folder, or null where it is not below it.</summary>
    internal static string? Below(string folder, string path)
    {
        var root = folder.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return path.Length > root.Length && Comparer.Equals(path.Substring(0, root.Length), root) ? path.Substring(root.Length) : null;
    }
}
