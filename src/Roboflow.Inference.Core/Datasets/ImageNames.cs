using System;
using System.Collections.Generic;
using System.IO;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.Datasets;

/// <summary>
/// Gives each image its name in a data set: the bare file name, or the path under a root, with forward slashes. Two
/// images never get the same name.
/// </summary>
/// <param name="options">With the root.</param>
/// <param name="byStem">Whether names must differ without their extension, because a label file has it in their place.</param>
internal sealed class ImageNames(DatasetWriterOptions options, bool byStem)
{
    /// <summary>How names of files are compared: but on Linux, those that differ in case alone are one file.</summary>
#if NET
    internal static readonly StringComparer Comparer = OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase;
#else
    internal static readonly StringComparer Comparer = StringComparer.OrdinalIgnoreCase;
#endif

    private readonly Dictionary<string, string> _images = new(Comparer);

    /// <summary>The image's name, or null and the problem.</summary>
    internal string? Claim(string? path, out DatasetProblem? problem)
    {
        problem = null;
        if (string.IsNullOrEmpty(path))
        {
            problem = new(DatasetProblemKind.PathMissing, null, "A prediction does not say which image it is on: it has no Path.");
            return null;
        }

        if (NameOf(path!) is not { } name)
        {
            problem = new(DatasetProblemKind.OutsideRoot, path, $"{path} is not under {options.Root}.");
            return null;
        }

        var key = byStem ? StemOf(name) : name;
        if (!_images.TryGetValue(key, out var other))
        {
            _images.Add(key, path!);
        }
        else if (!Comparer.Equals(other, path) && !Comparer.Equals(FullOf(other), FullOf(path!)))
        {
            problem = new(DatasetProblemKind.NameCollision, path, $"{path} would have the same name in the data set as {other}: {key}.");
            return null;
        }

        return name;
    }

    /// <summary>The name without its extension.</summary>
    internal static string StemOf(string name) => name.Substring(0, name.Length - Path.GetExtension(name).Length);

    private string? NameOf(string path)
    {
        if (AddressOf(path) is { } address)
        {
            // An address may end with anything, and no file of this system has that name yet.
            return Path.GetFileName(Uri.UnescapeDataString(address.AbsolutePath)) is { Length: > 0 } last ? SafeFileName.Of(last) : "image";
        }

        if (options.Root is null)
        {
            return Path.GetFileName(FullOf(path));
        }

        var root = Path.GetFullPath(options.Root).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        var full = FullOf(path);
        return full.Length > root.Length && Comparer.Equals(full.Substring(0, root.Length), root)
            ? full.Substring(root.Length).Replace(Path.DirectorySeparatorChar, '/')
            : null;
    }

    // A full path already; this takes the dots out, so that no name leads out of the data set.
    private string FullOf(string path) => AddressOf(path) is null ? Path.GetFullPath(options.FullPath(path)) : path;

    /// <summary>The address of an image on the web; null for a path, also one that begins with the name of a drive.</summary>
    internal static Uri? AddressOf(string? path) =>
        Uri.TryCreate(path, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;
}
