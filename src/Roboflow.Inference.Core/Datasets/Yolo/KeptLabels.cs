using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Datasets.Writing;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// The label files of an earlier data set in the folder, and the classes of their numbers. Only files that are written again are
/// replaced, so the numbers must keep their meaning for the others.
/// </summary>
internal sealed class KeptLabels
{
    private readonly (string[] Files, IReadOnlyDictionary<int, string> Names)[] _folders = [];
    private readonly KeptNumbers _numbers;
    private readonly int _given;
    private string? _unreadable;

    /// <exception cref="KeptFilesException">Names or settings cannot be kept.</exception>
    internal KeptLabels(DatasetWriterOptions options)
    {
        _given = options.ClassNames.Count;
        var above = Path.GetDirectoryName(options.Destination) ?? options.Destination;
        _numbers = new KeptNumbers(f => YoloFiles.IsBelowLabels(above, f), options.Cancellation);
        if (!Directory.Exists(options.Destination))
        {
            return;
        }

        // As a reader finds them, so that no other file beside the labels names them differently.
        var faults = new List<(string File, KeptFilesException Fault)>();
        var names = new YoloNames(
            options.Destination,
            configuration: null,
            Read,
            f => new(() => faults.Add((f, KeptFilesException.Unreadable(f))), () => faults.Add((f, KeptFilesException.Damaged(f)))),
            static _ => { },
            options.Cancellation);
        _folders = [.. FilesIn(options, above)
            .GroupBy(f => Path.GetDirectoryName(f)!, FolderPaths.Comparer)
            .Where(g => !names.AreOwn(g.Key))
            .Select(g => (g.ToArray(), names.Of(g.Key).Names))];
        if (faults.Find(f => !names.AreOwn(Path.GetDirectoryName(f.File)!)).Fault is { } fault)
        {
            throw fault;
        }

        var folder = FolderPaths.WithoutEnd(options.Destination);
        Settings = KeptSettings.Of(
            names.ConfigurationsOf(folder).Where(f => _folders.Length > 0 || FolderPaths.Comparer.Equals(Path.GetDirectoryName(f), folder)), folder);
        var list = Path.Combine(options.Destination, YoloForm.ImagesFile);
        Images = new(folder, _folders.Length == 0 ? []
            : !File.Exists(list) ? [.. TrainingList.TrainedOn(options.Destination, _folders.SelectMany(f => f.Files), options.Cancellation)]
            : options.Overwrite ? TrainingList.LinesOf(list)
            : []);
    }

    /// <summary>The settings that they were read with, and the user's own.</summary>
    internal IReadOnlyList<KeptSettings> Settings { get; } = [];

    /// <summary>The list of images for training, in which kept labels stay.</summary>
    internal TrainingList Images { get; } = new(string.Empty, []);

    /// <summary>The classes to number first, in the order of their numbers.</summary>
    internal IEnumerable<string> Names => _folders
        .Where(f => Array.Exists(f.Files, _numbers.CanContainLabels))
        .SelectMany(f => f.Names)
        .Concat(Settings.Where(s => s.HasSplits || _given == 0).SelectMany(s => s.Names))
        .GroupBy(n => n.Key, n => n.Value)
        .OrderBy(n => n.Key)
        .Select(n => n.First());

    /// <summary>The files below a folder.</summary>
    internal IEnumerable<string> Below(string folder) => _folders.SelectMany(f => f.Files).Where(f => FolderPaths.Below(f, folder) is not null);

    /// <summary>Checks that the files that are not written again keep their classes.</summary>
    /// <exception cref="KeptFilesException">They do not.</exception>
    internal void Check(IReadOnlyList<string> names, IEnumerable<string> written)
    {
        var replaced = new HashSet<string>(written, FolderPaths.Comparer);
        foreach (var (files, known) in _folders)
        {
            if (Array.FindAll(files, f => !replaced.Contains(f) && _numbers.CanContainLabels(f)) is { Length: > 0 } kept)
            {
                Check(kept, known, names);
            }
        }
    }

    private void Check(string[] kept, IReadOnlyDictionary<int, string> known, IReadOnlyList<string> names)
    {
        if (known.Count == 0 && _unreadable is not null)
        {
            throw new KeptFilesException(
                $"{kept[0]} would keep its numbers, but {_unreadable}, so their classes are unknown. Repair or delete that file.");
        }

        if (known.Count == 0 && _given == 0)
        {
            throw new KeptFilesException($"{kept[0]} would keep its numbers, but no file names their classes, so they would get other names.");
        }

        foreach (var name in known.Where(n => n.Key >= names.Count || names[n.Key] != n.Value))
        {
            throw new KeptFilesException(
                $"{kept[0]} would keep its numbers but not its classes: class {name.Key} is '{name.Value}' there"
                    + (name.Key < names.Count ? $" and '{names[name.Key]}' now." : ", and has no name now."));
        }

        // A number without a name must not become one of the new classes.
        if (names.Count <= Math.Max(_given, known.Count))
        {
            return;
        }

        if (Array.Find(kept, f => _numbers.In(f).Any(n => n >= _given && n < names.Count && !known.ContainsKey((int)n))) is { } unnamed)
        {
            throw new KeptFilesException($"{unnamed} would keep its numbers, but no file names the class of one of them, so it would get another name.");
        }

        if (Array.Find(kept, f => _numbers.WhyUnknown(f) is not null) is { } unread)
        {
            throw new KeptFilesException($"{unread} would keep its numbers, but it cannot be read ({_numbers.WhyUnknown(unread)}), so one of them could "
                + "get the name of a new class.");
        }
    }

    // Labels in folders of that name, as the destination's can be, and next to their images. Where everything is replaced, a list elsewhere can be
    // labels too.
    private static IEnumerable<string> FilesIn(DatasetWriterOptions options, string above)
    {
        var images = new ImageFolders(options.Cancellation);
        var all = new ImageLocator(new DatasetReaderOptions { Path = options.Destination, Cancellation = options.Cancellation });
        var texts = FolderWalk.Files(options.Destination, DatasetForm.Of(DatasetFormat.Yolo).HasExtension, static (_, _) => { }, options.Cancellation);
        return YoloFiles.In(options.Destination, texts, f => all.Find(f, null).Exists, IsBeside)
            .Where(f => options.Overwrite || YoloFiles.IsBelowLabels(above, f) || IsBeside(f));

        bool IsBeside(string file) => images.Find(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file), isStem: true) is not null;
    }

    private object? Read(string file, Func<Stream, object?> read)
    {
        using var stream = RegularFile.OpenRead(file);
        string cause;
        try
        {
            if (stream.Length <= YoloReader.MaximumConfigurationBytes && ForeignText.CauseOf(stream) is null)
            {
                return read(stream);
            }

            cause = ForeignText.CauseOf(stream) ?? "it is too large.";
        }
        catch (YoloConfigurationException e)
        {
            cause = e.Message;
        }

        _unreadable = $"{file} cannot be read ({cause.TrimEnd('.')})";
        return null;
    }
}
