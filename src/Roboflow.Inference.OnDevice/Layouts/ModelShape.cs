using System;
using System.Collections.Generic;
using System.Linq;

namespace Roboflow.Inference.OnDevice.Layouts;

/// <summary>What a layout is recognized by.</summary>
internal sealed record ModelShape
{
    /// <summary>The outputs' names.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The outputs' lengths for one image.</summary>
    public required IReadOnlyList<long[]> Lengths { get; init; }

    /// <summary>How many candidates a YOLOv8 kind has for this input.</summary>
    public required long Anchors { get; init; }

    /// <summary>How many classes are named, or null.</summary>
    public int? NamedClasses { get; init; }

    /// <summary>The architecture that a file beside the model states, in small letters without separators; or empty.</summary>
    public string Architecture { get; init; } = string.Empty;

    /// <summary>Whether the metadata says that no NMS is needed.</summary>
    public bool IsEndToEnd { get; init; }

    /// <summary>Runs the model on gray and tells whether its first boxes lie from 0 to 1.</summary>
    public required Func<int, bool> HasUnitBoxes { get; init; }

    /// <summary>The lengths of the only output, or null where there are more, or other than three axes.</summary>
    internal (long Rows, long Columns)? Single => Lengths.Count == 1 && Lengths[0].Length == 3 && Lengths[0][0] == 1 ? (Lengths[0][1], Lengths[0][2]) : null;

    /// <summary>The two outputs that are boxes and scores; null where they are not.</summary>
    internal (int Boxes, int Scores)? Pair()
    {
        if (Lengths.Count != 2 || Lengths.Any(l => l.Length != 3 || l[0] != 1) || Lengths[0][1] != Lengths[1][1])
        {
            return null;
        }

        var (first, second) = (Lengths[0][2] == 4, Lengths[1][2] == 4);
        if (first && second)
        {
            // Four classes: the names tell, or else boxes come first.
            return IsBoxes(Names[1]) && !IsBoxes(Names[0]) ? (1, 0) : (0, 1);
        }

        return first ? (0, 1) : second ? (1, 0) : null;
    }

    private static bool IsBoxes(string name) =>
        name.IndexOf("box", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("det", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>Whether the architecture is one of these.</summary>
    internal bool IsOf(params string[] prefixes) => Array.Exists(prefixes, p => Architecture.StartsWith(p, StringComparison.Ordinal));

    /// <summary>Names and lengths, for an error.</summary>
    public override string ToString() => string.Join("; ", Names.Select((n, i) => $"{n} [{string.Join(", ", Lengths[i])}]"));
}

/// <summary>How well a layout fits.</summary>
internal enum Certainty
{
    /// <summary>The shapes allow it, and nothing speaks for it.</summary>
    Possible,

    /// <summary>The shapes speak for it.</summary>
    Likely,

    /// <summary>Names or metadata say so.</summary>
    Certain,
}

/// <summary>A layout that fits a model's outputs.</summary>
/// <param name="Certainty">How well.</param>
/// <param name="Classes">How many classes the outputs have.</param>
/// <param name="Outputs">The outputs to read, boxes before scores.</param>
internal sealed record LayoutFit(Certainty Certainty, int Classes, params int[] Outputs);
