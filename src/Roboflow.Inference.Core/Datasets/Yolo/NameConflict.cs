using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Roboflow.Inference.Datasets.Text;
using Roboflow.Inference.Files;

namespace Roboflow.Inference.Datasets.Yolo;

/// <summary>
/// Compares lists of classes with the configuration that counts before them: trainers use only that, but a labeling tool can have numbered the
/// labels by its list.
/// </summary>
internal sealed class NameConflict
{
    private readonly HashSet<string> _compared = new(FolderPaths.Comparer);

    /// <summary>Returns a warning about the first class that a list names differently, once for each list; or null.</summary>
    internal string? Between(string list, string configuration, IReadOnlyDictionary<int, string> names)
    {
        if (!_compared.Add(list) || NamesIn(list) is not { } listed)
        {
            return null;
        }

        var other = YoloClasses.Numbered(listed).OrderBy(n => n.Key)
            .FirstOrDefault(n => names.TryGetValue(n.Key, out var name) && YoloWriter.Plain(name).Trim() != n.Value);
        return other.Value is null ? null
            : $"{list}: class {other.Key} is '{other.Value}' there, but '{names[other.Key]}' in {configuration}, whose names are used. If the labels have the "
                + "numbers of that list, name the classes with -ClassName.";
    }

    // A damaged list names no classes, so it cannot contradict.
    private static List<string>? NamesIn(string list)
    {
        try
        {
            using var stream = RegularFile.OpenRead(list);
            var isDamaged = stream.Length > YoloReader.MaximumConfigurationBytes || ForeignText.CauseOf(stream) is not null;
            var names = isDamaged ? [] : ClassLists.NamesIn(TextLines.Read(stream, watch: new(() => isDamaged = true, () => isDamaged = true)));
            return isDamaged ? null : names;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or YoloConfigurationException)
        {
            return null;
        }
    }
}
