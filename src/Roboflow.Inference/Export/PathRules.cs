using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Roboflow.Inference.Datasets;

namespace Roboflow.Inference.Export;

/// <summary>How paths are compared, and names that every system takes.</summary>
internal static class PathRules
{
    /// <summary>The longest name of a file, as <see cref="LengthOf"/> counts.</summary>
    internal const int LongestName = 255;

    // What Windows refuses is left out everywhere, so that the files can be copied there.
    private static readonly char[] Refused = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT", "CONIN$", "CONOUT$"];

    /// <summary>Whether two spellings may be one file: on Linux alone, case tells them apart.</summary>
    internal static StringComparer Comparer => ImageNames.Comparer;

    /// <summary>
    /// One name without any folder in it, whatever the text was. As in an address, % and a number stand for what a name
    /// cannot hold, so that two texts are never one name.
    /// </summary>
    internal static string SafeName(string text)
    {
        var name = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            _ = Stays(text, i) ? name.Append(text[i]) : name.Append('%').Append(((int)text[i]).ToString("X2", CultureInfo.InvariantCulture));
        }

        return name.Length == 0 ? "_" : name.ToString();
    }

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

    private static bool Stays(string text, int i) => text[i] switch
    {
        // A dot in front hides a file, and Windows drops dots and blanks at the end.
        ' ' or '.' => i > 0 && i < text.Length - 1,
        '%' => !Uri.IsHexEncoding(text, i),

        // Alone it stands for no text at all.
        '_' => text.Length > 1,
        var c when char.IsSurrogate(c) => char.IsSurrogatePair(text, i) || (i > 0 && char.IsSurrogatePair(text, i - 1)),
        var c => !char.IsControl(c) && !Refused.Contains(c) && !(i == 0 && IsDevice(text)),
    };

    private static bool IsDevice(string text) =>
        Devices.Contains(
            text.Split('.')[0].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '\u00B9', '\u00B2', '\u00B3', ' '),
            StringComparer.OrdinalIgnoreCase);
}
