using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using Roboflow.Inference.Datasets.Images;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// Finds the class names: next to the labels, or in the nearest folder above, because the input can be a split, its <c>labels</c>,
/// a single file, or a folder of several data sets.
/// </summary>
/// <param name="root">The folder that was named, or that of the named file.</param>
/// <param name="configuration">The configuration that was named, whose names count for all labels, or null.</param>
/// <param name="open">Reads a file; returns null, after a report, if that fails.</param>
/// <param name="watch">Returns who is told what is wrong with a file.</param>
/// <param name="warn">Takes warnings.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class YoloNames(
    string root,
    string? configuration,
    Func<string, Func<Stream, object?>, object?> open,
    Func<string, TextWatch> watch,
    Action<string> warn,
    CancellationToken cancellation)
{
    // How many folders to search, from the named one upward.
    private const int MostLevels = 4;

    private static readonly HashSet<string> LayoutNames = new(["labels", .. SplitNames.All], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] UsualConfigurations = [YoloForm.ConfigurationFile, "data.yml", "dataset.yaml", "dataset.yml"];

    private readonly NameConflict _conflict = new();
    private readonly Dictionary<string, YoloClasses> _classes = new(FolderPaths.Comparer);
    private readonly Dictionary<string, YoloDataYaml?> _configurations = new(FolderPaths.Comparer);
    private readonly ClassLists _lists = new(open, watch, warn);

    /// <summary>Whether the names are only those of the files, so that two that disagree are a warning.</summary>
    internal bool AreUsed { get; init; }

    /// <summary>Whether everything in the named folder is read, so that a split elsewhere is a warning.</summary>
    internal bool AreOfAll { get; init; }

    /// <summary>Whether a file is called like a configuration.</summary>
    internal static bool IsUsual(string file) => UsualConfigurations.Contains(Path.GetFileName(file), FolderPaths.Comparer);

    /// <summary>Whether a folder has a file that is called like a configuration.</summary>
    internal static bool IsConfigured(string folder) => UsualConfigurations.Any(f => File.Exists(Path.Combine(folder, f)));

    /// <summary>Returns the classes of the label files in a folder.</summary>
    internal YoloClasses Of(string folder)
    {
        if (!_classes.TryGetValue(folder, out var classes))
        {
            classes = configuration is null ? Search(folder, []) : Configured(configuration);
            _classes.Add(folder, classes);
        }

        return classes;
    }

    /// <summary>Returns the configurations that labels in a folder use, in the order in which they count.</summary>
    internal List<string> ConfigurationsOf(string folder)
    {
        var used = new List<string>();
        _ = Search(folder, used);
        return used;
    }

    /// <summary>Warns of the splits elsewhere of configurations that no labels use, as if all splits are elsewhere. Nothing else of them counts.</summary>
    /// <param name="folders">The folders with a configuration.</param>
    /// <param name="haveLabels">Whether labels were read: then a file with another name than usual can be that of another tool.</param>
    internal void WarnOfUnused(IEnumerable<string> folders, bool haveLabels)
    {
        var named = FolderPaths.WithoutEnd(root);

        // Next to one that is used it is that of another data set, or of another tool.
        var used = new HashSet<string>(_configurations.Keys.Select(f => Path.GetDirectoryName(f)!), FolderPaths.Comparer);
        foreach (var file in folders.Prepend(named).Distinct(FolderPaths.Comparer).Where(f => !used.Contains(f))
            .SelectMany(f => ConfigurationsIn(f, onlyUsual: haveLabels || f != named)).Where(YoloForm.IsConfiguration))
        {
            var read = YoloDataYaml.TryRead(file, cancellation);
            _configurations.Add(file, read);
            WarnOfOutside(file, read);
        }
    }

    /// <summary>Whether the labels in a folder belong to a data set below the named folder, with names of its own.</summary>
    internal bool AreOwn(string folder) => FolderPaths.Below(folder, root) is { Length: > 0 }
        && (ConfigurationsIn(folder, onlyUsual: false).Select(Read).Any(r => r?.Names.Count > 0)
            || (!LayoutNames.Contains(Path.GetFileName(folder)) && _lists.In(folder)?.Count > 0)
            || AreOwn(Path.GetDirectoryName(folder)!));

    private YoloClasses Configured(string file)
    {
        var read = Read(file);
        return new YoloClasses(read?.Names is { Count: > 0 } names ? names : _lists.In(root) ?? YoloClasses.None.Names, null).WithKeypointsOf(read);
    }

    // Within a data set its configuration counts more than a list of classes. A list does not end the search, because only a
    // configuration has the shape of key points.
    private YoloClasses Search(string folder, List<string> used)
    {
        var (found, start) = (YoloClasses.None, folder);
        var isOfDataset = false;
        for (var level = 0; level < MostLevels;)
        {
            var isLost = false;
            foreach (var file in ConfigurationsIn(folder, onlyUsual: found.Names.Count > 0))
            {
                var read = Read(file);
                isLost |= read is null;
                used.Add(file);
                found = (isOfDataset || read is not { Names.Count: > 0 } ? found : found with { Names = read.Names }).WithKeypointsOf(read);
                if (read?.Names.Count > 0)
                {
                    if (!isOfDataset && AreUsed)
                    {
                        WarnOfLists(start, folder, file, read.Names);
                    }

                    return found;
                }
            }

            // A list in labels or train can be a part of the data set above; one in any other folder makes it a data set of its own.
            var isLayout = LayoutNames.Contains(Path.GetFileName(folder));
            if (found.Names.Count == 0)
            {
                var list = _lists.In(folder);
                isLost |= list is null && !isLayout;
                found = found with { Names = list ?? found.Names };
            }

            isOfDataset |= found.Names.Count > 0 && !isLayout;

            // Names that cannot be read are not those of a data set above.
            if (isLost && found.Names.Count == 0)
            {
                break;
            }

            // Up to the named folder, then one folder further; beyond that only from folders of a known layout, and out of labels.
            var isBelow = FolderPaths.Below(folder, root) is { Length: > 0 } || IsInLabels(folder);
            if (Path.GetDirectoryName(folder) is not { } above || (!isBelow && level > 0 && !isLayout))
            {
                break;
            }

            level += isBelow ? 0 : 1;
            folder = above;
        }

        return found;
    }

    // Those of the folders from the labels up to the configuration.
    private void WarnOfLists(string folder, string last, string configuration, IReadOnlyDictionary<int, string> names)
    {
        if (ClassLists.FileIn(folder) is { } list && _conflict.Between(list, configuration, names) is { } conflict)
        {
            warn(conflict);
        }

        if (folder != last)
        {
            WarnOfLists(Path.GetDirectoryName(folder)!, last, configuration, names);
        }
    }

    private static bool IsInLabels(string folder) =>
        Path.GetDirectoryName(folder) is { } above && above.Split(Path.DirectorySeparatorChar).Contains("labels", StringComparer.OrdinalIgnoreCase);

    private IEnumerable<string> ConfigurationsIn(string folder, bool onlyUsual)
    {
        var usual = UsualConfigurations.Select(f => Path.Combine(folder, f)).Where(File.Exists).ToArray();
        return usual.Length > 0 || onlyUsual || !Directory.Exists(folder)
            ? usual
            : FolderListing.Files(folder, cancellation).Where(YoloForm.IsConfiguration).OrderBy(f => f, StringComparer.Ordinal);
    }

    private YoloDataYaml? Read(string file)
    {
        if (!_configurations.TryGetValue(file, out var read))
        {
            read = open(file, stream => YoloDataYaml.Parse(TextSource.Open(stream, watch(file)))) as YoloDataYaml;
            _configurations.Add(file, read);
            foreach (var warning in read?.Warnings ?? [])
            {
                warn($"{file}: {warning}");
            }

            WarnOfOutside(file, read);
        }

        return read;
    }

    private void WarnOfOutside(string file, YoloDataYaml? read)
    {
        if (AreOfAll && read is not null && FolderPaths.Below(file, root) is not null && OutsideSplits.Warning(file, read, root, cancellation) is { } outside)
        {
            warn(outside);
        }
    }
}
