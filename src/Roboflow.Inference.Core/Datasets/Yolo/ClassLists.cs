using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>The lists of class names, such as classes.txt, one name in each line.</summary>
/// <param name="open">Reads a file; returns null, after a report, if that fails.</param>
/// <param name="watch">Returns who is told what is wrong with a file.</param>
/// <param name="warn">Takes warnings.</param>
internal sealed class ClassLists(
    Func<string, Func<Stream, object?>, object?> open,
    Func<string, TextWatch> watch,
    Action<string> warn)
{
    private static readonly string[] Names = [YoloForm.ClassesFile, "obj.names", "_darknet.labels", "labels/" + YoloForm.ClassesFile, "train/_darknet.labels"];

    private readonly Dictionary<string, IReadOnlyDictionary<int, string>?> _lists = new(FolderPaths.Comparer);

    /// <summary>Returns the list in a folder, or null.</summary>
    internal static string? FileIn(string folder) =>
        Names.Select(f => FolderPaths.Join(folder, f)).FirstOrDefault(f => File.Exists(f) && !YoloFiles.ContainsLabels(f));

    /// <summary>Returns the names in a folder's list; null for one that cannot be read. Blank lines at the end are ignored; one in the middle
    /// keeps the numbers of the others.</summary>
    internal IReadOnlyDictionary<int, string>? In(string folder)
    {
        if (!_lists.TryGetValue(folder, out var names))
        {
            var file = FileIn(folder);
            names = file is null ? YoloClasses.None.Names
                : open(file, stream => NamesIn(TextLines.Read(stream, watch: watch(file)))) is List<string> list ? YoloClasses.Numbered(list)
                : null;
            if (names is not null && (EmptyName(names) ?? YoloDataYaml.UnclearName(names)) is { } unclear)
            {
                warn($"{file}: {unclear}");
            }

            _lists.Add(folder, names);
        }

        return names;
    }

    // A blank line in a list is a class without a name, unless no name follows.
    private static string? EmptyName(IReadOnlyDictionary<int, string> names) =>
        Enumerable.Range(0, names.Count).Where(n => !names.ContainsKey(n)).Select(n => $"the name of class {n} is empty.").FirstOrDefault();

    /// <summary>Returns the lines of a list.</summary>
    /// <exception cref="YoloConfigurationException">The lines are not names.</exception>
    internal static List<string> NamesIn(IEnumerable<TextLine> lines)
    {
        var names = new List<string>();
        (string Name, long Number)? first = null;
        var isAlone = true;
        foreach (var line in lines)
        {
            var name = line.Text?.Trim() ?? string.Empty;
            if (ForeignText.IsMergeMark(name))
            {
                throw new YoloConfigurationException(ForeignText.MergeConflict, line.Number);
            }

            isAlone &= first is null || name.Length == 0;
            first ??= name.Length > 0 ? (name, line.Number) : null;
            names.Add(name);
        }

        var cause = first is not { Name: var text } ? null
            : ForeignText.IsJson(text) ? "this is JSON, not one name in each line."
            : ForeignText.CauseOfNames(text, isAlone);
        return cause is null ? names : throw new YoloConfigurationException(cause, first!.Value.Number);
    }
}
