using System;
using System.Collections.Generic;
using System.Linq;
using Roboflow.Inference.TextSafety;

namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>The properties by which a layout is recognized.</summary>
internal sealed record ModelShape
{
    /// <summary>The outputs' names.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The lengths of the outputs' axes for one image.</summary>
    public required IReadOnlyList<long[]> Lengths { get; init; }

    /// <summary>The number of candidates of a YOLOv8 model for this input.</summary>
    public required long Anchors { get; init; }

    /// <summary>The number of named classes, or null.</summary>
    public int? NamedClasses { get; init; }

    /// <summary>The architecture in a file next to the model, in lower case without separators; or empty.</summary>
    public string Architecture { get; init; } = string.Empty;

    /// <summary>Whether the metadata says that no NMS is needed.</summary>
    public bool IsEndToEnd { get; init; }

    /// <summary>Runs the model and returns whether its first boxes are from 0 to 1.</summary>
    public required Func<int, bool> HasUnitBoxes { get; init; }

    /// <summary>The lengths of the only output, or null if there are several, or it does not have three axes.</summary>
    internal (long Rows, long Columns)? Single => Lengths.Count == 1 && Lengths[0].Length == 3 && Lengths[0][0] == 1 ? (Lengths[0][1], Lengths[0][2]) : null;

    /// <summary>Returns the two outputs with boxes and scores, or null.</summary>
    internal (int Boxes, int Scores)? Pair()
    {
        if (Lengths.Count != 2 || Lengths.Any(l => l.Length != 3 || l[0] != 1) || Lengths[0][1] != Lengths[1][1])
        {
            return null;
        }

        var (first, second) = (Lengths[0][2] == 4, Lengths[1][2] == 4);
        if (first && second)
        {
            // With four classes, the names decide; otherwise boxes come first.
            return IsBoxes(Names[1]) && !IsBoxes(Names[0]) ? (1, 0) : (0, 1);
        }

        return first ? (0, 1) : second ? (1, 0) : null;
    }

    private static bool IsBoxes(string name) =>
        name.IndexOf("box", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("det", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether the architecture is one of these.</summary>
    internal bool IsOf(params string[] prefixes) => Array.Exists(prefixes, p => Architecture.StartsWith(p, StringComparison.Ordinal));

    /// <summary>Returns names and lengths, for an error.</summary>
    public override string ToString() => string.Join("; ", Names.Select((n, i) => $"{ServerText.Clean(n)} [{string.Join(", ", Lengths[i])}]"));
}
