using System;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Export;

/// <summary>How paths are compared and names are shortened.</summary>
internal static class PathRules
{
    /// <summary>The longest name of a file, as <see cref="LengthOf"/> counts.</summary>
    internal const int LongestName = 255;

    /// <summary>Whether two spellings may be one file: on Linux alone, case tells them apart.</summary>
    internal static StringComparer Comparer => ImageNames.Comparer;

    /// <summary>The text where it is not longer than that; else its beginning and a hash of all of it, so that two are never one.</summary>
    internal static string Shorten(string text, int longest)
    {
        if (LengthOf(text) <= longest)
        {
            return text;
        }

        using var sha = SHA256.Create();
        var hash = "~" + BitConverter.ToUInt64(sha.ComputeHash(Encoding.UTF8.GetBytes(text)), 0).ToString("x16", CultureInfo.InvariantCulture);
        var end = Math.Max(0, Math.Min(text.Length, longest - hash.Length));
        while (end > 0 && (LengthOf(text.Substring(0, end)) > longest - hash.Length || char.IsHighSurrogate(text[end - 1])))
        {
            end--;
        }

        return text.Substring(0, end) + hash;
    }

    /// <summary>A name's length as file systems count it: in UTF-16 on Windows, in bytes of UTF-8 elsewhere.</summary>
    internal static int LengthOf(string name) =>
#if NET
        OperatingSystem.IsWindows() ? name.Length : Encoding.UTF8.GetByteCount(name);
#else
        name.Length;
#endif

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
