using System;
using System.Globalization;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using Roboflow.Inference.Files;
using Roboflow.Inference.Journal;

namespace Roboflow.Inference.Export;

/// <summary>How paths are compared and names are shortened.</summary>
internal static class PathRules
{
    /// <summary>The maximum length of a file name, as counted by <see cref="LengthOf"/>.</summary>
    internal const int LongestName = 255;

    /// <summary>Compares paths: only on Linux does case distinguish files.</summary>
    internal static StringComparer Comparer => FolderPaths.Comparer;

    /// <summary>Whether a path as written can only be a folder's, which need not exist: it ends with a separator, or with the name of a folder itself.
    /// </summary>
    internal static bool NamesFolder(string written) => written.Substring(written.LastIndexOfAny(['/', '\\']) + 1) is "" or "." or "..";

    /// <summary>Returns the text if it is short enough; else its beginning and a hash of the full text, so that names stay distinct.</summary>
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

    /// <summary>Returns a name's length as file systems count it: UTF-16 code units on Windows, UTF-8 bytes elsewhere.</summary>
    internal static int LengthOf(string name) =>
#if NET
        OperatingSystem.IsWindows() ? name.Length : Encoding.UTF8.GetByteCount(name);
#else
        name.Length;
#endif

    /// <summary>Returns the file in the place of a needed folder, or null. Neither need exist yet: a journal is created with the first image.</summary>
    internal static string? FileForFolder(string? folder)
    {
        while (folder is not null && !File.Exists(folder) && !JournalPlaces.IsReserved(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
