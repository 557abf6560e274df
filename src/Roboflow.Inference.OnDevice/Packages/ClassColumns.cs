using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>Which column of scores is which class, and how classes are called.</summary>
/// <param name="Names">The classes by their number.</param>
/// <param name="ClassOfColumn">Each column's class, -1 for what is dropped; null where columns are classes.</param>
internal sealed record ClassColumns(IReadOnlyList<string> Names, int[]? ClassOfColumn)
{
    private const string Background = "background_class";

    /// <summary>What a class is called: its number, where it has no name.</summary>
    internal string NameOf(int classId) => classId < Names.Count ? Names[classId] : classId.ToString(CultureInfo.InvariantCulture);

    /// <summary>For layouts whose columns are classes.</summary>
    internal static ClassColumns Plain(IReadOnlyList<string>? names, int columns, List<string> warnings)
    {
        if (names is null)
        {
            warnings.Add("No file and no metadata names the classes: they are numbered.");
            return new ClassColumns(Numbers(columns), null);
        }

        if (columns > 0 && names.Count != columns)
        {
            warnings.Add($"The model has {columns} classes and {names.Count} names: classes without a name are numbered.");
        }

        return new ClassColumns([.. names.Concat(Numbers(columns).Skip(names.Count))], null);
    }

    /// <summary>
    /// For RF-DETR, whose columns may hold the background at any place, or COCO's 91 numbers after training for others:
    /// only a names file tells, and what it does not tell is not guessed.
    /// </summary>
    internal static ClassColumns OfRfDetr(IReadOnlyList<string>? names, int columns, List<string> warnings)
    {
        if (names is null)
        {
            warnings.Add($"No file names the classes of the model's {columns} columns, of which one may be the background:"
                + " they are numbered, and none is dropped.");
            return new ClassColumns(Numbers(columns), null);
        }

        var known = names.ToList();
        var background = known.FindIndex(IsBackground);
        if (background >= 0)
        {
            known.RemoveAt(background);
        }
        else if (columns > known.Count + 1)
        {
            warnings.Add($"The model has {columns} columns for {known.Count} class names, and none of them is marked as the background:"
                + $" the first {known.Count} are taken for the classes, which may be wrong.");
        }

        var map = Enumerable.Range(0, columns)
            .Select(c => background < 0 || c < background ? c : c == background ? -1 : c - 1)
            .Select(c => c < known.Count ? c : -1);
        return new ClassColumns(known, [.. map]);
    }

    private static bool IsBackground(string name) =>
        name.StartsWith(Background, StringComparison.Ordinal) && name.Skip(Background.Length).All(c => c is >= '0' and <= '9');

    private static string[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(n => n.ToString(CultureInfo.InvariantCulture))];
}
