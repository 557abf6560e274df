using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using Roboflow.Inference.Binding;
using Roboflow.Inference.Errors;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Export;

/// <summary>Decides where an image's output goes, and prevents two images of a run from using the same file.</summary>
internal sealed class DestinationPlan
{
    private readonly string _destination;
    private readonly string? _root;
    private readonly object _lock = new();
    private readonly RealPlaces _places = new();
    private readonly HashSet<string> _taken = new(new PlaceComparer());

    private DestinationPlan(string destination, bool isFolder, string? root)
    {
        _destination = destination;
        _root = root;
        IsFolder = isFolder;
    }

    /// <summary>Creates the plan from user input. Ends the command if a folder is needed but a file is in its place.</summary>
    /// <param name="cmdlet">The command that writes.</param>
    /// <param name="written">The value of -Destination.</param>
    /// <param name="root">The full path of the folder whose subfolders are recreated, or null.</param>
    internal static DestinationPlan Create(PSCmdlet cmdlet, string written, string? root = null)
    {
        var destination = PathResolver.Require(cmdlet, written);
        var plan = new DestinationPlan(destination, MeansFolder(written, destination), root);
        if (PathRules.FileForFolder(plan.IsFolder ? destination : Path.GetDirectoryName(destination)) is { } file)
        {
            cmdlet.ThrowTerminatingError(ExportErrors.FileForFolder(file));
        }

        if (!plan.IsFolder && ExistingFileException.At(destination, overwrite: true) is { } journal)
        {
            cmdlet.ThrowTerminatingError(ExportErrors.Exists(journal));
        }

        return plan;
    }

    /// <summary>Whether the destination is a folder.</summary>
    internal bool IsFolder { get; }

    /// <summary>The folder of all files.</summary>
    internal string Root => IsFolder ? _destination : Path.GetDirectoryName(_destination)!;

    /// <summary>The format of the destination's extension, or null for a folder.</summary>
    internal ImageFormat? Format => IsFolder ? null : FormatOf(_destination);

    /// <summary>Whether the user's value means a folder: it is one, ends like one, or has no image extension.</summary>
    private static bool MeansFolder(string written, string resolved) =>
        Directory.Exists(resolved) || PathRules.NamesFolder(written) || FormatOf(resolved) is null;

    /// <summary>Returns the format of a file name's extension, or null if it cannot be written.</summary>
    internal static ImageFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JPG" or ".JPEG" or ".JPE" or ".JFIF" => ImageFormat.Jpeg,
        ".PNG" => ImageFormat.Png,
        ".WEBP" => ImageFormat.WebP,
        ".TIF" or ".TIFF" => ImageFormat.Tiff,
        _ => null,
    };

    /// <summary>Returns the extension of the output: the source's own, or that of the requested format.</summary>
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

    /// <summary>Returns the folder for an image's output; null if the image is not below the root.</summary>
    internal string? FolderFor(string source)
    {
        if (_root is null)
        {
            return _destination;
        }

        return FolderPaths.Below(source, _root) is { Length: > 0 } below ? Path.Combine(_destination, Path.GetDirectoryName(below)!) : null;
    }

    /// <summary>Returns the file for an image's output; null if the image is not below the root.</summary>
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

    /// <summary>Whether this run writes the file for some image, or has written it.</summary>
    internal bool IsTaken(string file)
    {
        lock (_lock)
        {
            return _taken.Contains(_places.Of(file));
        }
    }

    /// <summary>Whether this run writes, or has written, another image's output to one of the places of a source.</summary>
    internal bool IsReplaced(string[] places)
    {
        lock (_lock)
        {
            return IsFolder && places.Any(_taken.Contains);
        }
    }

    /// <summary>Reserves a file for this run; false if another image already has it.</summary>
    internal bool Take(string file)
    {
        lock (_lock)
        {
            return _taken.Add(_places.Of(file));
        }
    }

    /// <summary>Releases a file that was not written, so that a later image can have it. Can be called from any thread.</summary>
    internal void GiveBack(string file)
    {
        lock (_lock)
        {
            _ = _taken.Remove(_places.Of(file));
        }
    }
}
