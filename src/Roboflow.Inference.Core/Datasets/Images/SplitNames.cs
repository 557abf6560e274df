using System;
using System.Collections.Generic;

namespace Roboflow.Inference.Datasets.Images;

/// <summary>The usual names of the folders of a split.</summary>
internal static class SplitNames
{
    internal const string Training = "train";

    private static readonly HashSet<string> Names = new([Training, "val", "valid", "validation", "test"], StringComparer.OrdinalIgnoreCase);

    internal static IEnumerable<string> All => Names;

    internal static bool Contains(string name) => Names.Contains(name);

    /// <summary>Returns a name without the year that COCO's splits have: <c>train2017</c>.</summary>
    internal static string WithoutYear(string name) => name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}
