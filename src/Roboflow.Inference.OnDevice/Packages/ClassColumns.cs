using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>The classes of the score columns, and the class names.</summary>
/// <param name="Names">The class names, indexed by number.</param>
/// <param name="ClassOfColumn">The class of each column, -1 to drop it; null if columns are class numbers.</param>
internal sealed record ClassColumns(IReadOnlyList<string> Names, int[]? ClassOfColumn)
{
    /// <summary>The maximum number of a class in an untrusted file.</summary>
    internal const int MostClasses = 100_000;

    private const int MostShown = 5;

    private const string Background = "background_class";

    /// <summary>Returns the name of a class, or its number if it has none.</summary>
    internal string NameOf(int classId) => classId < Names.Count ? Names[classId] : Number(classId);

    /// <summary>Returns the names in the order of their numbers, which can have gaps; these are empty.</summary>
    /// <param name="known">Names by number, from 0 to below <see cref="MostClasses"/>; the last of several wins.</param>
    internal static List<string> Named(IReadOnlyCollection<KeyValuePair<int, string>> known)
    {
        List<string> names = [.. Enumerable.Repeat(string.Empty, known.Count == 0 ? 0 : known.Max(k => k.Key) + 1)];
        foreach (var (number, name) in known.Select(k => (k.Key, k.Value)))
        {
            names[number] = name;
        }

        return names;
    }

    /// <summary>Returns names that can be displayed; those that are empty are numbers.</summary>
    /// <param name="written">The names in the files, or null.</param>
    /// <param name="warnings">What is not as in the files.</param>
    internal static List<string>? Displayed(List<string>? written, List<string> warnings)
    {
        if (written is null)
        {
            return null;
        }

        var names = written.ConvertAll(TerminalText.Harmless);
        if (names.Exists(n => n.IndexOf(TerminalText.Substitute) >= 0))
        {
            warnings.Add("U+FFFD replaces characters of class names: control characters, or bytes that are not UTF-8.");
        }

        var unnamed = Enumerable.Range(0, names.Count).Where(i => string.IsNullOrWhiteSpace(names[i])).ToArray();
        if (unnamed.Length > 0)
        {
            warnings.Add(Unnamed(unnamed));
        }

        foreach (var number in unnamed)
        {
            names[number] = Number(number);
        }

        return names;
    }

    /// <summary>The warning about classes without a name.</summary>
    internal static string Unnamed(params int[] numbers) =>
        $"Classes without a name are numbered: {string.Join(", ", numbers.Take(MostShown).Select(Number))}"
            + (numbers.Length > MostShown ? $" and {numbers.Length - MostShown} more." : ".");

    /// <summary>Creates the columns of layouts whose columns are class numbers.</summary>
    internal static ClassColumns Plain(IReadOnlyList<string>? names, int columns, List<string> warnings)
    {
        if (names is null or { Count: 0 })
        {
            warnings.Add("No file and no readable metadata names the classes: they are numbered.");
            return new ClassColumns(Numbers(columns), null);
        }

        if (columns > 0 && names.Count != columns)
        {
            warnings.Add($"The model has {Counted.Of(columns, "class", "classes")} and {Counted.Of(names.Count, "name")}: "
                + (names.Count < columns ? "classes without a name are numbered."
                    : $"the names can be shifted, or those of another model. The first {columns} are used."));
        }

        return new ClassColumns([.. names.Concat(Numbers(columns).Skip(names.Count))], null);
    }

    /// <summary>
    /// Creates the columns of RF-DETR, which can include the background anywhere, or COCO's 91 numbers after training for other
    /// classes: only a names file can decide, and nothing else is inferred.
    /// </summary>
    /// <param name="names">The names of the columns.</param>
    /// <param name="removed">The names of columns that are not classes, besides the background's.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="warnings">What can be wrong.</param>
    internal static ClassColumns OfRfDetr(IReadOnlyList<string>? names, IReadOnlyCollection<string> removed, int columns, List<string> warnings)
    {
        if (names is null or { Count: 0 })
        {
            warnings.Add($"No file names the classes of the model's {columns} columns, one of which can be the background:"
                + " they are numbered, and no column is dropped.");
            return new ClassColumns(Numbers(columns), null);
        }

        var known = new List<string>();
        var map = new int[columns];
        for (var column = 0; column < Math.Max(columns, names.Count); column++)
        {
            var isClass = column < names.Count && !IsBackground(names[column]) && !removed.Contains(names[column], StringComparer.Ordinal);
            if (column < columns)
            {
                map[column] = isClass ? known.Count : -1;
            }

            if (isClass)
            {
                known.Add(names[column]);
            }
        }

        if (names.Count > columns)
        {
            warnings.Add($"The model has {columns} columns and {names.Count} class names, which can be those of another model:"
                + $" the first {columns} are used.");
        }
        else if (known.Count == names.Count && columns > known.Count + 1)
        {
            warnings.Add(
                $"The model has {Counted.Of(columns, "column")} for {Counted.Of(known.Count, "class name")}, and none of them is marked as the "
                    + $"background: the first {known.Count} are used as the classes, which can be wrong.");
        }

        return new ClassColumns(known, map);
    }

    private static bool IsBackground(string name) =>
        name.StartsWith(Background, StringComparison.Ordinal) && name.Skip(Background.Length).All(c => c is >= '0' and <= '9');

    /// <summary>The name of a class without one.</summary>
    internal static string Number(int classId) => classId.ToString(CultureInfo.InvariantCulture);

    private static string[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(Number)];
}
