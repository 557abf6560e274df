using System;
using System.Text;
using Roboflow.Inference.Datasets.Csv;

namespace Roboflow.Inference.Datasets;

/// <summary>The names that tools use for a confidence. Without one, an object is ground truth with the confidence 1.</summary>
internal static class ConfidenceNames
{
    /// <summary>In the order in which they count, without separators.</summary>
    internal static readonly string[] All =
        ["confidence", "score", "conf", "probability", "prob", "confidencescore", "scores", "detectionscore"];

    private const int MaximumLength = 32;

    /// <summary>Whether it is one of them, in any case, also with separators.</summary>
    internal static bool Has(string name) => IndexOf(name) >= 0;

    /// <summary>Whether it is one of them. Most names are told by their first letter, because a file has millions.</summary>
    internal static bool Has(ReadOnlySpan<byte> name) => name.Length is >= 4 and <= MaximumLength
        && (name[0] | 0x20) is 'c' or 's' or 'p' or 'd' && Has(Encoding.ASCII.GetString(name.ToArray()));

    /// <summary>Returns its place in the order, or -1.</summary>
    internal static int IndexOf(string name)
    {
        var plain = name.Length > MaximumLength ? null : CsvTable.Plain(name);
        return Array.FindIndex(All, n => n.Equals(plain, StringComparison.OrdinalIgnoreCase));
    }
}
