using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// Finds the class names: next to the labels, or in a folder above, because the input can be a split, its <c>labels</c>, or a
/// single file.
/// </summary>
/// <param name="open">Reads a file; returns null, after a report, if that fails.</param>
/// <param name="onLoss">Called for a file whose encoding cannot be read.</param>
/// <param name="warn">Takes warnings.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class YoloNames(
    Func<string, Func<Stream, object?>, object?> open, Action<string> onLoss, Action<string> warn, CancellationToken cancellation)
{
    private const int MostLevels = 4;

    private static readonly HashSet<string> LayoutNames = new(["labels", "train", "val", "valid", "validation", "test"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] UsualConfigurations = [YoloForm.ConfigurationFile, "data.yml", "dataset.yaml", "dataset.yml"];

    private static readonly string[] Lists = [YoloForm.ClassesFile, "obj.names", "_darknet.labels", "labels/" + YoloForm.ClassesFile, "train/_darknet.labels"];

    private bool _isConfigured;

    internal IReadOnlyDictionary<int, string> Names { get; private set; } = new Dictionary<int, string>();

    internal (int Count, int Numbers)? KeypointShape { get; private set; }

    /// <summary>Reads the named configuration, or the first one found from a folder upward.</summary>
    internal void Find(string? configuration, string folder)
    {
        if (configuration is not null)
        {
            TryConfiguration(configuration);
            TryLists(folder);
            return;
        }

        // A list of classes does not end the search, because only a configuration has the shape of key points.
        for (var level = 0; level < MostLevels && !_isConfigured; level++)
        {
            foreach (var file in ConfigurationsIn(folder, onlyUsual: Names.Count > 0).TakeWhile(_ => !_isConfigured))
            {
                TryConfiguration(file);
            }

            TryLists(folder);

            // Always one folder up; further only from folders of a known layout.
            if (Path.GetDirectoryName(folder) is not { } above || (level > 0 && !LayoutNames.Contains(Path.GetFileName(folder))))
            {
                break;
            }

            folder = above;
        }
    }

    private IEnumerable<string> ConfigurationsIn(string folder, bool onlyUsual)
    {
        var usual = UsualConfigurations.Select(f => Path.Combine(folder, f)).Where(File.Exists).ToArray();
        return usual.Length > 0 || onlyUsual || !Directory.Exists(folder)
            ? usual
            : FolderListing.Files(folder, cancellation).Where(YoloForm.IsConfiguration).OrderBy(f => f, StringComparer.Ordinal);
    }

    private void TryConfiguration(string file)
    {
        if (open(file, stream => YoloDataYaml.Parse(TextSource.Open(stream, () => onLoss(file)))) is YoloDataYaml configuration)
        {
            Names = Names.Count > 0 ? Names : configuration.Names;
            _isConfigured |= configuration.Names.Count > 0;
            KeypointShape ??= configuration.KeypointShape;
            if (configuration.NamedTwice is { } twice)
            {
                warn($"{file}: {twice}");
            }
        }
    }

    // Blank lines at the end of a list are ignored; one in the middle keeps the numbers of the others.
    private void TryLists(string folder)
    {
        var file = Names.Count > 0 ? null : Lists.Select(f => DatasetPaths.Join(folder, f)).FirstOrDefault(f => File.Exists(f) && !YoloFiles.ContainsLabels(f));
        if (file is not null
            && open(file, stream => NamesIn(TextLines.Read(stream, onLoss: () => onLoss(file)))) is List<string> names)
        {
            Names = Numbered(names);
        }
    }

    internal static List<string> NamesIn(IEnumerable<TextLine> lines) => lines.Select(l => l.Text?.Trim() ?? string.Empty).ToList();

    internal static Dictionary<int, string> Numbered(IEnumerable<string> names) =>
        names.Select((name, number) => (name, number)).Where(n => n.name.Length > 0).ToDictionary(n => n.number, n => n.name);
}
