using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Roboflow.Inference.OnDevice.Packages;

/// <summary>The classes of the score columns, and the class names.</summary>
/// <param name="Names">The class names, indexed by number.</param>
/// <param name="ClassOfColumn">The class of each column, -1 to drop it; null if columns are class numbers.</param>
internal sealed record ClassColumns(IReadOnlyList<string> Names, int[]? ClassOfColumn)
{
    private const string Background = "background_class";

    /// <summary>Returns the name of a class, or its number if it has none.</summary>
    internal string NameOf(int classId) => classId < Names.Count ? Names[classId] : classId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Creates the columns of layouts whose columns are class numbers.</summary>
    internal static ClassColumns Plain(IReadOnlyList<string>? names, int columns, List<string> warnings)
    {
        if (names is null)
        {
            warnings.Add("Neither a file nor the metadata names the classes: they are numbered.");
            return new ClassColumns(Numbers(columns), null);
        }

        if (columns > 0 && names.Count != columns)
        {
            warnings.Add($"The model has {columns} classes and {names.Count} names: classes without a name are numbered.");
        }

        return new ClassColumns([.. names.Concat(Numbers(columns).Skip(names.Count))], null);
    }

    /// <summary>
    /// Creates the columns of RF-DETR, which can include the background anywhere, or COCO's 91 numbers after training for other
    /// classes: only a names file can decide, and nothing else is inferred.
    /// </summary>
    internal static ClassColumns OfRfDetr(IReadOnlyList<string>? names, int columns, List<string> warnings)
    {
        if (names is null)
        {
            warnings.Add($"No file names the classes of the model's {columns} columns, one of which can be the background:"
                + " they are numbered, and no column is dropped.");
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
                + $" the first {known.Count} are used as the classes, which can be wrong.");
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
