using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>The name of an image as it is written in a data set of any system: an address, a full path, or a relative one.</summary>
internal static class ImageName
{
    /// <summary>Returns the scheme of an address, or null for a path.</summary>
    internal static string? SchemeOf(string name)
    {
        var end = name.IndexOf("://", StringComparison.Ordinal);
        return end > 1 && char.IsLetter(name[0]) && name.Take(end).All(c => char.IsLetterOrDigit(c) || c is '+' or '-' or '.') ? name.Substring(0, end) : null;
    }

    /// <summary>Whether it is a full path of any system, or of another machine: the data set can come from anywhere.</summary>
    internal static bool IsFull(string name) => name.Length > 0 && (name[0] is '/' or '\\' || (name.Length > 2 && name[1] == ':' && name[2] is '\\' or '/')
        || IsOfDrive(name));

    // On Windows C:sub\x.jpg is relative to a drive, and not to the data set; elsewhere it is an ordinary name.
    private static bool IsOfDrive(string name) => Path.DirectorySeparatorChar == '\\' && name.Length > 1 && name[1] == ':';

    /// <summary>Whether it leads through a folder above; a name such as <c>a..b.png</c> does not.</summary>
    internal static bool HasParent(string name) => Array.IndexOf(name.Split('/', '\\'), "..") >= 0;

    /// <summary>Returns the name that is encoded as in an address, as Label Studio writes <c>Capture_d%C3%A9cran</c>; null if it is not, or an encoded
    /// separator would lead elsewhere.</summary>
    internal static string? Decoded(string relative) =>
        relative.IndexOf('%') >= 0 && Uri.UnescapeDataString(relative) is var decoded && decoded.Count(IsSeparator) == relative.Count(IsSeparator)
            && decoded.IndexOfAny(Path.GetInvalidPathChars()) < 0 && !HasParent(decoded) && !IsFull(decoded)
                ? Plain(decoded)
                : null;

    /// <summary>Returns a name or a full path without the parts that lead nowhere: <c>.</c>, what is empty, and a folder that <c>..</c> leaves again. By
    /// its text alone, because the disk or the network must not be asked about a name of a data set. What is not of this system is kept.</summary>
    internal static string Plain(string path)
    {
        var separator = Path.DirectorySeparatorChar;
        var native = separator == '/' ? path : path.Replace('/', separator);
        var root = native.Length > 0 && native[0] == separator ? 1 : IsOfDrive(native) && native.Length > 2 && native[2] == separator ? 3 : 0;
        var isOther = (root == 0 && IsFull(native)) || IsShare(native);
        var parts = native.Substring(root).Split(separator);
        if (isOther || SchemeOf(path) is not null || parts[parts.Length - 1] is "" or "." or ".." || !Array.Exists(parts, p => p is "" or "." or ".."))
        {
            return path;
        }

        var kept = new List<string>(parts.Length);
        foreach (var part in parts.Where(p => p is not ("" or ".")))
        {
            if (part != ".." || (root == 0 && (kept.Count == 0 || kept[kept.Count - 1] == "..")))
            {
                kept.Add(part);
            }
            else if (kept.Count > 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }
        }

        return native.Substring(0, root) + string.Join(separator.ToString(), kept);
    }

    /// <summary>Returns the name without its extension.</summary>
    internal static string StemOf(string name) => name.Substring(0, name.Length - PathText.ExtensionOf(name).Length);

    /// <summary>Returns the name of an image on the web; null for a path. An address can end with any text, so its last part is converted to a valid
    /// file name.</summary>
    internal static string? OfAddress(string path) => WebAddress.Of(path) is not { } address ? null
        : PathText.NameOf(Uri.UnescapeDataString(address.AbsolutePath)) is { Length: > 0 } last ? SafeFileName.Of(last) : "image";

    /// <summary>Returns two paths that are of different images; null if all can be of one: they lead to the same place, or a relative one is the end of
    /// the full one.</summary>
    internal static (string One, string Other)? Different(IEnumerable<string?> paths)
    {
        string[] given = [.. paths.OfType<string>().Where(p => p.Length > 0).Distinct()];
        var plain = Array.ConvertAll(given, Plain);
        var one = Math.Max(0, Array.FindIndex(plain, IsWhole));
        var other = Array.FindIndex(plain, p => p != plain[one] && !(IsWhole(plain[one]) && !IsWhole(p) && EndsWith(plain[one], p)));
        return other < 0 ? null : (given[one], given[other]);

        static bool IsWhole(string path) => IsFull(path) || SchemeOf(path) is not null;
        static bool EndsWith(string path, string end) => path.EndsWith(end, StringComparison.Ordinal) && IsSeparator(path[path.Length - end.Length - 1]);
    }

    // Of Windows, also with slashes. Three of them are one.
    private static bool IsShare(string native) => native.Length > 2 && IsSeparator(native[0]) && native[1] == native[0]
        && (native[2] != '/' || Path.DirectorySeparatorChar == '\\');

    private static bool IsSeparator(char character) => character is '/' or '\\';
}
