using System;
using System.Collections.Generic;
using System.IO;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;

namespace Roboflow.Inference.Export;

/// <summary>Says where an image's output goes, and keeps two images of one run from the same place.</summary>
internal sealed class DestinationPlan
{
    private readonly string _destination;
    private readonly string? _root;
    private readonly HashSet<string> _taken = new(PathRules.Comparer);

    private DestinationPlan(string destination, bool isFolder, string? root)
    {
        _destination = destination;
        _root = root;
        IsFolder = isFolder;
    }

    /// <summary>The plan for what the user wrote. Ends the command where a file stands in the place of a folder.</summary>
    /// <param name="cmdlet">The command that writes.</param>
    /// <param name="written">Its -Destination.</param>
    /// <param name="root">The full path of the folder whose tree is mirrored, or null.</param>
    internal static DestinationPlan Create(PSCmdlet cmdlet, string written, string? root = null)
    {
        var destination = PathResolver.Require(cmdlet, written);
        var plan = new DestinationPlan(destination, MeansFolder(written, destination), root);
        if (PathRules.FileForFolder(plan.IsFolder ? destination : Path.GetDirectoryName(destination)) is { } file)
        {
            cmdlet.ThrowTerminatingError(ExportErrors.FileForFolder(file));
        }

        return plan;
    }

    /// <summary>Whether the destination is a folder.</summary>
    internal bool IsFolder { get; }

    /// <summary>The format that the destination's suffix stands for, or null where it is a folder.</summary>
    internal ImageFormat? Format => IsFolder ? null : FormatOf(_destination);

    /// <summary>Whether what the user wrote means a folder: it is one, ends like one, or has no image's suffix.</summary>
    private static bool MeansFolder(string written, string resolved) =>
        Directory.Exists(resolved) || written.EndsWith("/", StringComparison.Ordinal) || written.EndsWith("\\", StringComparison.Ordinal)
        || FormatOf(resolved) is null;

    /// <summary>The format of a file name's suffix, or null where it is not one that we write.</summary>
    internal static ImageFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JPG" or ".JPEG" or ".JPE" or ".JFIF" => ImageFormat.Jpeg,
        ".PNG" => ImageFormat.Png,
        ".WEBP" => ImageFormat.WebP,
        ".TIF" or ".TIFF" => ImageFormat.Tiff,
        _ => null,
    };

    /// <summary>The usual suffix of what an image is written as: its own, or that of the format asked for.</summary>
    internal static string SuffixFor(string source, ImageFormat? format) => format switch
    {
        { } asked when asked == FormatOf(source) => Path.GetExtension(source),
        ImageFormat.Jpeg => ".jpg",
        ImageFormat.Png => ".png",
        ImageFormat.WebP => ".webp",
        ImageFormat.Tiff => ".tif",
        _ when FormatOf(source) is not null => Path.GetExtension(source),
        _ => Path.GetExtension(source).Equals(".avif", StringComparison.OrdinalIgnoreCase) ? ".jpg" : ".png",
    };

    /// <summary>The folder for an image's output; null where it does not lie below the root.</summary>
    internal string? FolderFor(string source)
    {
        if (_root is null)
        {
            return _destination;
        }

        return PathRules.Below(_root, source) is { } below ? Path.Combine(_destination, Path.GetDirectoryName(below)!) : null;
    }

    /// <summary>The file for an image's output; null where it does not lie below the root.</summary>
    internal string? FileFor(string source, string suffix, ImageFormat? format)
    {
        if (!IsFolder)
        {
            return _destination;
        }

        var end = suffix + SuffixFor(source, format);
        return FolderFor(source) is { } folder
            ? Path.Combine(folder, PathRules.Shorten(Path.GetFileNameWithoutExtension(source), PathRules.LongestName - PathRules.LengthOf(end)) + end)
            : null;
    }

    /// <summary>Takes a place for this run; false where another image has it.</summary>
    internal bool Take(string file) => _taken.Add(file);
}
