using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// The label files of an earlier data set in the folder, and the classes of their numbers. Overwriting replaces only the files
/// that are written again, so the numbers must keep their meaning for the others.
/// </summary>
internal sealed class KeptLabels
{
    private readonly string[] _files = [];
    private readonly string[] _images = [];
    private readonly IReadOnlyDictionary<int, string> _names = new Dictionary<int, string>();
    private readonly bool _areGiven;
    private string? _unreadable;

    internal KeptLabels(DatasetWriterOptions options)
    {
        _areGiven = options.ClassNames.Count > 0;
        if (options.Overwrite && Directory.Exists(options.Destination))
        {
            _names = NamesIn(options.Destination, options.Cancellation);
            _files = YoloFiles.In(
                options.Destination,
                FolderWalk.Files(options.Destination, f => Path.GetExtension(f) == ".txt", static (_, _) => { }, options.Cancellation),
                hasImage: static _ => false,
                isBeside: static _ => false);
            var list = Path.Combine(options.Destination, YoloForm.ImagesFile);
            _images = _files.Length > 0 && File.Exists(list) ? LinesOf(list) : [];
        }
    }

    /// <summary>The classes to number first, in the order of their numbers.</summary>
    internal IEnumerable<string> Names => _files.Length == 0 ? [] : _names.OrderBy(n => n.Key).Select(n => n.Value);

    /// <summary>Checks that the files that are not written again keep their classes.</summary>
    /// <exception cref="ClassNumbersException">They do not.</exception>
    internal void Check(IReadOnlyList<string> names, IEnumerable<string> written)
    {
        var replaced = new HashSet<string>(written, ImageNames.Comparer);
        if (_files.FirstOrDefault(f => !replaced.Contains(f)) is not { } kept)
        {
            return;
        }

        if (_names.Count == 0 && _unreadable is not null)
        {
            throw new ClassNumbersException(
                $"{kept} would keep its numbers, but {_unreadable} cannot be read, so their classes are unknown. Repair or delete that file.");
        }

        if (_names.Count == 0 && !_areGiven && _files.FirstOrDefault(f => !replaced.Contains(f) && YoloFiles.ContainsLabels(f)) is { } unnamed)
        {
            throw new ClassNumbersException($"{unnamed} would keep its numbers, but no file names their classes, so they would get other names.");
        }

        foreach (var name in _names.Where(n => n.Key >= names.Count || names[n.Key] != n.Value))
        {
            throw new ClassNumbersException(
                $"{kept} would keep its numbers but not its classes: class {name.Key} is '{name.Value}' there"
                    + (name.Key < names.Count ? $" and '{names[name.Key]}' now." : ", and has no name now."));
        }
    }

    /// <summary>Returns the lines of the list of images, without those that are written again: kept labels stay in training.</summary>
    internal IEnumerable<string> ImagesWithout(IEnumerable<string> written)
    {
        var replaced = new HashSet<string>(written.Select(ImageNames.StemOf), ImageNames.Comparer);
        return _images.Where(l => !replaced.Contains(NameIn(l)));
    }

    private static string[] LinesOf(string list)
    {
        using var stream = RegularFile.OpenRead(list);
        return [.. TextLines.Read(stream).Select(l => l.Text?.Trim() ?? string.Empty).Where(l => l.Length > 0)];
    }

    // Other tools write './' or a full path before the folder. An image's own folder can have the same name, but only after it.
    private static string NameIn(string line)
    {
        var relative = line.StartsWith("./", StringComparison.Ordinal) ? line.Substring(2) : line;
        var at = relative.StartsWith(YoloWriter.ImagesFolder, StringComparison.Ordinal) ? 0
            : relative.LastIndexOf(YoloWriter.ImagesFolder, StringComparison.Ordinal);
        return ImageNames.StemOf(at < 0 ? relative : relative.Substring(at + YoloWriter.ImagesFolder.Length));
    }

    // As a reader finds them, so that no other file beside the labels names them differently.
    private IReadOnlyDictionary<int, string> NamesIn(string folder, CancellationToken cancellation) =>
        new YoloNames(folder, configuration: null, Read, static _ => { }, static _ => { }, cancellation).Of(folder).Names;

    private object? Read(string file, Func<Stream, object?> read)
    {
        using var stream = RegularFile.OpenRead(file);
        try
        {
            if (stream.Length <= YoloReader.MaximumConfigurationBytes)
            {
                return read(stream);
            }
        }
        catch (YoloConfigurationException)
        {
            // As for a file that is too large, its numbers have no names.
        }

        _unreadable = file;
        return null;
    }
}
